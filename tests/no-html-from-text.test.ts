import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Whatever makes elements or programs out of text: what a page or a model said must never get that far. */
const SINKS =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc|DOMParser|dangerouslySetInnerHTML)\b|\bdocument\.write|\beval\(|\bnew Function\b/;

const root = new URL('..', import.meta.url);
const sources = globSync('{sidebar,components,entrypoints,web}/**/*.{ts,tsx}', { cwd: root });

it('makes elements out of no text, anywhere in the extension', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((path) => SINKS.test(readFileSync(new URL(path, root), 'utf8')))).toEqual([]);
});
