import { parsePairingCode } from '../../protocol/pairing-proof.ts';
import { nameBrowser } from './browser-name.ts';
import { ownEnvironment } from './exchange.ts';
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
  return pair({ ...address, code, name: nameBrowser() }, ownEnvironment(), signal);
}
