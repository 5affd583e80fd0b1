import { textLength } from '../content/text-measure.ts';
import type { Steps } from '../steps.ts';
import { type CopyOptions, copyInSteps, type VisibleCopy } from './copy-visible.ts';
import { opensByName } from './opens-by-name.ts';
import type { PageEnvironment } from './page-environment.ts';

/** A page with less text is looked at again: a dialog may be in front of it. */
const FEW_CHARS = 250;
/** A page that keeps room for so much text, and for so large a share of what it shows, is about to show it. */
const WAITING = { chars: 500, share: 0.15 };

/**
 * Copies what readers see of a page, or are about to see: while a dialog is open, pages mark everything else `aria-hidden`,
 * which means nothing then. Before a script has run, or a reader has scrolled, much of a page may wait to be faded in; it has its
 * room and is transparent or invisible. Text that somebody wants to hide may be so too: how much it is tells them apart.
 */
export function* copyPage(
  environment: PageEnvironment,
  given: Pick<CopyOptions, 'editors' | 'readFormula' | 'except'> = {},
): Steps<VisibleCopy> {
  const options: CopyOptions = { ...given, opensPanel: opensByName };
  const visible = yield* copyInSteps(environment, options);
  if (visible.needsFormulas) return visible;
  const chars = textLength(visible.document.body);
  const keepWaiting = visible.waitingChars > Math.max(WAITING.chars, WAITING.share * chars);
  const keepAriaHidden = chars <= FEW_CHARS;
  if (!keepWaiting && !keepAriaHidden) return visible;
  const more = yield* copyInSteps(environment, { ...options, keepAriaHidden, keepWaiting });
  return more.needsFormulas || keepWaiting || textLength(more.document.body) > 4 * chars ? more : visible;
}
