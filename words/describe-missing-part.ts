import type { ErrorSentences } from './describe-error.ts';
import { words } from './spoken.ts';

/** Why a part of the panel is missing, and what to do. */
export function describeMissingPart(cause: keyof typeof words.missingPart): ErrorSentences {
  const [message, cure] = words.missingPart[cause];
  return { message, cure };
}
