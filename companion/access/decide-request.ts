import { CHAT_PATHS, SHARED_PATH } from '../../protocol/version.ts';
import { isWebPath } from '../web/web-paths.ts';
import { type AccessPolicy, type Refusal, refuse } from './access-policy.ts';
import { admitSender } from './admit-sender.ts';
import { type RequestHead, splitTarget } from './request-head.ts';

/** The addresses that say how the companion is, and through which conversations leave and come. Beside them: its page. */
const HEALTH_PATH = '/health';
const EXPORT_PATH = '/export';
const IMPORT_PATH = '/import';

export const EXPORT_FORMATS = ['json', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type RequestDecision =
  | Refusal
  /** Without a key a caller learns that somebody is there, and no more. */
  | { kind: 'health'; keyId: string | undefined }
  /** The companion's own page, or what it loads, if there is such a file: there is nothing secret in it. */
  | { kind: 'web'; path: string }
  /** `conversation` is an id or `all`. */
  | { kind: 'export'; keyId: string; conversation: string; format: ExportFormat }
  | { kind: 'import'; keyId: string };

/** Decides on a request that is no upgrade. */
export function decideRequest(head: RequestHead, policy: AccessPolicy): RequestDecision {
  const admitted = admitSender(head, policy, false);
  if (admitted.kind === 'refuse') return admitted;
  const { path, query } = splitTarget(head.target);
  if (isSocketPath(path)) return refuse(426, 'a WebSocket address without an upgrade');
  const methods = methodsOf(path);
  if (methods === undefined) return refuse(404, 'no such address');
  if (!methods.includes(head.method)) return { ...refuse(405, 'no such method here'), allow: methods };
  const { offered, key } = admitted;
  // A proof takes two; here the whole key is shown.
  const keyId = offered.kind === 'token' ? key?.keyId : undefined;
  if (offered.kind !== 'none' && keyId === undefined) return refuse(401, 'unknown or wrong key');
  if (isWebPath(path)) return { kind: 'web', path };
  if (path === HEALTH_PATH) return { kind: 'health', keyId };
  if (keyId === undefined) return refuse(401, 'no key');
  if (path === IMPORT_PATH) return { kind: 'import', keyId };
  const format = EXPORT_FORMATS.find((known) => known === (query.get('format') ?? 'json'));
  if (format === undefined) return refuse(404, 'no such export format');
  return { kind: 'export', keyId, conversation: query.get('conversation') ?? 'all', format };
}

const READING = ['GET', 'HEAD'];
const METHODS = new Map<string, readonly string[]>([
  [HEALTH_PATH, READING],
  [EXPORT_PATH, ['GET']],
  [IMPORT_PATH, ['POST']],
]);

function methodsOf(path: string): readonly string[] | undefined {
  return isWebPath(path) ? READING : METHODS.get(path);
}

function isSocketPath(path: string): boolean {
  return path === SHARED_PATH || CHAT_PATHS.some((known) => known === path);
}
