import { type ErrorCode, isRetryableError } from '../protocol/error-codes.ts';

/** An error in words that a person can act on, as it stands in a turn's log or answers a request. */
export interface ErrorWords {
  type: 'error';
  code: ErrorCode;
  message: string;
  cure: string;
  retryable: boolean;
}

export function toErrorWords(code: ErrorCode, message: string, cure = ''): ErrorWords {
  return { type: 'error', code, message, cure, retryable: isRetryableError(code) };
}

export const INTERRUPTED: ErrorWords = toErrorWords(
  'interrupted',
  'The companion was stopped while it answered.',
  'Ask again once it runs.',
);
