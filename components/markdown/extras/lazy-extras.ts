import type { Extras } from './extras.ts';

/** Highlighting and formulas, each a chunk of its own that is loaded once. */
export const lazyExtras: Extras = {
  async highlight(code, language) {
    const { highlight } = await import('./highlight.ts');
    return oneAtATime(() => highlight(code, language));
  },
  async setFormula(tex, display) {
    const { setFormula } = await import('./formula.ts');
    return oneAtATime(() => setFormula(tex, display));
  },
};

let last: Promise<unknown> = Promise.resolve();

/** Each piece of work in a task of its own: an answer full of code that is loaded whole must not block the thread. */
function oneAtATime<T>(work: () => T): Promise<T> {
  const result = last.then(() => new Promise<void>((resolve) => setTimeout(resolve))).then(work);
  last = result.catch(() => undefined);
  return result;
}
