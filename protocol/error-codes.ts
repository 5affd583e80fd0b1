// Named once each: the panel loads all of the codes when it opens.
const FINAL = { retryable: false };
const RETRYABLE = { retryable: true };

/**
 * The error codes of this version, each with its verdict: may the same request succeed when it is sent again unchanged?
 */
export const ERROR_CODES = {
  /** The frame is not JSON, or a field is missing or of the wrong type. */
  bad_message: FINAL,
  /** The message's `type` is not known here. The connection lives. */
  unknown_type: FINAL,
  /** The question is empty. */
  empty_message: FINAL,
  /** The question, its sources, or a file to import are larger than the limit. */
  message_too_long: FINAL,
  /** This caller may not do this; the cause says what is needed. */
  forbidden: FINAL,
  /** The turn's id is in use for another question or by another client. */
  conflict: FINAL,
  /** The turn is unknown here: never asked, or dropped since. */
  turn_gone: FINAL,
  /** The conversation, or the message that the question follows, is unknown here. */
  conversation_gone: FINAL,
  /** The operation is not there (any more), or somebody stopped it. */
  operation_gone: FINAL,
  /** No client has a key of this id. */
  client_gone: FINAL,
  /** The pairing code was another one; the cause says how many tries are left. */
  code_wrong: FINAL,
  /** There is no such pairing code any more; the cause says what became of it. */
  code_gone: FINAL,
  /** The link lets nobody in; the cause says what became of it, to those who have it. */
  link_gone: FINAL,
  /** What should go along again with a question is not kept in its conversation, or not any more. */
  attachments_gone: FINAL,
  /** A file that should be read can't be; the cause says why. */
  file_unreadable: FINAL,
  /** The queue is full, or as many exports or imports run as may. No id was used up. */
  overloaded: RETRYABLE,
  /** More requests than the limit; wait a moment. */
  rate_limited: RETRYABLE,
  /** No model server answers at the configured address. */
  upstream_unreachable: RETRYABLE,
  /** The model server's own queue is full. */
  upstream_busy: RETRYABLE,
  /** The model server refused the request for a reason that will not change by itself. */
  upstream_refused: FINAL,
  /** The model server failed, before or while it answered. The text so far is kept. */
  upstream_failed: RETRYABLE,
  /** The model server said nothing for too long. */
  upstream_silent: RETRYABLE,
  /** The named model is not there. */
  model_not_found: FINAL,
  /** The model can't do what was asked (images, tools, thinking). */
  model_unsupported: FINAL,
  /** The question and its page do not fit the model's context. */
  context_overflow: FINAL,
  /** The companion stopped while the turn ran. The text so far is kept. */
  interrupted: RETRYABLE,
  /** Conversations can't be read or kept now; the cause says why. */
  storage_failed: RETRYABLE,
  /** A fault of the companion's; its log has the details. */
  internal: RETRYABLE,
} as const satisfies Record<string, { retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Whether a request that failed with `code` may succeed unchanged. */
export function isRetryableError(code: ErrorCode): boolean {
  return ERROR_CODES[code].retryable;
}
