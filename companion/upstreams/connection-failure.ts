import type { NamedServer } from '../../protocol/error-causes.ts';
import { nameOf } from './refusal.ts';
import { UpstreamError } from './upstream.ts';

/** Nobody takes the connection. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
  'EACCES',
]);

/** The error for a connection that failed; `hasBegun` once the server had begun to answer. */
export function toConnectionError(error: unknown, named: NamedServer, hasBegun: boolean): UpstreamError {
  const params = nameOf(named);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (UNREACHABLE.has(code) && !hasBegun) {
    return code === 'ENOTFOUND' || code === 'EAI_AGAIN'
      ? new UpstreamError('upstream_unreachable', { cause: 'no_such_host', ...params }, { cause: error })
      : new UpstreamError('upstream_unreachable', { cause: 'no_answer', ...params, reason: code }, { cause: error });
  }
  if (/^(HPE_|EPROTO|ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) {
    return new UpstreamError('upstream_refused', { cause: 'not_http', ...params, reason: code }, { cause: error });
  }
  const cause = hasBegun ? 'broke_midway' : 'broke_before';
  return new UpstreamError('upstream_failed', { cause, ...params }, { cause: error });
}

/** Nothing came for so long, and the server shows no sign of life either. */
export function silentError(named: NamedServer, silenceMs: number): UpstreamError {
  const seconds = Math.round(silenceMs / 1000);
  return new UpstreamError('upstream_silent', { cause: 'silent', ...nameOf(named), seconds });
}

/** System errors have a code; anything else was thrown by a callback, and is a fault of ours. */
export function isOurFault(error: unknown): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
}
