import { inMegabytes } from '../../protocol/in-megabytes.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { Problem } from '../state/problem.ts';
import { explainRequest } from '../state/request-problems.ts';
import { ArchiveError } from './archive.ts';

export const TOO_LARGE: Problem = {
  code: 'file_too_large',
  params: { megabytes: inMegabytes(LIMITS.importBytes) },
  retryable: false,
};

/** Why a transfer failed: for the companion's reason, or because the file itself can't be had. */
export function explainTransfer(error: unknown, code: 'not_exported' | 'not_imported'): Problem {
  if (error instanceof ArchiveError) return { code: 'archive_unreadable', params: {}, retryable: false };
  // What the decoder throws, and what reading a file that has changed or gone does.
  if (error instanceof TypeError) return { code: 'file_no_text', params: {}, retryable: false };
  if (error instanceof DOMException) return { code: 'file_unreadable', params: {}, retryable: false };
  return explainRequest(error, code);
}
