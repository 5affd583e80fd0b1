import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { type JoinContext, joinedProofText, joinProofText, welcomeProofText } from '../../protocol/join-proof.ts';
import { KEY_HASH_PREFIX, parseToken } from '../../protocol/key-proof.ts';
import { JOIN_SUBPROTOCOL_PREFIX } from '../../protocol/version.ts';
import { type ExchangeEnvironment, exchange } from '../access/exchange.ts';
import type { Address } from '../access/parse-address.ts';
import { computeProof, createNonce, isSameProof } from '../access/proof.ts';
import { JoinFailure, type JoinFailureReason } from './join-failure.ts';
import type { RoomKey } from './room-keys.ts';

export interface JoinAttempt extends Address {
  /** What came behind `#room=`. Its secret is proved, never sent. */
  link: string;
  /** By which the others will know this person. */
  name: string;
  /** The keys that this browser has: nobody becomes two members of one room. */
  known: readonly RoomKey[];
}

/**
 * Exchanges a link to a room for a key of its own, or finds the one that was given before.
 *
 * @param signal Gives up; rejects with its reason.
 * @throws {JoinFailure}
 */
export async function joinRoom(
  attempt: JoinAttempt,
  environment: ExchangeEnvironment,
  signal: AbortSignal,
): Promise<RoomKey> {
  const { address, secure, known } = attempt;
  const link = parseToken(attempt.link);
  if (!link) throw new JoinFailure({ code: 'no_link' });
  const key = sha256(utf8ToBytes(KEY_HASH_PREFIX + link.secret));
  const clientNonce = createNonce();
  let context: JoinContext | undefined;
  const failure = (reason: JoinFailureReason) => () => new JoinFailure(reason);
  const notKnown = failure({ code: 'link_not_known' });

  return exchange<RoomKey>(
    attempt,
    {
      offer: `${JOIN_SUBPROTOCOL_PREFIX}${link.keyId}.${clientNonce}`,
      async greet({ role, nonce, proof }) {
        if (role !== 'stranger' || nonce === undefined || proof === undefined) throw notKnown();
        context = {
          invite: link.keyId,
          clientNonce,
          serverNonce: nonce,
          host: address,
          origin: environment.origin,
        };
        if (!isSameProof(proof, computeProof(key, welcomeProofText(context)))) throw notKnown();
        const members = known.map(({ member }) => member).slice(0, MOST_KNOWN);
        return { type: 'join', proof: computeProof(key, joinProofText(context)), name: attempt.name, members };
      },
      async read(message) {
        if (message.type === 'error') {
          throw new JoinFailure({ code: 'refused', error: { code: message.code, params: message.params } });
        }
        if (message.type !== 'joined' || !context) return undefined;
        const { token, member, name, conversation, may } = message;
        if (!isSameProof(message.proof, computeProof(key, joinedProofText(context, token)))) throw notKnown();
        const given = token ?? known.find((other) => other.member === member)?.token;
        if (given === undefined || !parseToken(given)) throw notKnown();
        return { address, secure, token: given, member, name, conversation, may };
      },
      failures: {
        forbiddenByBrowser: failure({ code: 'unreachable' }),
        notRunning: failure({ code: 'unreachable' }),
        notOpen: notKnown,
        notAside: failure({ code: 'unreachable' }),
        answersNothing: failure({ code: 'unreachable' }),
        closed: (code, said) => new JoinFailure(explainClose(code, said)),
      },
    },
    environment,
    signal,
  );
}

/** As many keys as one message may name. */
const MOST_KNOWN = 32;

function explainClose(code: number, said: string): JoinFailureReason {
  if (code === CLOSE_CODES.unauthorized) return { code: 'link_not_known' };
  if (code === CLOSE_CODES.tooManyConnections || code === CLOSE_CODES.flooding) return { code: 'too_many' };
  return { code: 'unexpected', said };
}
