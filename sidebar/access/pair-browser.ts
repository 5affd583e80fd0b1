import { parsePairingCode } from '../../protocol/pairing-proof.ts';
import { acceptInvitation, parseInvitation } from './accept-invitation.ts';
import { nameBrowser } from './browser-name.ts';
import { ownEnvironment } from './exchange.ts';
import type { PairedKey } from './key-store.ts';
import { pair } from './pair.ts';
import { badAddress, badCode } from './pairing-problems.ts';
import { parseAddress } from './parse-address.ts';

/**
 * Pairs this browser with the companion at the address and by the code that a person typed, or by the invitation that they
 * pasted or came by.
 *
 * @throws {PairingFailure}
 */
export async function pairBrowser(typed: { address: string; code: string }, signal: AbortSignal): Promise<PairedKey> {
  const invitation = parseInvitation(typed.code);
  // A whole link names its companion, too.
  const pasted = /^https?:\/\/[^/#]+/.exec(typed.code.trim())?.[0];
  const address = parseAddress(invitation && pasted ? pasted : typed.address);
  if (!address) throw badAddress();
  if (invitation) {
    return acceptInvitation({ ...address, link: invitation, name: nameBrowser() }, ownEnvironment(), signal);
  }
  const code = parsePairingCode(typed.code);
  if (code === undefined) throw badCode();
  return pair({ ...address, code, name: nameBrowser() }, ownEnvironment(), signal);
}
