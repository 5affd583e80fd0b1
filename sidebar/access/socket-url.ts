import { CHAT_PATHS } from '../../protocol/version.ts';
import type { Address } from './parse-address.ts';

/** What a WebSocket to the companion is opened with. */
export function socketUrl({ address, secure }: Address): string {
  return `${secure ? 'wss' : 'ws'}://${address}${CHAT_PATHS[0]}`;
}
