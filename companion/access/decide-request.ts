import { CHAT_PATHS, SHARED_PATH } from '../../protocol/version.ts';
import { isWebPath } from '../web/web-paths.ts';
import { type AccessPolicy, type Refusal, refuse } from './access-policy.ts';
import { admitSender } from './admit-sender.ts';
import { type RequestHead, splitTarget } from './request-head.ts';

/** The address that says how the companion is. Beside it: its page. */
const HEALTH_PATH = '/health';

export type RequestDecision =
  | Refusal
  /** Without a key a caller learns that somebody is there, and no more. */
  | { kind: 'health'; keyId: string | undefined }
  /** The companion's own page, or what it loads, if there is such a file: there is nothing secret in it. */
  | { kind: 'web'; path: string };

/** Decides on a request that is no upgrade. */
export function decideRequest(head: RequestHead, policy: AccessPolicy): RequestDecision {
  const admitted = admitSender(head, policy, false);
  if (admitted.kind === 'refuse') return admitted;
  const { path } = splitTarget(head.target);
  if (isSocketPath(path)) return refuse(426, 'a WebSocket address without an upgrade');
  if (path !== HEALTH_PATH && !isWebPath(path)) return refuse(404, 'no such address');
  if (!READING.includes(head.method)) return { ...refuse(405, 'no such method here'), allow: READING };
  const { offered, key } = admitted;
  // A proof takes two; here the whole key is shown.
  const keyId = offered.kind === 'token' ? key?.keyId : undefined;
  if (offered.kind !== 'none' && keyId === undefined) return refuse(401, 'unknown or wrong key');
  // There is nothing but its room for a member.
  return path === HEALTH_PATH
    ? { kind: 'health', keyId: key?.conversation === undefined ? keyId : undefined }
    : { kind: 'web', path };
}

const READING = ['GET', 'HEAD'];

function isSocketPath(path: string): boolean {
  return path === SHARED_PATH || CHAT_PATHS.some((known) => known === path);
}
