import type { Operations } from '../steps/operations.ts';
import { StoreError, type StoreErrorArguments } from '../store-error.ts';

export type Method = keyof Operations;

/** A call on the list of persons; see `PeopleStore`. */
export interface PeopleRequest {
  type: 'people';
  id: number;
  method: string;
  args: readonly unknown[];
}

/**
 * To the worker: an operation (operations begin in the order of the calls), a call on the list of persons, the order to drop
 * everything of a person, or the last message.
 */
export type WorkerRequest =
  | { [M in Method]: { type: 'call'; id: number; person: string; method: M; args: Parameters<Operations[M]> } }[Method]
  | PeopleRequest
  | { type: 'drop'; id: number; person: string }
  | { type: 'close' };

/** From the worker: how far the database's update is; then whether the database was opened, or will be later because it is away; then an answer to each call. */
export type WorkerReply =
  | { type: 'updating'; done: number; total: number }
  | { type: 'opened' }
  | { type: 'away'; error: SentError }
  | { type: 'reached' }
  | { type: 'refused'; error: SentError }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'failed'; id: number; error: SentError };

/** An error in the form in which it crosses threads, since a class would arrive as a bare Error. `refusal` null: a fault of ours. */
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
