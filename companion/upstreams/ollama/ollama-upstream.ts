import { LIMITS } from '../../../protocol/limits.ts';
import { systemClock } from '../../clock.ts';
import { type RoleMessage, toChatMessages } from '../../prompts/chat-messages.ts';
import { createNonces } from '../../prompts/nonce.ts';
import { createUpstreamHttp } from '../http.ts';
import { localityOf } from '../locality.ts';
import { readJson } from '../read-json.ts';
import { type Upstream, UpstreamError } from '../upstream.ts';
import type { UpstreamOptions } from '../upstream-kind.ts';
import { createAbilities } from './abilities.ts';
import { askWithLess } from './ask-with-less.ts';
import { streamOllamaChat } from './chat.ts';
import { createContextLengths, type PromptSize } from './context-lengths.ts';
import { readDefaults } from './defaults.ts';
import { embedWithOllama } from './embed.ts';
import { createKeptModels } from './kept-models.ts';
import { createOllamaManagement } from './management.ts';
import { formatAddress } from './ollama-address.ts';
import { toKeepAlive, toOptions, toThink } from './options.ts';
import { probeOllama, toJsonServer } from './probe.ts';
import { createThinkers } from './thinkers.ts';

/** Tokens of context that a model is asked for at most, unless it is set. */
export const DEFAULT_MAX_CONTEXT = 32_768;

/** A path in the address is kept in front of Ollama's own; see `parseOllamaHost`. */
export function createOllamaUpstream(options: UpstreamOptions): Upstream {
  const { slots, maxContext = () => DEFAULT_MAX_CONTEXT, clock = systemClock } = options;
  const limits = { ...LIMITS, ...options.limits };
  const url = new URL(options.url);
  const http = createUpstreamHttp(url, limits.upstreamHeadBytes);
  const address = formatAddress(url);
  const id = `ollama@${address.replace(/^\w+:\/\//, '')}`;
  const server = toJsonServer(http, address, limits);
  const abilities = createAbilities({ ...server, clock, limits });
  const thinkers = createThinkers();
  const contexts = createContextLengths(maxContext);
  const keeping = createKeptModels();
  const nonceFor = createNonces();
  return {
    id,
    kind: 'ollama',
    locality: localityOf(url.hostname),
    slots,
    probe: (signal) =>
      probeOllama({ http, clock, id, address, limits, abilities, contexts, keeping, thinkers }, signal),
    management: createOllamaManagement({ http, address, clock, limits, json: server, keeping, contexts }),
    defaults: async (model, signal) => ({
      thinking: thinkers.choices(model.name),
      defaults: await readDefaults(server, { clock, limits }, model.name, signal),
      mostContext: contexts.most(model.name),
    }),
    async warm({ model, parameters, chars }, signal) {
      const size = { bytes: chars, images: 0, isThinking: false };
      const set = parameters.num_ctx && Math.min(parameters.num_ctx, contexts.ceiling(model));
      const context = set ?? contexts.choose(model, size);
      const keep = keeping.keepAlive(model) ?? toKeepAlive(parameters.keep_alive);
      const body = {
        model,
        messages: [],
        stream: false,
        ...(keep !== undefined && { keep_alive: keep }),
        ...(context !== undefined && { options: { num_ctx: context } }),
      };
      await readJson(server, { path: '/api/chat', body }, signal);
      contexts.loaded(model, context);
    },
    async chat({ model, prompt, think: asked, parameters = {} }, chatOptions) {
      const messages = toChatMessages(prompt, nonceFor, parameters.system);
      const think = toThink(asked ?? thinkers.wish(model, parameters.think), thinkers.takesLevels(model));
      const size = sizeOf(messages, think !== undefined && think !== false, parameters.num_predict);
      const options = toOptions(parameters);
      const keepAlive = keeping.keepAlive(model) ?? toKeepAlive(parameters.keep_alive);
      const ask = async (context: number | undefined, onDelta = chatOptions.onDelta) => {
        const withContext = { ...options, ...(context !== undefined && { num_ctx: context }) };
        const asked = { http, address, clock, limits, model, messages, think, options: withContext, keepAlive };
        const { usage, ...finish } = await streamOllamaChat(asked, { ...chatOptions, onDelta });
        contexts.loaded(model, context);
        if (usage) contexts.learn(model, size, usage.promptTokens);
        const contextTokens = contexts.current(model);
        return { ...finish, usage: usage && { ...usage, ...(contextTokens !== undefined && { contextTokens }) } };
      };
      const set = parameters.num_ctx && Math.min(parameters.num_ctx, contexts.ceiling(model));
      const context = set ?? contexts.choose(model, size);
      try {
        return await askWithLess(context, ask, {
          shrink: (asked) => contexts.shrink(model, asked),
          options: chatOptions,
        });
      } catch (error) {
        // Nothing was said yet, and the server has counted the prompt. What a person set is not exceeded.
        const refused = error instanceof UpstreamError && set === undefined ? error.overflow : undefined;
        const more = refused && contexts.enlarge(model, context, size, refused);
        if (more === undefined) throw error;
        return askWithLess(more, ask, { shrink: (asked) => contexts.shrink(model, asked), options: chatOptions });
      }
    },
    contextFor: (model, { num_ctx }) =>
      num_ctx === undefined ? contexts.known(model) : Math.min(num_ctx, contexts.ceiling(model)),
    embed: (request, signal) => embedWithOllama(server, { clock, limits }, request, signal),
    onNews: abilities.onNews,
    dispose() {
      abilities.dispose();
      http.dispose();
    },
  };
}

function sizeOf(messages: readonly RoleMessage[], isThinking: boolean, answerTokens: number | undefined): PromptSize {
  const sum = (of: (message: RoleMessage) => number) => messages.reduce((total, message) => total + of(message), 0);
  return {
    bytes: sum(({ content }) => Buffer.byteLength(content)),
    images: sum(({ images = [] }) => images.length),
    isThinking,
    ...(answerTokens !== undefined && { answerTokens }),
  };
}
