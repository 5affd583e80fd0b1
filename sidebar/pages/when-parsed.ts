import type { Clock } from '../connection/clock.ts';

/** How long a page that still loads is waited for; then what is there has to do. */
const PARSE_MS = 3_000;

/** Resolves once the page's markup is all there, or after a while. */
export function whenParsed(document: Document, clock: Clock): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    const cancelTimer = clock.after(PARSE_MS, resolve);
    document.addEventListener(
      'DOMContentLoaded',
      () => {
        cancelTimer();
        resolve();
      },
      { once: true },
    );
  });
}
