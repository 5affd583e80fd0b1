import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Whatever makes elements or programs out of text: what a page or a model said must never get that far. */
const SINKS =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc|DOMParser|dangerouslySetInnerHTML)\b|\bdocument\.write|\beval\(|\bnew Function\b/;

const root = new URL('..', import.meta.url);
const sources = globSync('{sidebar,components,entrypoints,web}/**/*.{ts,tsx}', { cwd: root });

/** Pasted rich text, feeds and drawings are read in documents of their own, which are never shown, load nothing and run nothing. */
const READ_ALONE = new Set([
  'sidebar/sources/rich-text.ts',
  'sidebar/sources/feed-text.ts',
  'sidebar/diagrams/harmless-svg.ts',
  'sidebar/diagrams/frame/draw-with-mermaid.ts',
]);

it('makes elements out of no text, anywhere in the extension', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(
    sources.filter((path) => !READ_ALONE.has(path) && SINKS.test(readFileSync(new URL(path, root), 'utf8'))),
  ).toEqual([]);
});
