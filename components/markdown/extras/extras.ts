/** Parts that are heavy and seldom needed at once; loaded when the first block that wants one is closed. */
export interface Extras {
  /** Highlights code in the language that its fence names; undefined when that language or length is not for it. */
  highlight(code: string, language: string): Promise<DocumentFragment | undefined>;
  /** Sets a formula; undefined when it can't be. */
  setFormula(tex: string, display: boolean): Promise<Element | undefined>;
}

/** None of it: code stays plain and formulas stay as they are written. For where parts can't be loaded. */
export const noExtras: Extras = {
  highlight: () => Promise.resolve(undefined),
  setFormula: () => Promise.resolve(undefined),
};
