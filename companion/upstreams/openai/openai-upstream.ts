import { LIMITS } from '../../../protocol/limits.ts';
import { systemClock } from '../../clock.ts';
import { toChatMessages } from '../../prompts/chat-messages.ts';
import { createNonces } from '../../prompts/nonce.ts';
import { createUpstreamHttp } from '../http.ts';
import { localityOf } from '../locality.ts';
import type { JsonServer } from '../read-json.ts';
import type { Upstream } from '../upstream.ts';
import type { UpstreamOptions } from '../upstream-kind.ts';
import { streamOpenaiChat } from './chat.ts';
import { embedWithOpenai } from './embed.ts';
import { LEVELS, toOptions } from './options.ts';
import { probeOpenai } from './probe.ts';
import { toRefusalError } from './refusal.ts';
import { toVisionMessages } from './vision-messages.ts';

/** A server of chat completions. Its key goes to it alone, and into no log. */
export function createOpenaiUpstream(options: UpstreamOptions): Upstream {
  const { slots, key, clock = systemClock } = options;
  const limits = { ...LIMITS, ...options.limits };
  const url = new URL(options.url);
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const http = createUpstreamHttp(url, limits.upstreamHeadBytes, headers);
  const root = createUpstreamHttp(new URL(url.href.replace(/\/v1\/*$/, '')), limits.upstreamHeadBytes, headers);
  const loadedContexts = new Map<string, number>();
  const address = url.href.replace(/\/+$/, '');
  const id = `openai@${address.replace(/^\w+:\/\//, '')}`;
  const locality = localityOf(url.hostname);
  const nonceFor = createNonces();
  const server: JsonServer = {
    http,
    address,
    server: 'openai',
    maxBytes: limits.upstreamListBytes,
    toRefusalError: (refusal) => toRefusalError({ ...refusal, address }),
  };
  const contextFor = (model: string) => loadedContexts.get(model) || undefined;
  return {
    id,
    kind: 'openai',
    locality,
    slots,
    probe: (signal) =>
      probeOpenai(
        {
          server,
          root: { ...server, http: root },
          clock,
          id,
          limits,
          loadedContexts,
          isRemote: locality === 'internet',
        },
        signal,
      ),
    defaults: async ({ contextLength }) => ({ thinking: LEVELS, defaults: {}, mostContext: contextLength }),
    async chat({ model, prompt, parameters = {} }, chatOptions) {
      const messages = toVisionMessages(toChatMessages(prompt, nonceFor, parameters.system));
      const options = toOptions(parameters);
      const asked = { server, clock, limits, model, messages, options };
      const { usage, ...finish } = await streamOpenaiChat(asked, chatOptions);
      const contextTokens = contextFor(model);
      return { ...finish, usage: usage && { ...usage, ...(contextTokens !== undefined && { contextTokens }) } };
    },
    contextFor,
    embed: (request, signal) => embedWithOpenai(server, { clock, limits }, request, signal),
    dispose() {
      http.dispose();
      root.dispose();
    },
  };
}
