import { CHAT_PATHS, SHARED_PATH } from '../../protocol/version.ts';
import { isWebPath } from '../web/web-paths.ts';
import { type AccessPolicy, type Refusal, refuse } from './access-policy.ts';
import { type Admitted, admitSender } from './admit-sender.ts';
import { type RequestHead, splitTarget } from './request-head.ts';

/** The paths that say whether the companion lives, and whether people can be sent to it. */
const STATE_PATHS = { '/health': 'health', '/ready': 'ready' } as const;
const METRICS_PATH = '/metrics';

export type RequestDecision =
  | Refusal
  /** Without a key a caller learns only the bare fact. */
  | { kind: 'health' | 'ready'; keyId: string | undefined }
  | { kind: 'metrics' }
  /** The companion's own page, or a file that it loads. There is nothing secret in them. */
  | { kind: 'web'; path: string };

/** Decides on a request that is no upgrade. */
export function decideRequest(head: RequestHead, policy: AccessPolicy): RequestDecision {
  const admitted = admitSender(head, policy, false);
  if (admitted.kind === 'refuse') return admitted;
  const { path } = splitTarget(head.target);
  if (isSocketPath(path)) return refuse(426, 'a WebSocket address without an upgrade');
  const state = isStatePath(path) ? STATE_PATHS[path] : undefined;
  const isMetrics = path === METRICS_PATH && policy.opensMetrics !== undefined;
  if (state === undefined && !isMetrics && !isWebPath(path)) return refuse(404, 'no such address');
  if (!READING.includes(head.method)) return { ...refuse(405, 'no such method here'), allow: READING };
  const { offered, key } = admitted;
  if (isMetrics) return decideMetrics(admitted, policy);
  // A proof needs messages in both directions. Here the whole key is shown.
  const keyId = offered.kind === 'token' ? key?.keyId : undefined;
  if (offered.kind !== 'none' && keyId === undefined) return refuse(401, 'unknown or wrong key');
  // For a member only its room exists.
  return state === undefined
    ? { kind: 'web', path }
    : { kind: state, keyId: key?.conversation === undefined ? keyId : undefined };
}

/** Metrics are about everybody: they need their own key, or that of this machine. */
function decideMetrics({ offered, key }: Admitted, { opensMetrics }: AccessPolicy): RequestDecision {
  const isLocal = offered.kind === 'token' && key !== undefined && key.origin === undefined;
  const opens = isLocal || (offered.kind === 'none' && opensMetrics?.(undefined));
  return opens || (offered.kind === 'token' && opensMetrics?.(offered.token))
    ? { kind: 'metrics' }
    : refuse(401, 'metrics need a key');
}

const READING = ['GET', 'HEAD'];

function isStatePath(path: string): path is keyof typeof STATE_PATHS {
  return Object.hasOwn(STATE_PATHS, path);
}

function isSocketPath(path: string): boolean {
  return path === SHARED_PATH || CHAT_PATHS.some((known) => known === path);
}
