/** How an Ollama is and what it holds, from `/api/version`, `/api/tags` and `/api/ps`. */
import * as v from 'valibot';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import type { Model, UpstreamStatus } from '../../../protocol/models.ts';
import type { Clock } from '../../clock.ts';
import { toConnectionError, unreachable } from '../connection-failure.ts';
import { UpstreamError, type UpstreamProbe } from '../upstream.ts';
import type { OllamaHttp } from './http.ts';
import { notOllama, redirected, toRefusalError } from './refusal.ts';

/** What a server says of itself is sent on to every client: no longer than it has to be, and no number that JSON can't say. */
const ShortTextSchema = v.pipe(v.string(), v.maxLength(64));
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const VersionSchema = v.object({ version: ShortTextSchema });

/** What older versions leave out has a fallback, and a model whose entry makes no sense is left out by itself. */
const TagSchema = v.object({
  // A longer one could not be asked.
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.modelChars)),
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
const ListSchema = v.object({ models: v.fallback(v.array(v.unknown()), []) });
const LoadedSchema = v.object({ models: v.fallback(v.array(v.object({ name: v.string() })), []) });

export interface OllamaProbe {
  http: OllamaHttp;
  clock: Clock;
  id: string;
  address: string;
  limits: Limits;
}

/** Rejects only when aborted. */
export async function probeOllama(probe: OllamaProbe, signal: AbortSignal): Promise<UpstreamProbe> {
  const { id, address } = probe;
  const base = { id, kind: 'ollama', address } as const;
  try {
    const [version, tags, loaded] = await readWithin(probe, signal);
    const models = toModels(id, tags, loaded).slice(0, probe.limits.upstreamModels);
    return {
      status: { ...base, status: 'ready', message: models.length > 0 ? '' : noModel(address), version },
      models,
    };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!(error instanceof UpstreamError)) throw error;
    const status: UpstreamStatus['status'] = error.code === 'upstream_unreachable' ? 'unreachable' : 'refused';
    return { status: { ...base, status, message: `${error.message} ${error.cure}`.trim(), version: '' }, models: [] };
  }
}

async function readWithin(probe: OllamaProbe, signal: AbortSignal): Promise<[string, unknown, unknown]> {
  const { clock, address, limits } = probe;
  const timeout = new AbortController();
  const cancel = clock.after(limits.upstreamProbeMs, () => {
    timeout.abort(unreachable(address, `no answer within ${limits.upstreamProbeMs / 1000} seconds`));
  });
  const within = AbortSignal.any([signal, timeout.signal]);
  try {
    // Its version first: only an Ollama has one, and a refusal is said once and not three times.
    const version = v.safeParse(VersionSchema, await readJson(probe, '/api/version', within));
    if (!version.success) throw notOllama(address);
    const [tags, loaded] = await Promise.all([
      readJson(probe, '/api/tags', within),
      readJson(probe, '/api/ps', within),
    ]);
    return [version.output.version, tags, loaded];
  } finally {
    cancel();
  }
}

async function readJson({ http, address, limits }: OllamaProbe, path: string, signal: AbortSignal): Promise<unknown> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  let status = 0;
  try {
    await http.exchange({
      method: 'GET',
      path,
      signal,
      onHead(head) {
        status = head.status;
        if (status >= 300 && status < 400) throw redirected(address);
      },
      onBytes(chunk) {
        bytes += chunk.length;
        if (bytes > limits.upstreamListBytes) throw notOllama(address);
        pieces.push(chunk);
      },
    });
  } catch (error) {
    if (signal.aborted || error instanceof UpstreamError) throw error;
    throw toConnectionError(error, address, status !== 0);
  }
  const body = Buffer.concat(pieces).toString();
  if (status !== 200) throw toRefusalError({ status, body, model: '', address });
  try {
    return JSON.parse(body);
  } catch {
    throw notOllama(address);
  }
}

/** Those that can chat, newest first. Models that only embed can't be asked. */
function toModels(upstream: string, tags: unknown, loaded: unknown): Model[] {
  const list = v.safeParse(ListSchema, tags);
  const inMemory = v.safeParse(LoadedSchema, loaded);
  const loadedNames = new Set(inMemory.success ? inMemory.output.models.map(({ name }) => name) : []);
  return (list.success ? list.output.models : [])
    .map((entry) => v.safeParse(TagSchema, entry))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .filter(({ capabilities }) => capabilities.length === 0 || capabilities.includes('completion'))
    .sort((a, b) => toTime(b.modified_at) - toTime(a.modified_at))
    .map((tag) => ({
      name: tag.name,
      upstream,
      parameterSize: tag.details.parameter_size,
      sizeBytes: tag.size,
      contextLength: tag.details.context_length,
      capabilities: tag.capabilities,
      loaded: loadedNames.has(tag.name),
      remote: tag.remote_host !== '' || tag.remote_model !== '',
    }));
}

/** Times carry their zone, so that they can't be compared as text. */
function toTime(text: string): number {
  const time = Date.parse(text);
  return Number.isNaN(time) ? 0 : time;
}

function noModel(address: string): string {
  return `Ollama at ${address} has no model yet. Get one with \`ollama pull llama3.2\`.`;
}
