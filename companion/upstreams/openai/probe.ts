/** How a server of chat completions is and what it holds, from `/models`; servers say more there than OpenAI does. */
import * as v from 'valibot';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import type { Clock } from '../../clock.ts';
import { toFailedProbe } from '../failed-probe.ts';
import { noModel } from '../no-model.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';
import { notThisKind } from '../refusal.ts';
import type { UpstreamModel, UpstreamProbe } from '../upstream.ts';

const CountSchema = v.fallback(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0);
const ShortTextSchema = v.pipe(v.string(), v.maxLength(64));
const CapabilitiesSchema = v.fallback(v.pipe(v.array(ShortTextSchema), v.maxLength(64)), []);

const EntrySchema = v.object({
  // A longer one could not be asked.
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.modelChars)),
  created: CountSchema,
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
  /** The server is on the internet: what is asked leaves the machine. */
  isRemote: boolean;
}

/** Rejects only when aborted. */
export async function probeOpenai(probe: OpenaiProbe, signal: AbortSignal): Promise<UpstreamProbe> {
  const { server, clock, id, limits, isRemote } = probe;
  const { address } = server;
  const base = { id, kind: 'openai', address } as const;
  try {
    const timing = { clock, timeoutMs: limits.upstreamProbeMs, server };
    const list = v.safeParse(
      ListSchema,
      await within(timing, signal, (timed) => readJson(server, { path: '/models' }, timed)),
    );
    if (!list.success) throw notThisKind(server);
    const models = toModels(list.output, id, isRemote).slice(0, limits.upstreamModels);
    const error = noModel(server, models);
    return { status: { ...base, status: 'ready', ...(error && { error }), version: '' }, models };
  } catch (error) {
    return toFailedProbe(base, error, signal);
  }
}

function toModels(list: v.InferOutput<typeof ListSchema>, upstream: string, remote: boolean): UpstreamModel[] {
  const abilities = new Map(
    list.models
      .map((entry) => v.safeParse(NamedSchema, entry))
      .flatMap((parsed) => (parsed.success ? [[parsed.output.name, parsed.output.capabilities] as const] : [])),
  );
  return list.data
    .map((entry) => v.safeParse(EntrySchema, entry))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .sort((a, b) => b.created - a.created)
    .map((entry) => {
      const said = entry.capabilities.length > 0 ? entry.capabilities : [...(abilities.get(entry.id) ?? [])];
      const capabilities = [...said, ...(canSee(entry, said) ? ['vision'] : [])];
      return {
        name: entry.id,
        upstream,
        digest: '',
        parameterSize: toParameterSize(entry.meta.n_params),
        sizeBytes: entry.meta.size,
        contextLength: toContextLength(entry),
        capabilities,
        canChat: canChat(entry, capabilities),
        loaded: entry.state !== 'not-loaded',
        remote,
      };
    });
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

/** What the server was started with says more than what the model was made for. */
function toContextLength({ meta, max_model_len, loaded_context_length, max_context_length }: Entry): number {
  return (
    [meta.n_ctx, max_model_len, loaded_context_length, max_context_length, meta.n_ctx_train].find((n) => n > 0) ?? 0
  );
}

function toParameterSize(parameters: number): string {
  if (parameters <= 0) return '';
  return parameters >= 1e9 ? `${(parameters / 1e9).toFixed(1)}B` : `${(parameters / 1e6).toFixed(2)}M`;
}
