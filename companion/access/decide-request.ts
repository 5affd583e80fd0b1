import { CHAT_PATHS, SHARED_PATH } from '../../protocol/version.ts';
import { type AccessPolicy, admitSender, type Refusal, refuse } from './access-policy.ts';
import { readOfferedKey } from './offered-key.ts';
import { type RequestHead, splitTarget } from './request-head.ts';

/** The address that says how the companion is. */
const HEALTH_PATH = '/health';

export type RequestDecision =
  | Refusal
  /** `detailed` with a key; without one a caller learns that somebody is there, and no more. */
  | { kind: 'health'; detailed: boolean };

/** Decides on a request that is no upgrade. */
export function decideRequest(head: RequestHead, policy: AccessPolicy): RequestDecision {
  const sender = admitSender(head, policy, false);
  if (sender.kind === 'refuse') return sender;
  const { path } = splitTarget(head.target);
  if (isSocketPath(path)) return refuse(426, 'a WebSocket address without an upgrade');
  if (path !== HEALTH_PATH) return refuse(404, 'no such address');
  if (head.method !== 'GET' && head.method !== 'HEAD') return refuse(405, 'only GET and HEAD');
  const offered = readOfferedKey(head);
  if (offered.kind === 'none') return { kind: 'health', detailed: false };
  if (offered.kind === 'token' && policy.keys.check(offered.token)) return { kind: 'health', detailed: true };
  return refuse(401, 'unknown or wrong key');
}

function isSocketPath(path: string): boolean {
  return path === SHARED_PATH || CHAT_PATHS.some((known) => known === path);
}
