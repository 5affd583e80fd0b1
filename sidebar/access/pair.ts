import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { CODE_DERIVATION, type PairingContext, pairedProofText, pairProofText } from '../../protocol/pairing-proof.ts';
import { PAIR_SUBPROTOCOL_PREFIX } from '../../protocol/version.ts';
import { type ExchangeEnvironment, exchange } from './exchange.ts';
import type { PairedKey } from './key-store.ts';
import * as problems from './pairing-problems.ts';
import type { Address } from './parse-address.ts';
import { computeProof, createNonce } from './proof.ts';
import { toPairedKey } from './to-paired-key.ts';

export interface PairingAttempt extends Address {
  /** As `parsePairingCode` gives it. It is proved, never sent. */
  code: string;
  /** What the person will find this browser by. */
  name: string;
}

/**
 * Exchanges a pairing code for a key, over a connection of its own.
 *
 * @param signal Gives up; rejects with its reason.
 * @throws {PairingFailure} in words for a person, whatever went wrong.
 */
export async function pair(
  attempt: PairingAttempt,
  environment: ExchangeEnvironment,
  signal: AbortSignal,
): Promise<PairedKey> {
  const { address, name } = attempt;
  const clientNonce = createNonce();
  // Before there is a connection: on a slow machine it takes longer than the companion waits for `pair`.
  const derived = await deriveKey(attempt.code);
  let context: PairingContext | undefined;

  return exchange<PairedKey>(
    attempt,
    {
      offer: `${PAIR_SUBPROTOCOL_PREFIX}${clientNonce}`,
      async greet({ role, nonce, version }) {
        // An earlier version knows no strangers.
        if (role !== 'stranger' || nonce === undefined) throw problems.cannotPair(attempt, version);
        context = { clientNonce, serverNonce: nonce, host: address, origin: environment.origin };
        return { type: 'pair', proof: computeProof(derived, pairProofText(context)), name };
      },
      async read(message) {
        if (message.type === 'error') throw problems.refused(message);
        if (message.type !== 'paired' || !context) return undefined;
        return toPairedKey(attempt, message, computeProof(derived, pairedProofText(context, message.token)));
      },
      failures: problems.failuresOf(attempt, () => problems.noCodeOpen(attempt)),
    },
    environment,
    signal,
  );
}

/** A code can be found behind its proof, and this makes that take longer than the code is good for. */
function deriveKey(code: string): Promise<Uint8Array> {
  const { salt, iterations, bytes } = CODE_DERIVATION;
  return pbkdf2Async(sha256, code, salt, { c: iterations, dkLen: bytes });
}
