import { LocalKeyError } from '../../access/keys/local-key.ts';
import { type CodedError, codedError, toCodedError } from '../../coded-error.ts';
import { StoreError } from '../../store/store-error.ts';
import { UpstreamError } from '../../upstreams/upstream.ts';

export const NEEDS_KEY = codedError('forbidden', { cause: 'key' });
export const NEEDS_LOCAL_KEY = codedError('forbidden', { cause: 'local_key' });
export const ONLY_ITS_ROOM = codedError('forbidden', { cause: 'member' });
export const ONLY_READS = codedError('forbidden', { cause: 'reader' });
export const CONVERSATION_GONE = codedError('conversation_gone', {});

export const OPERATION_GONE = codedError('operation_gone', {});

/** Failures that are answers too. @throws what is a fault of ours */
export function toRefusal(error: unknown): CodedError {
  if (error instanceof StoreError || error instanceof UpstreamError) return toCodedError(error.reason);
  if (error instanceof LocalKeyError) return codedError('internal', { cause: 'key_not_replaced' });
  throw error;
}
