import { type CodedError, codedError, toCodedError } from '../coded-error.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { StoreError } from '../store/store-error.ts';
import { UpstreamError } from '../upstreams/upstream.ts';

/** How a turn ends that failed: with the upstream's or the storage's reason, or as a fault of ours, which is logged. */
export function toFailure(error: unknown, log: Log): CodedError {
  if (error instanceof UpstreamError || error instanceof StoreError) return toCodedError(error.reason);
  log.error(toLogFields(error), 'a turn failed');
  return codedError('internal', {});
}
