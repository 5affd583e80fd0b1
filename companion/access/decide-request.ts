import { CHAT_PATHS, SHARED_PATH } from '../../protocol/version.ts';
import { isWebPath } from '../web/web-paths.ts';
import { type AccessPolicy, type Refusal, refuse } from './access-policy.ts';
import { admitSender } from './admit-sender.ts';
import { type RequestHead, splitTarget } from './request-head.ts';

/** The addresses that say whether the companion lives, and whether it should be sent anybody. Beside them: its page. */
const STATE_PATHS = { '/health': 'health', '/ready': 'ready' } as const;

export type RequestDecision =
  | Refusal
  /** Without a key a caller learns that somebody is there, and no more. */
  | { kind: 'health' | 'ready'; keyId: string | undefined }
  /** The companion's own page, or what it loads, if there is such a file: there is nothing secret in it. */
  | { kind: 'web'; path: string };

/** Decides on a request that is no upgrade. */
export function decideRequest(head: RequestHead, policy: AccessPolicy): RequestDecision {
  const admitted = admitSender(head, policy, false);
  if (admitted.kind === 'refuse') return admitted;
  const { path } = splitTarget(head.target);
  if (isSocketPath(path)) return refuse(426, 'a WebSocket address without an upgrade');
  const state = isStatePath(path) ? STATE_PATHS[path] : undefined;
  if (state === undefined && !isWebPath(path)) return refuse(404, 'no such address');
  if (!READING.includes(head.method)) return { ...refuse(405, 'no such method here'), allow: READING };
  const { offered, key } = admitted;
  // A proof takes two; here the whole key is shown.
  const keyId = offered.kind === 'token' ? key?.keyId : undefined;
  if (offered.kind !== 'none' && keyId === undefined) return refuse(401, 'unknown or wrong key');
  // There is nothing but its room for a member.
  return state === undefined
    ? { kind: 'web', path }
    : { kind: state, keyId: key?.conversation === undefined ? keyId : undefined };
}

const READING = ['GET', 'HEAD'];

function isStatePath(path: string): path is keyof typeof STATE_PATHS {
  return Object.hasOwn(STATE_PATHS, path);
}

function isSocketPath(path: string): boolean {
  return path === SHARED_PATH || CHAT_PATHS.some((known) => known === path);
}
