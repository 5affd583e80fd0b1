import { CLOSE_CODES, type CloseCode } from '../../protocol/close-codes.ts';
import {
  CHAT_PATHS,
  KEY_SUBPROTOCOL_PREFIX,
  PAIR_SUBPROTOCOL_PREFIX,
  SHARED_PATH,
  SUBPROTOCOL,
} from '../../protocol/version.ts';
import type { Handshake } from '../connections/handshake.ts';
import { type AccessPolicy, admitSender, type Refusal, refuse } from './access-policy.ts';
import type { Sender } from './judge-origin.ts';
import type { StoredKey } from './keys/keyring.ts';
import { type OfferedKey, offeredSubprotocols, readOfferedKey } from './keys/offered-key.ts';
import type { OfferContext } from './keys/prove-key.ts';
import { isFromThisMachine } from './loopback.ts';
import { type RequestHead, splitTarget } from './request-head.ts';

export type UpgradeDecision =
  /** Answered with a status instead of an upgrade. A browser can't tell why. */
  | Refusal
  /** Upgraded only to be closed, so that a caller whose origin is in order learns the reason. */
  | { kind: 'close'; code: CloseCode; reason: string; subprotocol: string | undefined }
  | { kind: 'open'; handshake: Omit<Handshake, 'keyProof'>; offer?: { key: StoredKey; context: OfferContext } };

/** Host, then Origin, then the address; then, with the socket open, the version and the key. */
export function decideUpgrade(head: RequestHead, policy: AccessPolicy): UpgradeDecision {
  const sender = admitSender(head, policy, true);
  if (sender.kind === 'refuse') return sender;
  const offered = readOfferedKey(head);
  if (offered.kind === 'none') {
    if (sender.kind === 'no-origin') return refuse(403, 'neither a listed Origin nor a key');
    if (!isFromThisMachine(head, policy.proxies))
      return refuse(403, 'from another machine or through a proxy, without a key');
  }
  const { path } = splitTarget(head.target);
  const isShared = path === SHARED_PATH;
  if (!isShared && !CHAT_PATHS.some((known) => known === path)) return refuse(404, 'no such address');
  if (head.method !== 'GET') return refuse(405, 'an upgrade is a GET');

  const protocols = offeredSubprotocols(head);
  const depth = protocols.length === 0 ? 'article' : 'aside.v1';
  // The shared room is spoken at article depth only, so there no version is common.
  if (depth === 'aside.v1' && (isShared || !protocols.includes(SUBPROTOCOL))) return noCommonVersion(protocols);
  const subprotocol = depth === 'aside.v1' ? SUBPROTOCOL : undefined;
  const room = isShared ? 'shared' : 'chat';

  const key = findKey(offered, policy);
  if (key === 'wrong') return { kind: 'close', code: CLOSE_CODES.unauthorized, reason: WRONG_KEY, subprotocol };
  if (key) {
    const handshake = { depth, room, caller: { kind: 'client', keyId: key.keyId } } as const;
    return offered.kind === 'proof'
      ? { kind: 'open', handshake, offer: { key, context: contextOf(head, offered.clientNonce, sender) } }
      : { kind: 'open', handshake };
  }
  if (!policy.guests) return { kind: 'close', code: CLOSE_CODES.unauthorized, reason: KEY_NEEDED, subprotocol };
  if (isShared) return { kind: 'close', code: CLOSE_CODES.forbidden, reason: SHARED_NEEDS_KEY, subprotocol };
  if (sender.kind !== 'listed') return refuse(403, 'neither a listed Origin nor a key');
  return { kind: 'open', handshake: { depth, room, caller: { kind: 'guest', origin: sender.origin } } };
}

// Reasons of a close frame: 123 bytes at most.
const WRONG_KEY = 'This key is not known here, or wrong.';
const KEY_NEEDED = 'A key is needed here.';
const SHARED_NEEDS_KEY = 'The shared room needs a key.';
const NO_COMMON_VERSION = `Only ${SUBPROTOCOL} is spoken here.`;
const SECRET_PREFIXES = [KEY_SUBPROTOCOL_PREFIX, PAIR_SUBPROTOCOL_PREFIX];
const SHARED_HAS_NO_VERSION = 'The shared room is spoken without a subprotocol.';

/** A browser reports 1006 without a reason unless one of its values is echoed. Values that carry a nonce never are. */
function noCommonVersion(protocols: readonly string[]): UpgradeDecision {
  return {
    kind: 'close',
    code: CLOSE_CODES.noCommonVersion,
    reason: protocols.includes(SUBPROTOCOL) ? SHARED_HAS_NO_VERSION : NO_COMMON_VERSION,
    subprotocol: protocols.find((value) => !SECRET_PREFIXES.some((prefix) => value.startsWith(prefix))),
  };
}

function findKey(offered: OfferedKey, { keys }: AccessPolicy): StoredKey | 'wrong' | undefined {
  if (offered.kind === 'none') return undefined;
  if (offered.kind === 'token') return keys.check(offered.token) ?? 'wrong';
  if (offered.kind === 'proof') return keys.find(offered.keyId) ?? 'wrong';
  return 'wrong';
}

function contextOf(head: RequestHead, clientNonce: string, sender: Sender): OfferContext {
  return {
    clientNonce,
    host: head.headers.get('host')?.[0] ?? '',
    origin: sender.kind === 'listed' ? sender.origin : '-',
  };
}
