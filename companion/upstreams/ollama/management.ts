import { isModelName } from '../../../protocol/model-name.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';
import { type ModelManagement, UpstreamError } from '../upstream.ts';
import type { ContextLengths } from './context-lengths.ts';
import type { KeptModels } from './kept-models.ts';
import { pullOllamaModel } from './pull.ts';
import type { OllamaStream } from './stream-lines.ts';
import { suggestModels } from './suggest-models.ts';

/** As long as Ollama keeps a model that nobody has said otherwise of. What its own setting is it doesn't tell. */
const USUAL_KEEP_ALIVE = '5m';

/** What can be done with the models of one Ollama. */
export function createOllamaManagement(
  server: Pick<OllamaStream, 'http' | 'address' | 'clock' | 'limits'> & {
    json: JsonServer;
    keeping: KeptModels;
    contexts: Pick<ContextLengths, 'current'>;
  },
): ModelManagement {
  const { json, clock, limits, keeping, contexts } = server;

  /** Loading a large model from a slow disk takes a while, and so does deleting one. */
  async function tell(path: string, body: { model: string }, method: 'POST' | 'DELETE', signal: AbortSignal) {
    const timing = { clock, timeoutMs: limits.upstreamSilenceMs, server: json };
    const { model } = body;
    await within(timing, signal, (timed) => readJson(json, { path, body, method, model }, timed));
  }

  return {
    async pull(name, options) {
      if (!isModelName(name)) throw new UpstreamError('upstream_refused', { cause: 'bad_model_name', model: name });
      await pullOllamaModel(server, name, options);
    },
    remove: (model, signal) => tell('/api/delete', { model }, 'DELETE', signal),
    async unload(model, signal) {
      keeping.keep(model, false);
      await tell('/api/chat', { model, ...UNLOAD }, 'POST', signal);
    },
    async keepWarm(model, warm, signal) {
      keeping.keep(model, warm);
      await tell(
        '/api/chat',
        { model, ...load(warm ? -1 : USUAL_KEEP_ALIVE, contexts.current(model)) },
        'POST',
        signal,
      );
    },
    async suggest(memoryBytes, signal) {
      const timing = { clock, timeoutMs: limits.upstreamProbeMs, server: json };
      const path = '/api/experimental/model-recommendations';
      const recommended = await within(timing, signal, (timed) => readJson(json, { path }, timed)).catch((error) => {
        if (signal.aborted) throw error;
        // Most servers have none.
        return undefined;
      });
      return suggestModels(memoryBytes, recommended);
    },
  };
}

function load(keep_alive: number | string, num_ctx?: number) {
  return { messages: [], stream: false, keep_alive, ...(num_ctx !== undefined && { options: { num_ctx } }) };
}

const UNLOAD = load(0);
