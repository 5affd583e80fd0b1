/** How a server of chat completions is and what it holds, from `/models`; servers say more there than OpenAI does. */
import * as v from 'valibot';
import type { Limits } from '../../../protocol/limits.ts';
import { ModelNameSchema } from '../../../protocol/model-name-schema.ts';
import type { Clock } from '../../clock.ts';
import { toFailedProbe } from '../failed-probe.ts';
import { noModel } from '../no-model.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';
import { notThisKind } from '../refusal.ts';
import type { UpstreamModel, UpstreamProbe } from '../upstream.ts';
import { type OwnRoutes, readOwnRoutes } from './own-routes.ts';
import { CountSchema, ShortTextSchema } from './said-values.ts';

const CapabilitiesSchema = v.fallback(v.pipe(v.array(ShortTextSchema), v.maxLength(64)), []);

const EntrySchema = v.object({
  // A longer one could not be asked.
  id: ModelNameSchema,
  created: CountSchema,
  owned_by: v.fallback(ShortTextSchema, ''),
  /** LM Studio: `llm`, `vlm`, `embeddings`. */
  type: v.fallback(ShortTextSchema, ''),
  /** LM Studio: `loaded`, `not-loaded`. */
  state: v.fallback(ShortTextSchema, ''),
  capabilities: CapabilitiesSchema,
  /** vLLM. */
  max_model_len: CountSchema,
  /** LM Studio. */
  max_context_length: CountSchema,
  loaded_context_length: CountSchema,
  /** llama.cpp. */
  meta: v.fallback(
    v.object({ n_ctx: CountSchema, n_ctx_train: CountSchema, n_params: CountSchema, size: CountSchema }),
    {
      n_ctx: 0,
      n_ctx_train: 0,
      n_params: 0,
      size: 0,
    },
  ),
});
type Entry = v.InferOutput<typeof EntrySchema>;

const ListSchema = v.object({
  data: v.array(v.unknown()),
  /** llama.cpp has what its models can do in a list of its own. */
  models: v.fallback(v.array(v.unknown()), []),
});
const NamedSchema = v.object({ name: v.string(), capabilities: CapabilitiesSchema });

export interface OpenaiProbe {
  server: JsonServer;
  clock: Clock;
  id: string;
  limits: Limits;
  /** The server without the `/v1` of its address. */
  root: JsonServer;
  /** Replaced by the tokens of context that each model is loaded with, as far as the server says. */
  loadedContexts: Map<string, number>;
  /** The server is on the internet: what is asked leaves the machine. */
  isRemote: boolean;
}

/** Rejects only when aborted. */
export async function probeOpenai(probe: OpenaiProbe, signal: AbortSignal): Promise<UpstreamProbe> {
  const { server, clock, id, limits, root, loadedContexts } = probe;
  const { address } = server;
  const base = { id, kind: 'openai', address } as const;
  try {
    const timing = { clock, timeoutMs: limits.upstreamProbeMs, server };
    const [list, own] = await within(timing, signal, async (timed) => {
      const said = v.safeParse(ListSchema, await readJson(server, { path: '/models' }, timed));
      if (!said.success) throw notThisKind(server);
      const entries = toEntries(said.output.data);
      return [
        said.output,
        await readOwnRoutes(
          entries.map(({ owned_by }) => owned_by),
          root,
          timed,
        ),
      ];
    });
    const entries = completed(toEntries(list.data), own).slice(0, limits.upstreamModels);
    const abilities = toAbilities(list.models);
    const models = entries.map((entry) => toModel(probe, entry, abilities.get(entry.id)));
    loadedContexts.clear();
    for (const entry of entries) loadedContexts.set(entry.id, toLoadedContext(entry));
    const error = noModel(server, models);
    const { product, version } = own;
    return {
      status: { ...base, status: 'ready', ...(error && { error }), version, ...(product !== '' && { product }) },
      models,
    };
  } catch (error) {
    return toFailedProbe(base, error, signal);
  }
}

/** Newest first. */
function toEntries(list: readonly unknown[]): Entry[] {
  return list
    .map((entry) => v.safeParse(EntrySchema, entry))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .sort((a, b) => b.created - a.created);
}

/** What the server says elsewhere of the same models is put in. */
function completed(entries: readonly Entry[], own: OwnRoutes): Entry[] {
  const known = new Map(toEntries(own.entries).map((entry) => [entry.id, entry]));
  const ofTheOne = entries.length === 1 ? own : undefined;
  return entries.map((entry) => {
    const { type, state, capabilities, max_context_length, loaded_context_length } = known.get(entry.id) ?? entry;
    return {
      ...entry,
      type,
      state,
      max_context_length,
      loaded_context_length: loaded_context_length || (ofTheOne?.contextLength ?? 0),
      capabilities: [...new Set([...entry.capabilities, ...capabilities, ...(ofTheOne?.capabilities ?? [])])],
    };
  });
}

function toAbilities(list: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
  const parsed = list.map((entry) => v.safeParse(NamedSchema, entry));
  return new Map(
    parsed.flatMap(({ success, output }) => (success ? [[output.name, output.capabilities] as const] : [])),
  );
}

function toModel({ id, isRemote }: OpenaiProbe, entry: Entry, inList: readonly string[] = []): UpstreamModel {
  const said = [...new Set([...entry.capabilities, ...inList])];
  const capabilities = [...said, ...(canSee(entry, said) ? ['vision'] : [])];
  return {
    name: entry.id,
    upstream: id,
    digest: '',
    parameterSize: toParameterSize(entry.meta.n_params),
    sizeBytes: entry.meta.size,
    contextLength: toLoadedContext(entry) || entry.max_context_length || entry.meta.n_ctx_train,
    capabilities,
    canChat: canChat(entry, capabilities),
    loaded: entry.state !== 'not-loaded',
    remote: isRemote,
  };
}

/** Ollama's word for it is taken; llama.cpp has another one. */
function canSee({ type }: Entry, said: readonly string[]): boolean {
  return !said.includes('vision') && (type === 'vlm' || said.includes('multimodal'));
}

function canChat({ type }: Entry, capabilities: readonly string[]): boolean {
  if (/embed|rerank|speech|audio|transcri/i.test(type)) return false;
  const isOther = capabilities.some((ability) => /embed|rerank/i.test(ability));
  return !isOther || capabilities.includes('completion');
}

/** What the server was started with, or the model was loaded with; 0 when it does not say. */
function toLoadedContext({ meta, max_model_len, loaded_context_length }: Entry): number {
  return [meta.n_ctx, max_model_len, loaded_context_length].find((n) => n > 0) ?? 0;
}

function toParameterSize(parameters: number): string {
  if (parameters <= 0) return '';
  return parameters >= 1e9 ? `${(parameters / 1e9).toFixed(1)}B` : `${(parameters / 1e6).toFixed(2)}M`;
}
