/**
 * What servers of chat completions tell of themselves beside OpenAI's routes, each on a route of its own. `/models` says who
 * wrote the server; none is asked for the routes of another.
 */
import * as v from 'valibot';
import { type JsonServer, readJson } from '../read-json.ts';
import { UpstreamError } from '../upstream.ts';
import { CountSchema, ShortTextSchema } from './said-values.ts';

/** What `/models` alone does not tell. */
export interface OwnRoutes {
  /** What the server is, by the name that its authors gave it; empty when it is not known. */
  product: string;
  version: string;
  /** Entries of a list of its own, which say more than those of `/models`. */
  entries: readonly unknown[];
  /** Of the one model that it serves: tokens of context of one request; 0 when it is not known. */
  contextLength: number;
  /** And what that model can do, as Ollama names it. */
  capabilities: readonly string[];
}

const UNKNOWN: OwnRoutes = { product: '', version: '', entries: [], contextLength: 0, capabilities: [] };

/** By `owned_by` in `/models`. */
const READERS: Record<string, (root: JsonServer, signal: AbortSignal) => Promise<OwnRoutes>> = {
  llamacpp: readLlamaCpp,
  vllm: (root, signal) => readVersion('vLLM', root, signal),
  organization_owner: readLmStudio,
  library: async () => ({ ...UNKNOWN, product: 'Ollama' }),
};

/**
 * @param owners `owned_by` of the models in `/models`, empty where it is missing
 * @param root the server without the `/v1` of its address
 * @throws {UpstreamError} when it refuses the key, which llama.cpp's `/models` does not ask for; the signal's reason
 */
export async function readOwnRoutes(
  owners: readonly string[],
  root: JsonServer,
  signal: AbortSignal,
): Promise<OwnRoutes> {
  const owner = owners.find((each) => Object.hasOwn(READERS, each));
  // LocalAI alone names no owner.
  const read = owner !== undefined ? READERS[owner] : owners.some((each) => each === '') ? readLocalAi : undefined;
  return (await read?.(root, signal)) ?? UNKNOWN;
}

const PropsSchema = v.object({
  default_generation_settings: v.fallback(v.object({ n_ctx: CountSchema }), { n_ctx: 0 }),
  modalities: v.fallback(v.object({ vision: v.fallback(v.boolean(), false) }), { vision: false }),
  chat_template: v.fallback(v.string(), ''),
  build_info: v.fallback(ShortTextSchema, ''),
});

async function readLlamaCpp(root: JsonServer, signal: AbortSignal): Promise<OwnRoutes> {
  const props = v.safeParse(PropsSchema, await readJson(root, { path: '/props' }, signal).catch(ignoreUnlessRefused));
  if (!props.success) return { ...UNKNOWN, product: 'llama.cpp' };
  const { default_generation_settings: settings, modalities, chat_template, build_info } = props.output;
  const thinks = /enable_thinking|<think>|<\|channel\|>/.test(chat_template);
  return {
    ...UNKNOWN,
    product: 'llama.cpp',
    version: build_info,
    contextLength: settings.n_ctx,
    capabilities: [...(modalities.vision ? ['vision'] : []), ...(thinks ? ['thinking'] : [])],
  };
}

const ListSchema = v.object({ data: v.array(v.unknown()) });

async function readLmStudio(root: JsonServer, signal: AbortSignal): Promise<OwnRoutes> {
  const path = '/api/v0/models';
  const list = v.safeParse(ListSchema, await readJson(root, { path }, signal).catch(ignoreUnlessRefused));
  return { ...UNKNOWN, product: 'LM Studio', entries: list.success ? list.output.data : [] };
}

const VersionSchema = v.object({ version: ShortTextSchema });

async function readLocalAi(root: JsonServer, signal: AbortSignal): Promise<OwnRoutes> {
  const found = await readVersion('LocalAI', root, signal);
  // Others may leave the owner out too. LocalAI's versions begin like this.
  return /^v\d/.test(found.version) ? found : UNKNOWN;
}

async function readVersion(product: string, root: JsonServer, signal: AbortSignal): Promise<OwnRoutes> {
  const path = '/version';
  const said = v.safeParse(VersionSchema, await readJson(root, { path }, signal).catch(ignoreUnlessRefused));
  return { ...UNKNOWN, product, version: said.success ? said.output.version : '' };
}

/** An older server may lack the route. One that wants another key would refuse each question too. */
function ignoreUnlessRefused(error: unknown): undefined {
  if (!(error instanceof UpstreamError) || error.params.cause === 'wants_key') throw error;
}
