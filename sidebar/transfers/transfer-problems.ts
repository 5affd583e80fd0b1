import { LIMITS } from '../../protocol/limits.ts';
import type { Problem } from '../state/problem.ts';
import { explainRequest } from '../state/request-problems.ts';

const NOTHING_IMPORTED = { title: 'Nothing was imported', command: '', retryable: false };

export const TOO_LARGE: Problem = {
  ...NOTHING_IMPORTED,
  message: `The file is larger than ${LIMITS.importBytes / 1024 / 1024} MB.`,
  cure: 'Export fewer chats at once.',
};

/** Why a transfer failed: in the companion's words, or because the file itself can't be had. */
export function explainTransfer(error: unknown, title: string): Problem {
  // What the decoder throws, and what reading a file that has changed or gone does.
  if (error instanceof TypeError) {
    return { ...NOTHING_IMPORTED, message: 'The file is no text.', cure: 'Unpack it, if it is a ZIP archive.' };
  }
  if (error instanceof DOMException) {
    return { ...NOTHING_IMPORTED, message: 'The file can’t be read.', cure: 'Choose it again.' };
  }
  return explainRequest(error, title);
}
