import type { ErrorReason } from '../protocol/error-causes.ts';
import { createLazyPart, isPartMissing } from '../sidebar/state/lazy-part.ts';
import type { ErrorSentences } from '../words/describe-error.ts';
import { words } from '../words/english/panel.ts';

const part = createLazyPart(async () => (await import('../words/describe-error.ts')).describeError);

/** Loads the sentences for what goes wrong: little does, and the first that does needs them. */
export const loadErrorWords = part.load;

/**
 * The sentences for an error: empty for the moment that it takes to load them, and one that says little while they can't
 * be loaded. Reads signals.
 */
export function errorWords(error: ErrorReason): ErrorSentences {
  const describe = part.loaded.value;
  if (describe) return describe(error);
  void part.load();
  return { message: isPartMissing.value ? words.somethingFailed : '', cure: '' };
}

/** The sentences for a problem; those of the companion's reason where it has one. Reads signals. */
export function problemWords({
  message,
  cure,
  error,
}: ErrorSentences & { error?: ErrorReason | undefined }): ErrorSentences {
  if (error === undefined) return { message, cure };
  const said = errorWords(error);
  return cure === '' ? said : { message: inLine(said), cure };
}

/** Both sentences in one line. */
export function inLine({ message, cure }: ErrorSentences): string {
  return `${message} ${cure}`.trim();
}
