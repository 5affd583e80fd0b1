import katex from 'katex';

/**
 * The formula as MathML, which needs no fonts and no styles. Nothing in it can load or link anything (`trust`), and
 * macros can't grow without end.
 */
export function setFormula(tex: string, display: boolean): Element | undefined {
  const holder = document.createElement('span');
  try {
    katex.render(tex, holder, {
      output: 'mathml',
      displayMode: display,
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 200,
      maxSize: 20,
    });
  } catch {
    // Not TeX after all, or deeper than the stack: it stays as it was written.
    return undefined;
  }
  return holder.querySelector('math') ?? undefined;
}
