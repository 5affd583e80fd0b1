import { TooManyClientsError } from '../../access/keys/client-keys.ts';
import { LocalKeyError } from '../../access/keys/local-key.ts';
import { type CodedError, codedError, toCodedError } from '../../coded-error.ts';
import { LiveAwayError } from '../../live/live-error.ts';
import { StoreError } from '../../store/store-error.ts';
import { UpstreamError } from '../../upstreams/upstream.ts';

export const NEEDS_KEY = codedError('forbidden', { cause: 'key' });
export const NEEDS_LOCAL_KEY = codedError('forbidden', { cause: 'local_key' });
export const NEEDS_ADMINISTRATOR = codedError('forbidden', { cause: 'administrator' });
export const OTHER_PERSON = codedError('forbidden', { cause: 'other_person' });
export const ONE_PERSON = codedError('forbidden', { cause: 'one_person' });
export const ONLY_ITS_ROOM = codedError('forbidden', { cause: 'member' });
export const ONLY_READS = codedError('forbidden', { cause: 'reader' });
export const CONVERSATION_GONE = codedError('conversation_gone', {});

export const OPERATION_GONE = codedError('operation_gone', {});
export const CLIENT_GONE = codedError('client_gone', {});
const REVOKED_FOR_NOW = codedError('storage_failed', { cause: 'revoked_for_now' });

/** Turns expected failures into answers. @throws other errors, which are faults of ours */
export function toRefusal(error: unknown): CodedError {
  if (error instanceof StoreError || error instanceof UpstreamError) return toCodedError(error.reason);
  // The connection to Redis logs the reason.
  if (error instanceof LiveAwayError) return codedError('internal', { cause: 'others_away' });
  if (error instanceof TooManyClientsError)
    return codedError('overloaded', { cause: 'person_clients', most: error.most });
  if (error instanceof LocalKeyError) return codedError('internal', { cause: 'key_not_replaced' });
  throw error;
}

/**
 * The refusal for a key or link that no longer counts, but whose removal could not be stored: it would count again after a
 * restart. @throws other errors, which are faults of ours
 */
export function toRevokeRefusal(error: unknown): CodedError {
  return error instanceof StoreError ? REVOKED_FOR_NOW : toRefusal(error);
}
