import type { PageHint } from '../../sidebar/pages/page-hint.ts';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

const part = createLazyPart(async () => (await import('../../words/describe-page-hint.ts')).describePageHint);

/** The sentences for a hint: empty for none, and for the moment that it takes to load them. Reads signals. */
export function pageHintWords(hint: PageHint | null): string {
  if (hint === null) return '';
  const describe = part.loaded.value;
  if (describe) return describe(hint);
  void part.load();
  return '';
}
