import type { first } from './english/first.ts';
import type { menus } from './english/menus.ts';
import type { rest } from './english/rest.ts';
import type { terminal } from './english/terminal.ts';

/** The same sentences in any words: text stays text, and a function is given the same and gives text too. */
type AnyWords<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => AnyWords<Said>
    : { readonly [K in keyof T]: AnyWords<T[K]> };

/**
 * All that Aside says, by when it is loaded. English is the first; a further language has to match it: a sentence that is
 * missing, one too many, or another parameter does not compile.
 */
export type Catalogue = AnyWords<{
  /** What the panel needs before it is shown, and the card. */
  first: typeof first;
  /** What is said once something is opened or goes wrong. */
  rest: typeof rest;
  /** What the browser itself shows. */
  menus: typeof menus;
  /** What the programs on a terminal say, and what the companion writes for people itself; no part of the extension. */
  terminal: typeof terminal;
}>;
