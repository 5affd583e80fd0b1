import type { ErrorCode } from '../../protocol/error-codes.ts';
import { type CodedError, codedError, toErrorWords } from '../coded-error.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { StoreError, type StoreErrorCode } from '../store/store-error.ts';
import { UpstreamError } from '../upstreams/upstream.ts';

/** How a turn ends that failed: in the upstream's or the storage's words, or as a fault of ours, which is logged. */
export function describeFailure(error: unknown, log: Log): CodedError {
  if (error instanceof UpstreamError) return codedError(error.code, error.params);
  if (error instanceof StoreError) return describeStoreError(error);
  log.error(toLogFields(error), 'a turn failed');
  return codedError('internal', {});
}

/** What is wrong with a request or with what keeps the answers; most of it lies with the storage itself. */
export function describeStoreError({ code, message, cure }: StoreError): CodedError {
  return toErrorWords(WIRE_CODES[code] ?? 'storage_failed', message, cure);
}

const WIRE_CODES: Partial<Record<StoreErrorCode, ErrorCode>> = {
  conflict: 'conflict',
  gone: 'turn_gone',
  bad_cursor: 'bad_message',
  bad_import: 'bad_message',
  import_too_large: 'message_too_long',
  busy: 'overloaded',
};
