import { LIMITS } from '../../../protocol/limits.ts';
import { systemClock } from '../../clock.ts';
import { toChatMessages } from '../../prompts/chat-messages.ts';
import { createNonces } from '../../prompts/nonce.ts';
import { createUpstreamHttp } from '../http.ts';
import { localityOf } from '../locality.ts';
import type { Upstream } from '../upstream.ts';
import type { UpstreamOptions } from '../upstream-kind.ts';
import { createAbilities } from './abilities.ts';
import { streamOllamaChat } from './chat.ts';
import { formatAddress } from './ollama-address.ts';
import { probeOllama, toJsonServer } from './probe.ts';

/** A path in the address is kept in front of Ollama's own; see `parseOllamaHost`. */
export function createOllamaUpstream(options: UpstreamOptions): Upstream {
  const { slots, clock = systemClock } = options;
  const limits = { ...LIMITS, ...options.limits };
  const url = new URL(options.url);
  const http = createUpstreamHttp(url, limits.upstreamHeadBytes);
  const address = formatAddress(url);
  const id = `ollama@${address.replace(/^\w+:\/\//, '')}`;
  const abilities = createAbilities({ ...toJsonServer(http, address, limits), clock, limits });
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
