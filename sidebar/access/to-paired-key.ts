import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { PairedKey } from './key-store.ts';
import * as problems from './pairing-problems.ts';
import type { Address } from './parse-address.ts';
import { isSameProof } from './proof.ts';

/**
 * The key that a companion gave, which has to prove with it that it knows what the key was given for.
 *
 * @param proof what it has to prove
 * @throws {PairingFailure}
 */
export function toPairedKey(
  attempt: Address & { name: string },
  message: Extract<CompanionMessage, { type: 'paired' }>,
  proof: string,
): PairedKey {
  if (!isSameProof(message.proof, proof)) throw problems.notProved(attempt);
  // It becomes part of a command that people copy into a terminal, where `$(...)` in a name would be run.
  if (!isNamedAfter(message.name, attempt.name)) throw problems.notAside(attempt);
  const { address, secure } = attempt;
  return { address, secure, token: message.token, pairedAs: message.name };
}

/** Whether a name is the one that was asked for, or that with a number. */
function isNamedAfter(name: string, wanted: string): boolean {
  return name.startsWith(wanted) && /^(?: \d{1,9})?$/.test(name.slice(wanted.length));
}
