import type { ErrorMessage, Welcome } from '../../protocol/companion-messages.ts';
import type { ErrorParams } from '../../protocol/error-causes.ts';
import { type ErrorCode, isRetryableError } from '../../protocol/error-codes.ts';
import { findExcess, sourcesOf } from '../../protocol/question-parts.ts';
import { isLong } from './long-sources.ts';
import type { ChatMessageInput } from './turn-observer.ts';

/** An `error` about a turn that never reaches, or never came back from, the companion. */
export function createRefusal<C extends ErrorCode>(turn: string, code: C, params: ErrorParams<C>): ErrorMessage {
  return { type: 'error', turn, code, params: { ...params }, retryable: isRetryableError(code) };
}

/** The text of pages goes only to a companion that has proved that it knows our key. */
export function needsKey(chat: ChatMessageInput): boolean {
  return sourcesOf(chat.question).length > 0;
}

export function createKeyRefusal(turn: string): ErrorMessage {
  return createRefusal(turn, 'forbidden', { cause: 'needs_pairing' });
}

/** Why `chat` is larger than the companion accepts; undefined when it fits. */
export function refuseOversized(chat: ChatMessageInput, limits: Welcome['limits']): ErrorMessage | undefined {
  const { turn, question } = chat;
  const excess = findExcess(question, limits);
  if (excess) return createRefusal(turn, 'message_too_long', excess);
  // What is long goes ahead of it, in parts.
  const inFrame = limits.blobBytes === undefined ? question : question.filter((part) => !isLong(part));
  const isTooLarge = utf8BytesOf(JSON.stringify({ ...chat, question: inFrame })) > limits.frameBytes;
  return isTooLarge ? createRefusal(turn, 'message_too_long', { cause: 'frame' }) : undefined;
}

function utf8BytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
