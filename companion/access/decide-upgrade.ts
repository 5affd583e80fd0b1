import { CLOSE_CODES, type CloseCode } from '../../protocol/close-codes.ts';
import { LIMITS } from '../../protocol/limits.ts';
import {
  CHAT_PATHS,
  JOIN_SUBPROTOCOL_PREFIX,
  KEY_SUBPROTOCOL_PREFIX,
  PAIR_SUBPROTOCOL_PREFIX,
  SHARED_PATH,
  SUBPROTOCOL,
} from '../../protocol/version.ts';
import { closeReasons } from '../../words/english/close-reasons.ts';
import { type AccessPolicy, type Refusal, refuse } from './access-policy.ts';
import { isFromThisMachine } from './addresses/loopback.ts';
import { type Admitted, admitSender } from './admit-sender.ts';
import type { Caller, OfferContext } from './caller.ts';
import type { Handshake } from './handshake.ts';
import type { KnownKey, StoredKey } from './keys/keyring.ts';
import { offersToPair, readPairOffer } from './pairing/pair-offer.ts';
import { type RequestHead, splitTarget } from './request-head.ts';
import { offersToJoin, readJoinOffer } from './rooms/join-offer.ts';
import { offeredSubprotocols } from './subprotocol-offers.ts';

export type UpgradeDecision =
  /** Answered with a status instead of an upgrade. A browser does not learn why. */
  | Refusal
  /** Upgraded only to be closed, so that a caller whose origin is in order learns the reason. */
  | { kind: 'close'; code: CloseCode; reason: string; subprotocol: string | undefined }
  | { kind: 'open'; handshake: Omit<Handshake, 'keyProof'>; offer?: { key: StoredKey; context: OfferContext } };

/** Host, then Origin, then the address; then, with the socket open, the version and the key. */
export function decideUpgrade(head: RequestHead, policy: AccessPolicy): UpgradeDecision {
  const admitted = admitSender(head, policy, true);
  if (admitted.kind === 'refuse') return admitted;
  const { offered, key } = admitted;
  const isUnknown = offered.kind === 'none' ? offersToJoin(head) : !key;
  const isToWait = isUnknown && policy.isWaiting?.() === true;
  const keyless = offered.kind === 'none' && !isToWait ? judgeKeyless(admitted, head, policy) : undefined;
  if (keyless?.kind === 'refuse') return keyless;
  const { path, query } = splitTarget(head.target);
  const isShared = path === SHARED_PATH;
  if (!isShared && !CHAT_PATHS.some((known) => known === path)) return refuse(404, 'no such address');
  if (head.method !== 'GET') return refuse(405, 'an upgrade is a GET');

  const protocols = offeredSubprotocols(head);
  const depth = protocols.length === 0 ? 'article' : 'aside.v1';
  // The shared room is spoken at article depth only, so there no version is common.
  if (depth === 'aside.v1' && (isShared || !protocols.includes(SUBPROTOCOL))) return noCommonVersion(protocols);
  const subprotocol = depth === 'aside.v1' ? SUBPROTOCOL : undefined;
  const roomName = query.get('room')?.normalize('NFC') ?? '';
  const place = isShared ? ({ room: 'shared', roomName } as const) : ({ room: 'chat' } as const);

  if (isToWait) return { kind: 'close', code: CLOSE_CODES.notReady, reason: closeReasons.notReady, subprotocol };
  if (keyless === undefined) {
    if (!key) return { kind: 'close', code: CLOSE_CODES.unauthorized, reason: closeReasons.wrongKey, subprotocol };
    const caller = toCaller(key);
    if (caller.kind === 'member' && depth === 'article') {
      return { kind: 'close', code: CLOSE_CODES.forbidden, reason: closeReasons.notForMembers, subprotocol };
    }
    if (isShared && !canNameRoom(roomName)) {
      const reason = closeReasons.roomName(LIMITS.roomNameChars);
      return { kind: 'close', code: CLOSE_CODES.noSuchRoom, reason, subprotocol };
    }
    const handshake = { depth, ...place, caller } as const;
    return offered.kind === 'proof'
      ? { kind: 'open', handshake, offer: { key, context: contextOf(admitted, offered.clientNonce) } }
      : { kind: 'open', handshake };
  }
  if (keyless.kind === 'stranger') return { kind: 'open', handshake: { depth, ...place, caller: keyless } };
  if (!policy.guests)
    return { kind: 'close', code: CLOSE_CODES.unauthorized, reason: closeReasons.keyNeeded, subprotocol };
  if (isShared) return { kind: 'close', code: CLOSE_CODES.forbidden, reason: closeReasons.sharedNeedsKey, subprotocol };
  return { kind: 'open', handshake: { depth, ...place, caller: keyless } };
}

function toCaller({ keyId, origin, conversation, person }: KnownKey): Extract<Caller, { kind: 'client' | 'member' }> {
  const whose = person === undefined ? {} : { person };
  if (conversation !== undefined) return { kind: 'member', keyId, conversation, ...whose };
  return { kind: 'client', keyId, isLocal: origin === undefined, ...whose };
}

function canNameRoom(name: string): boolean {
  return name.length <= LIMITS.roomNameChars && !/\p{C}/u.test(name);
}

/** Judges a caller without a key: it comes to pair or by a link, from anywhere, or as a guest. */
function judgeKeyless(
  admitted: Admitted,
  head: RequestHead,
  policy: AccessPolicy,
): Extract<Caller, { kind: 'stranger' | 'guest' }> | Refusal {
  const { sender } = admitted;
  if (sender.kind !== 'no-origin' && offersToPair(head)) {
    const clientNonce = readPairOffer(head);
    if (clientNonce === undefined) return refuse(403, 'an offer to pair that is none');
    if (!policy.hearsStrangers()) return refuse(403, 'comes to pair, and no code is open');
    return { kind: 'stranger', offer: contextOf(admitted, clientNonce) };
  }
  if (sender.kind !== 'no-origin' && offersToJoin(head)) {
    const offer = readJoinOffer(head);
    if (offer === undefined) return refuse(403, 'an offer to join that is none');
    if (!policy.hearsJoiners?.()) return refuse(403, 'comes by a link, and there is none');
    return { kind: 'stranger', offer: contextOf(admitted, offer.clientNonce), invite: offer.invite };
  }
  if (sender.kind !== 'listed') return refuse(403, 'neither a listed Origin nor a key');
  if (!isFromThisMachine(head, policy.proxies)) {
    return refuse(403, 'from another machine or through a proxy, without a key');
  }
  return { kind: 'guest', origin: sender.origin };
}

const NONCE_PREFIXES = [KEY_SUBPROTOCOL_PREFIX, PAIR_SUBPROTOCOL_PREFIX, JOIN_SUBPROTOCOL_PREFIX];

/** A browser reports 1006 without a reason unless one of its values is echoed. Values that carry a nonce never are. */
function noCommonVersion(protocols: readonly string[]): UpgradeDecision {
  return {
    kind: 'close',
    code: CLOSE_CODES.noCommonVersion,
    reason: protocols.includes(SUBPROTOCOL) ? closeReasons.sharedHasNoVersion : closeReasons.onlySpoken(SUBPROTOCOL),
    subprotocol: protocols.find((value) => !NONCE_PREFIXES.some((prefix) => value.startsWith(prefix))),
  };
}

function contextOf({ host, sender }: Admitted, clientNonce: string): OfferContext {
  return { clientNonce, host, origin: sender.origin ?? '-' };
}
