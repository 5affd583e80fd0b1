import { LocalKeyError } from '../../access/keys/local-key.ts';
import { type CodedError, toErrorWords } from '../../coded-error.ts';
import { StoreError } from '../../store/store-error.ts';
import { describeStoreError } from '../../turns/turn-error.ts';

export const NEEDS_KEY = toErrorWords(
  'forbidden',
  'Without a key only questions on this connection are possible.',
  'Connect with a key.',
);
export const NEEDS_LOCAL_KEY = toErrorWords(
  'forbidden',
  'Only the computer that Aside runs on may manage who has a key.',
  'Do it there, in the terminal or in the panel.',
);
export const CONVERSATION_GONE = toErrorWords(
  'conversation_gone',
  'This conversation is not here any more.',
  'Start a new conversation.',
);

export const OPERATION_GONE = toErrorWords('operation_gone', 'This has ended already.', 'Look at the list again.');

/** Failures that are answers too. @throws what is a fault of ours */
export function toRefusal(error: unknown): CodedError {
  if (error instanceof StoreError) return describeStoreError(error);
  if (error instanceof LocalKeyError) return toErrorWords('internal', error.message);
  throw error;
}
