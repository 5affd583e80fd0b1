import type { ErrorReason } from '../protocol/error-causes.ts';
import { fillSentence } from './fill-sentence.ts';
import { inLine } from './in-line.ts';
import { errors, fallbacks } from './spoken-later.ts';

/** What happened, and what to do about it; that may be empty. */
export interface ErrorSentences {
  message: string;
  cure: string;
}

type Write = (params: never) => readonly [message: string, cure: string];

/**
 * The sentences for an error. Of a cause that is not known here those of its code are said; a code that is not known here
 * needs a newer Aside, and says so.
 */
export function describeError({ code, params }: ErrorReason): ErrorSentences {
  const { cause, message, cure } = params;
  if (cause === 'earlier_words' && typeof message === 'string') {
    return { message, cure: typeof cure === 'string' ? cure : '' };
  }
  if (!Object.hasOwn(errors, code)) return toSentences(fallbacks.error());
  const ofCode: Record<string, Write> & { general: Write } = errors[code as keyof typeof errors];
  const isKnown = typeof cause === 'string' && Object.hasOwn(ofCode, cause);
  const written = isKnown ? fillSentence(ofCode[cause] ?? ofCode.general, params) : undefined;
  const sentences = toSentences(written ?? ofCode.general({} as never));
  return params.isUntilRestart === true
    ? { ...sentences, cure: `${sentences.cure} ${fallbacks.thenRestart}` }
    : sentences;
}

/** Both in one line. */
export function describeErrorInLine(reason: ErrorReason): string {
  return inLine(describeError(reason));
}

function toSentences([message, cure]: readonly [string, string]): ErrorSentences {
  return { message, cure };
}
