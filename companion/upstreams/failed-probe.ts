import type { UpstreamStatus } from '../../protocol/models.ts';
import { UpstreamError, type UpstreamProbe } from './upstream.ts';

/** What a probe finds where it got a refusal or no answer. Throws what is a fault of ours, and the reason of an abort. */
export function toFailedProbe(
  server: Pick<UpstreamStatus, 'id' | 'kind' | 'address'>,
  error: unknown,
  signal: AbortSignal,
): UpstreamProbe {
  if (signal.aborted) throw signal.reason;
  if (!(error instanceof UpstreamError)) throw error;
  const status = error.code === 'upstream_unreachable' ? 'unreachable' : 'refused';
  return { status: { ...server, status, error: error.reason, version: '' }, models: [] };
}
