import { Tokenizer } from 'marked';
import { vi } from 'vitest';

/** Rules that take the rest of the text and look into it; each may read all of it. */
const RULES = Object.getOwnPropertyNames(Tokenizer.prototype).filter((name) => name !== 'constructor');

/** The characters that marked's rules were given to read while `run` ran: a count of work that no machine changes. */
export function countWork(run: () => void): number {
  let chars = 0;
  const spies = RULES.map((name) => {
    const rule = name as 'space';
    const original = Tokenizer.prototype[rule];
    return vi.spyOn(Tokenizer.prototype, rule).mockImplementation(function (this: Tokenizer, ...args) {
      chars += args[0].length;
      return original.apply(this, args);
    });
  });
  try {
    run();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return chars;
}
