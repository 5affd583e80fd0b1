import { countChars } from '../../protocol/attachment.ts';
import type { ErrorMessage, Welcome } from '../../protocol/companion-messages.ts';
import { type ErrorCode, isRetryableError } from '../../protocol/error-codes.ts';
import type { ChatMessageInput } from './turn-observer.ts';

/** An `error` about a turn that never reaches, or never came back from, the companion. */
export function createRefusal(turn: string, code: ErrorCode, message: string, cure: string): ErrorMessage {
  return { type: 'error', turn, code, message, cure, retryable: isRetryableError(code) };
}

/** The text of pages goes only to a companion that has proved that it knows our key. */
export function needsKey(chat: ChatMessageInput): boolean {
  return (chat.attachments?.length ?? 0) > 0 || chat.attachmentsOf !== undefined;
}

export function createKeyRefusal(turn: string): ErrorMessage {
  return createRefusal(
    turn,
    'forbidden',
    'Pages and selections only go to a companion that this browser is paired with. Nothing was sent.',
    'Pair this browser (Companion… behind the model’s name, at the top). Then ask again.',
  );
}

/** Why `chat` is larger than the companion accepts, in words; undefined when it fits. */
export function refuseOversized(chat: ChatMessageInput, limits: Welcome['limits']): ErrorMessage | undefined {
  const attachments = chat.attachments ?? [];
  const attachmentChars = attachments.reduce((sum, attachment) => sum + countChars(attachment), 0);
  const tooLong = (message: string, cure: string) => createRefusal(chat.turn, 'message_too_long', message, cure);

  if (chat.message.length > limits.messageChars) {
    return tooLong(
      `The question has ${count(chat.message.length)} characters; the companion takes ${count(limits.messageChars)}.`,
      'Shorten it, or ask in several steps.',
    );
  }
  if (attachments.length > limits.attachments) {
    return tooLong(
      `${count(attachments.length)} pages and selections are attached; the companion takes ${count(limits.attachments)} at once.`,
      'Remove some of them.',
    );
  }
  if (attachmentChars > limits.attachmentChars) {
    return tooLong(
      `The attached text has ${count(attachmentChars)} characters; the companion takes ${count(limits.attachmentChars)}.`,
      'Select the part that matters and ask about that.',
    );
  }
  if (utf8BytesOf(JSON.stringify(chat)) > limits.frameBytes) {
    return tooLong(
      'The question and what is attached to it are larger than the companion takes in one message.',
      'Remove an attachment, or select the part that matters and ask about that.',
    );
  }
  return undefined;
}

function utf8BytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
