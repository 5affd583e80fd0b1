import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type JoinContext, joinedProofText, joinProofText, welcomeProofText } from '../../protocol/join-proof.ts';
import { KEY_HASH_PREFIX, parseToken } from '../../protocol/key-proof.ts';
import { JOIN_SUBPROTOCOL_PREFIX } from '../../protocol/version.ts';
import { type ExchangeEnvironment, exchange } from './exchange.ts';
import type { PairedKey } from './key-store.ts';
import * as problems from './pairing-problems.ts';
import type { Address } from './parse-address.ts';
import { computeProof, createNonce, isSameProof } from './proof.ts';
import { toPairedKey } from './to-paired-key.ts';

export interface InvitationAttempt extends Address {
  /** What came behind `#invite=`. Its secret is proved, never sent. */
  link: string;
  /** What the person will find this browser by. */
  name: string;
}

/** The invitation in what a person typed or pasted: the link, or what stands behind its `#invite=`. */
export function parseInvitation(typed: string): string | undefined {
  const found = /(?:^|#invite=)([A-Za-z0-9_-]{4,32}\.[A-Za-z0-9_-]{43})$/.exec(typed.trim())?.[1];
  return found !== undefined && parseToken(found) ? found : undefined;
}

/**
 * Exchanges an invitation for a key of the person that it was made for, over a connection of its own.
 *
 * @param signal Gives up; rejects with its reason.
 * @throws {PairingFailure} in words for a person, whatever went wrong.
 */
export async function acceptInvitation(
  attempt: InvitationAttempt,
  environment: ExchangeEnvironment,
  signal: AbortSignal,
): Promise<PairedKey> {
  const { address, name } = attempt;
  const link = parseToken(attempt.link);
  if (!link) throw problems.badCode();
  const key = sha256(utf8ToBytes(KEY_HASH_PREFIX + link.secret));
  const clientNonce = createNonce();
  let context: JoinContext | undefined;

  return exchange<PairedKey>(
    attempt,
    {
      offer: `${JOIN_SUBPROTOCOL_PREFIX}${link.keyId}.${clientNonce}`,
      async greet({ role, nonce, proof, version }) {
        if (role !== 'stranger' || nonce === undefined || proof === undefined)
          throw problems.cannotPair(attempt, version);
        context = { invite: link.keyId, clientNonce, serverNonce: nonce, host: address, origin: environment.origin };
        if (!isSameProof(proof, computeProof(key, welcomeProofText(context)))) {
          throw problems.refused({ code: 'link_gone', params: {} });
        }
        return { type: 'join', proof: computeProof(key, joinProofText(context)), name };
      },
      async read(message) {
        if (message.type === 'error') throw problems.refused(message);
        if (message.type !== 'paired' || !context) return undefined;
        return toPairedKey(attempt, message, computeProof(key, joinedProofText(context, message.token)));
      },
      failures: problems.failuresOf(attempt, () => problems.refused({ code: 'link_gone', params: {} })),
    },
    environment,
    signal,
  );
}
