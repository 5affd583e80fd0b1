import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.tsx';

function linksOf(text: string): { words: string; href: string }[] {
  const rendered = renderMarkdown({ text, live: false });
  const links = [...rendered.root.querySelectorAll('a')].map((link) => ({ words: link.textContent, href: link.href }));
  expect(rendered.root.textContent).toBe(text);
  rendered.unmount();
  return links;
}

describe('a bare address', () => {
  it.each([
    ['请打开https://example.org。请访问', 'https://example.org'],
    ['https://example.org/a，然后', 'https://example.org/a'],
    ['https://example.org/docs查看文档', 'https://example.org/docs'],
    ['（https://example.org/x）', 'https://example.org/x'],
    ['「https://example.org」', 'https://example.org'],
    ['《https://example.org/a》', 'https://example.org/a'],
    ['https://example.orgを開く', 'https://example.org'],
    ['https://example.org、次', 'https://example.org'],
    ['https://example.org에서', 'https://example.org'],
    ['“https://example.org”', 'https://example.org'],
    ['«https://example.org/a»', 'https://example.org/a'],
    ['https://example.org：8080', 'https://example.org'],
    ['https://example.org？a', 'https://example.org'],
    ['https://example.org/a,请', 'https://example.org/a'],
    ['"https://example.org"、次', 'https://example.org'],
    ['(see https://example.org/a_(b)).', 'https://example.org/a_(b)'],
    ['https://example.org/a?b=c&d=e#f。', 'https://example.org/a?b=c&d=e#f'],
    ['https://example.org/caf\u00e9', 'https://example.org/caf\u00e9'],
    ['https://example.org…', 'https://example.org'],
    ['https://example.org—then', 'https://example.org'],
    ['https://example.org–then', 'https://example.org'],
    ['هل https://example.org/a؟ نعم', 'https://example.org/a'],
    ['https://example.org/a، ثم', 'https://example.org/a'],
    ['https://example.org/a۔ پھر', 'https://example.org/a'],
    ['https://example.org।है', 'https://example.org'],
    ['https://example.orgमें देखें', 'https://example.org'],
    ['https://example.orgемо/a', 'https://example.org'],
    ['https://example.org/a՞ այո', 'https://example.org/a'],
    ['ดูที่https://example.org/aครับ', 'https://example.org/a'],
    ['https://example.orgနှင့်', 'https://example.org'],
    ['https://example.org/paral·lel', 'https://example.org/paral·lel'],
    ['https://example.org/москва?a=я', 'https://example.org/москва?a=я'],
    ['https://example.org/Michelson–Morley', 'https://example.org/Michelson–Morley'],
  ])('in %s is %s', (text, address) => {
    const [link, ...others] = linksOf(text);
    expect(others).toEqual([]);
    expect(link?.words).toBe(address);
    expect(new URL(link?.href ?? '').hostname).toBe('example.org');
  });

  it.each([
    ['见 www.example.org。请', 'www.example.org', 'http://www.example.org/'],
    ['me@example.org，谢谢', 'me@example.org', 'mailto:me@example.org'],
    ['联系me@example.org。', 'me@example.org', 'mailto:me@example.org'],
    ['www.straße.de', 'www.straße.de', 'http://www.xn--strae-oqa.de/'],
    ['（me@example.org）', 'me@example.org', 'mailto:me@example.org'],
  ])('without a scheme in %s is %s', (text, words, href) => {
    expect(linksOf(text)).toEqual([{ words, href }]);
  });

  it('ends before the next one', () => {
    expect(linksOf('https://a.org、https://b.org。').map(({ words }) => words)).toEqual([
      'https://a.org',
      'https://b.org',
    ]);
  });
});
