import type { Operations } from '../steps/operations.ts';
import { StoreError, type StoreErrorArguments } from '../store-error.ts';

export type Method = keyof Operations;

/** What is asked of who the persons are, where they are kept; see `PeopleStore`. */
export interface PeopleRequest {
  type: 'people';
  id: number;
  method: string;
  args: readonly unknown[];
}

/**
 * To the worker: an operation, begun in the order of the calls, one on who the persons are, that all of a person is to be
 * dropped, or the last message.
 */
export type WorkerRequest =
  | { [M in Method]: { type: 'call'; id: number; person: string; method: M; args: Parameters<Operations[M]> } }[Method]
  | PeopleRequest
  | { type: 'drop'; id: number; person: string }
  | { type: 'close' };

/** From the worker: how far it is with bringing the database to a new version; then whether it could open the folder, or opens it later since it is away, then an answer to each call. */
export type WorkerReply =
  | { type: 'updating'; done: number; total: number }
  | { type: 'opened' }
  | { type: 'away'; error: SentError }
  | { type: 'reached' }
  | { type: 'refused'; error: SentError }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'failed'; id: number; error: SentError };

/** An error as it crosses: a class would arrive as a bare Error. `refusal` null: a fault of ours. */
export interface SentError {
  refusal: StoreErrorArguments | null;
  message: string;
  stack: string;
}

export function sendError(error: unknown): SentError {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const isRefusal = error instanceof StoreError;
  return { refusal: isRefusal ? ([error.code, error.params] as StoreErrorArguments) : null, message, stack };
}

export function receiveError({ refusal, message, stack }: SentError): Error {
  const error = refusal === null ? new Error(message) : new StoreError(...refusal);
  error.stack = stack;
  return error;
}
