import { describe, expect, it, vi } from 'vitest';
import { parseTerms } from '../../../../companion/store/rows/search-query.ts';
import { bestSnippet } from '../../../../companion/store/rows/snippets.ts';

describe('a snippet', () => {
  it('is of the place that shows most of what was looked for', () => {
    const filler = 'lorem ipsum '.repeat(100);
    const terms = parseTerms('spring tide moon');
    const { text, ranges } = bestSnippet(['moon?', `spring ${filler}the moon and the spring tide. ${filler}`], terms);
    expect(text).toMatch(/^….*ipsum the moon and the spring tide\. lorem.*…$/);
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['moon', 'spring', 'tide']);
    expect(text.length).toBeLessThanOrEqual(202);
  });

  it('marks once what two terms match, and the whole of what they match together', () => {
    const { text, ranges } = bestSnippet(['TypeScript'], parseTerms('ty typesc'));
    expect([text, ranges]).toEqual(['TypeScript', [[0, 10]]]);
  });

  it('cuts a word that is longer than itself', () => {
    const { text } = bestSnippet([`${'a'.repeat(500)}`], parseTerms('aa'));
    expect(text).toBe(`${'a'.repeat(200)}…`);
  });

  it('takes no longer for a text that repeats a word', () => {
    const text = 'again '.repeat(200_000);
    const started = process.cpuUsage();
    bestSnippet([text], parseTerms('again'));
    bestSnippet([text], parseTerms('again nowhere'));
    // Comparing all matches with each other would take minutes.
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(5_000);
  });

  it('looks at no more than a part of a long text word by word', () => {
    const far = `${'krill '.repeat(600_000)}the Whale`;
    const words = vi.spyOn(String.prototype, 'matchAll');
    bestSnippet([far], parseTerms('whale krill'));
    bestSnippet([far], parseTerms('whale nowhere'));
    expect(Math.max(...words.mock.contexts.map((text) => String(text).length))).toBeLessThanOrEqual(200_000);
    words.mockRestore();
  });
});
