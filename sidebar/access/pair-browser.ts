import { parsePairingCode } from '../../protocol/pairing-proof.ts';
import { systemClock } from '../connection/clock.ts';
import { nameBrowser } from './browser-name.ts';
import type { PairedKey } from './key-store.ts';
import { pair } from './pair.ts';
import { badAddress, badCode } from './pairing-problems.ts';
import { parseAddress } from './parse-address.ts';

/**
 * Pairs this browser with the companion at the address and by the code that a person typed.
 *
 * @throws {PairingFailure}
 */
export async function pairBrowser(typed: { address: string; code: string }, signal: AbortSignal): Promise<PairedKey> {
  const address = parseAddress(typed.address);
  if (!address) throw badAddress();
  const code = parsePairingCode(typed.code);
  if (code === undefined) throw badCode();
  const { WebSocket: webSocket, fetch, location } = globalThis;
  return pair(
    { ...address, code, name: nameBrowser() },
    { webSocket, fetch: fetch.bind(globalThis), clock: systemClock, origin: location.origin },
    signal,
  );
}
