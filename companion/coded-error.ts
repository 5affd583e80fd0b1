import type { ErrorParams } from '../protocol/error-causes.ts';
import { type ErrorCode, isRetryableError } from '../protocol/error-codes.ts';

/** An error as it stands in a turn's log or answers a request. Its sentences are made where it is shown. */
export interface CodedError {
  type: 'error';
  code: ErrorCode;
  params: { [name: string]: unknown };
  retryable: boolean;
}

/** @param params the cause, where one is known, and what its sentence has to say */
export function codedError<C extends ErrorCode>(code: C, params: ErrorParams<C>): CodedError {
  return toCodedError({ code, params: { ...params } });
}

export function toCodedError({ code, params }: Pick<CodedError, 'code' | 'params'>): CodedError {
  return { type: 'error', code, params, retryable: isRetryableError(code) };
}

export const INTERRUPTED: CodedError = codedError('interrupted', {});
