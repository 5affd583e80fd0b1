/** How an Ollama is and what it holds, from `/api/version`, `/api/tags`, `/api/ps` and `/api/show`. */
import * as v from 'valibot';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import type { UpstreamStatus } from '../../../protocol/models.ts';
import type { Clock } from '../../clock.ts';
import type { UpstreamHttp } from '../http.ts';
import { noModel } from '../no-model.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';
import { UpstreamError, type UpstreamModel, type UpstreamProbe } from '../upstream.ts';
import type { Abilities } from './abilities.ts';
import type { ContextLengths } from './context-lengths.ts';
import { notOllama, toRefusalError } from './refusal.ts';

/** What a server says of itself is sent on to every client: no longer than it has to be, and no number that JSON can't say. */
const ShortTextSchema = v.pipe(v.string(), v.maxLength(64));
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const VersionSchema = v.object({ version: ShortTextSchema });

/** What older versions leave out has a fallback, and a model whose entry makes no sense is left out by itself. */
const TagSchema = v.object({
  // A longer one could not be asked.
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.modelChars)),
  digest: v.fallback(v.pipe(v.string(), v.maxLength(128)), ''),
  modified_at: v.fallback(v.string(), ''),
  size: v.fallback(CountSchema, 0),
  remote_host: v.fallback(v.string(), ''),
  remote_model: v.fallback(v.string(), ''),
  capabilities: v.fallback(v.pipe(v.array(ShortTextSchema), v.maxLength(64)), []),
  details: v.fallback(
    v.object({ parameter_size: v.fallback(ShortTextSchema, ''), context_length: v.fallback(CountSchema, 0) }),
    { parameter_size: '', context_length: 0 },
  ),
});
type Tag = v.InferOutput<typeof TagSchema>;

const ListSchema = v.object({ models: v.fallback(v.array(v.unknown()), []) });
const LoadedSchema = v.object({
  models: v.fallback(v.array(v.object({ name: v.string(), context_length: v.fallback(CountSchema, 0) })), []),
});

export interface OllamaProbe {
  http: UpstreamHttp;
  clock: Clock;
  id: string;
  address: string;
  limits: Limits;
  abilities: Abilities;
  contexts: ContextLengths;
}

/** Rejects only when aborted. */
export async function probeOllama(probe: OllamaProbe, signal: AbortSignal): Promise<UpstreamProbe> {
  const { id, address, abilities, contexts } = probe;
  const base = { id, kind: 'ollama', address } as const;
  try {
    const [version, list, loaded] = await readState(probe, signal);
    const tags = toTags(list, probe.limits.upstreamModels);
    await abilities.learn(tags.filter((tag) => !isRemote(tag)));
    const loadedContexts = toLoadedContexts(loaded);
    const models = tags.map((tag) => toModel(id, tag, abilities.of(tag), loadedContexts.has(tag.name)));
    contexts.look(
      models.map(({ name, contextLength, loaded: isLoaded }) => {
        return { name, contextLength, isLoaded, loadedContext: loadedContexts.get(name) ?? 0 };
      }),
    );
    const error = noModel({ server: 'ollama', address }, models);
    return { status: { ...base, status: 'ready', ...(error && { error }), version }, models };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!(error instanceof UpstreamError)) throw error;
    const status: UpstreamStatus['status'] = error.code === 'upstream_unreachable' ? 'unreachable' : 'refused';
    return { status: { ...base, status, error: error.reason, version: '' }, models: [] };
  }
}

/** The server that is asked about itself. */
export function toJsonServer(http: UpstreamHttp, address: string, limits: Limits): JsonServer {
  return {
    http,
    address,
    server: 'ollama',
    maxBytes: limits.upstreamListBytes,
    toRefusalError: (refusal) => toRefusalError({ ...refusal, address }),
  };
}

async function readState(probe: OllamaProbe, signal: AbortSignal): Promise<[string, unknown, unknown]> {
  const { clock, address, limits, http } = probe;
  const server = toJsonServer(http, address, limits);
  return within({ clock, timeoutMs: limits.upstreamProbeMs, server }, signal, async (timed) => {
    // Its version first: only an Ollama has one, and a refusal is said once and not three times.
    const version = v.safeParse(VersionSchema, await readJson(server, { path: '/api/version' }, timed));
    if (!version.success) throw notOllama(address);
    const [tags, loaded] = await Promise.all([
      readJson(server, { path: '/api/tags' }, timed),
      readJson(server, { path: '/api/ps' }, timed),
    ]);
    return [version.output.version, tags, loaded];
  });
}

/** Newest first. */
function toTags(tags: unknown, maxModels: number): Tag[] {
  const list = v.safeParse(ListSchema, tags);
  return (list.success ? list.output.models : [])
    .map((entry) => v.safeParse(TagSchema, entry))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .sort((a, b) => toTime(b.modified_at) - toTime(a.modified_at))
    .slice(0, maxModels);
}

/** What a model on another machine can do is that machine's to say, and nobody asked us to ask it. */
function isRemote({ remote_host, remote_model }: Tag): boolean {
  return remote_host !== '' || remote_model !== '';
}

function toModel(upstream: string, tag: Tag, shown: readonly string[] | undefined, loaded: boolean): UpstreamModel {
  const capabilities = [...(shown ?? tag.capabilities)];
  return {
    name: tag.name,
    upstream,
    digest: tag.digest,
    parameterSize: tag.details.parameter_size,
    sizeBytes: tag.size,
    contextLength: tag.details.context_length,
    capabilities,
    canChat: capabilities.length === 0 || capabilities.includes('completion'),
    loaded,
    remote: isRemote(tag),
  };
}

/** Tokens of context that each model in memory has; 0 where an older Ollama does not say. */
function toLoadedContexts(loaded: unknown): ReadonlyMap<string, number> {
  const inMemory = v.safeParse(LoadedSchema, loaded);
  return new Map(inMemory.success ? inMemory.output.models.map((model) => [model.name, model.context_length]) : []);
}

/** Times carry their zone, so that they can't be compared as text. */
function toTime(text: string): number {
  const time = Date.parse(text);
  return Number.isNaN(time) ? 0 : time;
}
