import type { EarlierWords, ErrorParams } from '../protocol/error-causes.ts';
import { type ErrorCode, isRetryableError } from '../protocol/error-codes.ts';

/** An error as it stands in a turn's log or answers a request. Its sentences are made where it is shown. */
export interface CodedError {
  type: 'error';
  code: ErrorCode;
  params: { [name: string]: unknown };
  retryable: boolean;
}

/** @param params the cause, where one is known, and what its sentence has to say */
export function codedError<C extends ErrorCode>(code: C, params: ErrorParams<C> | EarlierWords): CodedError {
  return { type: 'error', code, params: { ...params }, retryable: isRetryableError(code) };
}

/** Becomes a cause of its own. */
export function toErrorWords(code: ErrorCode, message: string, cure = ''): CodedError {
  return codedError(code, { cause: 'earlier_words', message, cure });
}

export const INTERRUPTED: CodedError = codedError('interrupted', {});
