/** How an Ollama is and what it holds, from `/api/version`, `/api/tags`, `/api/ps` and `/api/show`. */
import * as v from 'valibot';
import type { Limits } from '../../../protocol/limits.ts';
import { ModelNameSchema } from '../../../protocol/model-name-schema.ts';
import type { UpstreamStatus } from '../../../protocol/models.ts';
import type { Clock } from '../../clock.ts';
import { toFailedProbe } from '../failed-probe.ts';
import type { UpstreamHttp } from '../http.ts';
import { noModel } from '../no-model.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';
import type { UpstreamModel, UpstreamProbe } from '../upstream.ts';
import type { Abilities } from './abilities.ts';
import type { ContextLengths } from './context-lengths.ts';
import type { KeptModels } from './kept-models.ts';
import { notOllama, toRefusalError } from './refusal.ts';
import type { Thinkers } from './thinkers.ts';

/** What a server says of itself is sent on to every client: no longer than it has to be, and no number that JSON can't say. */
const ShortTextSchema = v.pipe(v.string(), v.maxLength(64));
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const VersionSchema = v.object({ version: ShortTextSchema });

/** What older versions leave out has a fallback, and a model whose entry makes no sense is left out by itself. */
const TagSchema = v.object({
  // A longer one could not be asked.
  name: ModelNameSchema,
  digest: v.fallback(v.pipe(v.string(), v.maxLength(128)), ''),
  modified_at: v.fallback(v.string(), ''),
  size: v.fallback(CountSchema, 0),
  remote_host: v.fallback(v.string(), ''),
  remote_model: v.fallback(v.string(), ''),
  capabilities: v.fallback(v.pipe(v.array(ShortTextSchema), v.maxLength(64)), []),
  details: v.fallback(
    v.object({
      parameter_size: v.fallback(ShortTextSchema, ''),
      quantization_level: v.fallback(ShortTextSchema, ''),
      family: v.fallback(ShortTextSchema, ''),
      context_length: v.fallback(CountSchema, 0),
    }),
    { parameter_size: '', quantization_level: '', family: '', context_length: 0 },
  ),
});
type Tag = v.InferOutput<typeof TagSchema>;

const ListSchema = v.object({ models: v.fallback(v.array(v.unknown()), []) });
const LoadedSchema = v.object({
  models: v.fallback(
    v.array(
      v.object({
        name: v.string(),
        context_length: v.fallback(CountSchema, 0),
        expires_at: v.fallback(v.string(), ''),
        size: v.fallback(CountSchema, 0),
        size_vram: v.fallback(CountSchema, 0),
      }),
    ),
    [],
  ),
});
type Loaded = v.InferOutput<typeof LoadedSchema>['models'][number];
/** Ollama's "for ever" is the largest duration it can count, some 292 years. */
const FOR_EVER_YEAR = 2200;

export interface OllamaProbe {
  http: UpstreamHttp;
  clock: Clock;
  id: string;
  address: string;
  limits: Limits;
  abilities: Abilities;
  contexts: ContextLengths;
  keeping: KeptModels;
  thinkers: Thinkers;
}

/** Rejects only when aborted. */
export async function probeOllama(probe: OllamaProbe, signal: AbortSignal): Promise<UpstreamProbe> {
  const { id, address, abilities, contexts, thinkers } = probe;
  const base = { id, kind: 'ollama', address } as const;
  contexts.beginLook();
  try {
    const [version, list, loaded] = await readState(probe, signal);
    const tags = toTags(list, probe.limits.upstreamModels);
    await abilities.learn(tags.filter((tag) => !isRemote(tag)));
    const inMemory = toLoaded(loaded);
    const models = tags.map((tag) => toModel(id, tag, abilities.of(tag), inMemory.get(tag.name)));
    contexts.look(
      models.map(({ name, contextLength, loaded: isLoaded }) => {
        return { name, contextLength, isLoaded, loadedContext: inMemory.get(name)?.context_length ?? 0 };
      }),
    );
    probe.keeping.look(models.filter(({ inMemory }) => inMemory?.until === null).map(({ name }) => name));
    thinkers.look(models, new Map(tags.map(({ name, details }) => [name, details.family])));
    const error = noModel({ server: 'ollama', address }, models);
    const status: UpstreamStatus = {
      ...base,
      status: 'ready',
      ...(error && { error }),
      version,
      manages: ['pull', 'delete', 'unload', 'keep_warm'],
    };
    return { status, models };
  } catch (error) {
    return toFailedProbe(base, error, signal);
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

function toModel(
  upstream: string,
  tag: Tag,
  shown: readonly string[] | undefined,
  loaded: Loaded | undefined,
): UpstreamModel {
  const capabilities = [...(shown ?? tag.capabilities)];
  const { parameter_size, quantization_level: quantisation, family, context_length } = tag.details;
  const modifiedAt = toTime(tag.modified_at);
  return {
    name: tag.name,
    upstream,
    digest: tag.digest,
    parameterSize: parameter_size,
    sizeBytes: tag.size,
    contextLength: context_length,
    capabilities,
    canChat: capabilities.length === 0 || capabilities.includes('completion'),
    loaded: loaded !== undefined,
    remote: isRemote(tag),
    ...(quantisation !== '' && { quantisation }),
    ...(family !== '' && { family }),
    ...(modifiedAt > 0 && { modifiedAt }),
    ...(loaded && { inMemory: toMemory(loaded) }),
  };
}

function toMemory({ expires_at, size, size_vram }: Loaded): NonNullable<UpstreamModel['inMemory']> {
  const until = toTime(expires_at);
  return {
    ...(until > 0 && { until: new Date(until).getUTCFullYear() >= FOR_EVER_YEAR ? null : until }),
    ...(size > 0 && { memoryBytes: size, videoBytes: size_vram }),
  };
}

/** What each model in memory is like; an older Ollama says less. */
function toLoaded(loaded: unknown): ReadonlyMap<string, Loaded> {
  const inMemory = v.safeParse(LoadedSchema, loaded);
  return new Map(inMemory.success ? inMemory.output.models.map((model) => [model.name, model]) : []);
}

/** Times carry their zone, so that they can't be compared as text. */
function toTime(text: string): number {
  const time = Date.parse(text);
  // Before 1970 is what a server says that does not know.
  return Number.isNaN(time) ? 0 : Math.max(0, time);
}
