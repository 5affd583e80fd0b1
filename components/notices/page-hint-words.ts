import type { ShownHint } from '../../sidebar/sources/source-refusal.ts';
import type { Landing } from '../../sidebar/state/composer-state.ts';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

const hints = createLazyPart(async () => (await import('../composer/describe-refusal.ts')).describeHint);
const landings = createLazyPart(async () => (await import('../../words/describe-landing.ts')).describeLanding);

/** The sentences for a hint: empty for none, and for the moment that it takes to load them. Reads signals. */
export function pageHintWords(hint: ShownHint | null): string {
  if (hint === null) return '';
  const describe = hints.loaded.value;
  if (describe) return describe(hint);
  void hints.load();
  return '';
}

/** What became of a source that was to go along, likewise. */
export function landingWords(landing: Landing | null): string {
  if (landing === null) return '';
  const describe = landings.loaded.value;
  if (describe) return describe(landing);
  void landings.load();
  return '';
}
