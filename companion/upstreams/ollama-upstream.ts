import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { type Clock, systemClock } from '../clock.ts';
import { toChatMessages } from '../prompts/chat-messages.ts';
import { createNonces } from '../prompts/nonce.ts';
import { localityOf } from './locality.ts';
import { createAbilities } from './ollama/abilities.ts';
import { streamOllamaChat } from './ollama/chat.ts';
import { createOllamaHttp } from './ollama/http.ts';
import { probeOllama } from './ollama/probe.ts';
import { formatAddress } from './ollama-address.ts';
import type { Upstream } from './upstream.ts';

export interface OllamaUpstreamOptions {
  /** For example `http://127.0.0.1:11434`; a path is kept in front of Ollama's own. See `parseOllamaHost`. */
  url: string;
  /** Requests it serves at the same time (`OLLAMA_NUM_PARALLEL`). */
  slots: number;
  clock?: Clock;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

export function createOllamaUpstream(options: OllamaUpstreamOptions): Upstream {
  const { slots, clock = systemClock } = options;
  const limits = { ...LIMITS, ...options.limits };
  const url = new URL(options.url);
  const http = createOllamaHttp(url, limits.upstreamHeadBytes);
  const address = formatAddress(url);
  const id = `ollama@${address.replace(/^\w+:\/\//, '')}`;
  const abilities = createAbilities({ http, address, clock, limits, maxBytes: limits.upstreamListBytes });
  const nonceFor = createNonces();
  return {
    id,
    kind: 'ollama',
    locality: localityOf(url.hostname),
    slots,
    probe: (signal) => probeOllama({ http, clock, id, address, limits, abilities }, signal),
    chat({ model, prompt, think }, chatOptions) {
      const messages = toChatMessages(prompt, nonceFor);
      return streamOllamaChat({ http, address, clock, limits, model, messages, think }, chatOptions);
    },
    onNews: abilities.onNews,
    dispose() {
      abilities.dispose();
      http.dispose();
    },
  };
}
