import type { Token } from 'marked';
import { expect, it, vi } from 'vitest';
import { markClosest } from '../../../../components/markdown/citations/mark-closest.ts';

const PASSAGES = [
  { number: 1, text: 'The ferry to the island leaves the harbour at nine.', title: 'Ferries', url: 'https://a.test/' },
];

it('a line is looked through once for the same passages, however often it is drawn', () => {
  const text = 'The island’s ferry leaves the harbour at nine.';
  const line: Token[] = [{ type: 'text', raw: text, text }];
  const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment');
  const marked = markClosest(line, PASSAGES);
  expect(marked.map(({ type }) => type)).toEqual(['text', 'closest']);
  expect(markClosest(line, PASSAGES)).toBe(marked);
  expect(segment).toHaveBeenCalledOnce();
  expect(markClosest(line, [])).toEqual(line);
  segment.mockRestore();
});
