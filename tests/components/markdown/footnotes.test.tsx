import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { type Extras, noExtras } from '../../../components/markdown/extras/extras.ts';
import { createBlockSplitter } from '../../../components/markdown/lexing/block-splitter.ts';
import { MarkdownText } from '../../../components/markdown/MarkdownText.tsx';
import { collectNotes, noNotes } from '../../../components/markdown/notes.ts';
import { markdownHtml, type RenderedMarkdown, renderMarkdown } from './render-markdown.tsx';

let rendered: RenderedMarkdown | undefined;

function mount(text: string, live = false): Element {
  rendered = renderMarkdown({ text, live });
  return rendered.root;
}

afterEach(() => rendered?.unmount());

const numbers = (root: Element) => [...root.querySelectorAll('.footnote-reference')].map((each) => each.textContent);
const notes = (root: Element) => [...root.querySelectorAll('.footnotes > ol > li')].map((each) => each.textContent);

describe('footnotes', () => {
  it('are numbered as the text refers to them, and stand at the end', () => {
    const root = mount('A[^moon] b[^x] c[^moon].\n\n[^x]: Ex\n\nmiddle\n\n[^moon]: *Moon*\n\nend');
    expect(numbers(root)).toEqual(['1', '2', '1']);
    expect(notes(root)).toEqual(['Moon↩↩', 'Ex↩']);
    expect([...root.children].map((each) => each.textContent)).toEqual(['A1 b2 c1.', 'middle', 'end', 'Moon↩↩Ex↩']);
    expect(root.querySelector('.footnotes em')?.textContent).toBe('Moon');
  });

  it('are linked both ways, and take the focus along', () => {
    const root = mount('A[^a], b[^b] and c[^a].\n\n[^a]: One\n[^b]: Two');
    const [first, second, third] = root.querySelectorAll<HTMLAnchorElement>('[role="doc-noteref"]');
    const [one, two] = root.querySelectorAll<HTMLElement>('.footnotes li');
    second?.click();
    expect(document.activeElement).toBe(two);
    third?.click();
    expect(document.activeElement).toBe(one);
    const back = [...(one?.querySelectorAll<HTMLElement>('[role="doc-backlink"]') ?? [])];
    expect(back.map((each) => each.ariaLabel ?? each.getAttribute('aria-label'))).toEqual([
      'Back to the text, place 1',
      'Back to the text, place 2',
    ]);
    back[1]?.click();
    expect(document.activeElement).toBe(third);
    back[0]?.click();
    expect(document.activeElement).toBe(first);
    expect(location.hash).toBe('');
  });

  it('have ids of their own in each answer', () => {
    const answer = { text: signal('a[^1]\n\n[^1]: b'), live: signal(false), extras: noExtras };
    const container = document.createElement('div');
    render(
      [1, 2].map((key) => <MarkdownText key={key} {...answer} />),
      container,
    );
    expect(new Set([...container.querySelectorAll('[id]')].map(({ id }) => id)).size).toBe(6);
    render(null, container);
  });

  it('leave a reference that nothing defines as it is written', () => {
    const root = mount('a[^1] b[^2]\n\n[^2]: two');
    expect(root.querySelector('p')?.textContent).toBe('a[^1] b1');
  });

  it('leave a definition that nothing refers to where it stands', () => {
    const root = mount('a\n\n[^1]: **one**\n\n    two\n\nb');
    expect(root.textContent).toBe('a[^1]: onetwob');
    expect(root.querySelector('strong')?.textContent).toBe('one');
    expect(root.querySelector('.footnotes')).toBeNull();
  });

  it('stay in their item when nothing refers to them', () => {
    const root = mount('- a\n\n  [^1]: one');
    expect(root.querySelector('li .definition')?.textContent).toBe('[^1]: one');
  });

  it('show a second definition of a label where it stands', () => {
    const root = mount('a[^1]\n\n[^1]: one\n\n[^1]: two');
    expect(notes(root)).toEqual(['one↩']);
    expect(root.textContent).toContain('[^1]: two');
  });

  it('may refer to others, and to themselves', () => {
    const root = mount('a[^1]\n\n[^2]: two[^1]\n[^1]: one[^2][^1]');
    expect(notes(root)).toEqual(['one21↩↩↩', 'two1↩']);
    expect(mount('a\n\n[^1]: one[^1]').textContent).toBe('a[^1]: one[^1]');
  });

  it.each([
    ['below a paragraph', 'a[^1]\n[^1]: one', ['one↩']],
    ['below a list', '- a[^1]\n[^1]: one', ['one↩']],
    ['in an item', '- a[^1]\n\n  [^1]: one', ['one↩']],
    ['below a table', '| a[^1] |\n|---|\n| b |\n[^1]: one', ['one↩']],
    ['in a quote', '> a[^1]\n>\n> [^1]: one', ['one↩']],
    ['one below the other', 'a[^1][^2]\n\n[^1]: one\n[^2]: two', ['one↩', 'two↩']],
    ['over two lines', 'a[^1]\n\n[^1]: one\ntwo\n\nend', ['one\ntwo↩']],
    ['with blocks', 'a[^1]\n\n[^1]: one\n\n    - two\n\n    three\n\nend', ['onetwothree↩']],
    ['above a definition', 'a[^1]\n\n[^1]: one\n[2]: https://example.com', ['one↩']],
    ['above a list', 'a[^1]\n\n[^1]: one\n- two', ['one↩']],
    ['above a heading', 'a[^1]\n\n[^1]: one\n# two', ['one↩']],
    ['above code', 'a[^1]\n\n[^1]: one\n```\ntwo\n```', ['one↩']],
    ['with a name of any script', 'a[^月]\n\n[^月]: 一', ['一↩']],
    ['whatever the case', 'a[^Moon]\n\n[^moon]: one', ['one↩']],
    ['with an address', 'a[^1]\n\n[^1]: https://example.com/a', ['https://example.com/a↩']],
  ])('are defined %s', (_, text, expected) => {
    expect(notes(mount(text))).toEqual(expected);
  });

  it.each(['a[^1](https://example.com)', '[a[^1]](https://example.com)', '`a[^1]`', 'a\\[^1]', 'a[^ 1]', 'a[^]'])(
    'are not in %s',
    (text) => {
      expect(numbers(mount(`${text}\n\n[^1]: one`))).toEqual([]);
    },
  );

  it('come while the text does, and leave what is finished alone', () => {
    const text = 'One[^1].\n\nTwo[^2].\n\n[^1]: first\n[^2]: second\n\nend';
    const root = mount('', true);
    for (let length = 1; length <= text.length; length++) {
      rendered?.show(text.slice(0, length));
      if (text.slice(0, length).endsWith('first')) {
        expect(numbers(root)).toEqual(['1']);
        expect(notes(root)).toEqual(['first↩']);
      }
    }
    const before = [...root.querySelectorAll('p, li, sup')];
    rendered?.finish();
    expect(numbers(root)).toEqual(['1', '2']);
    expect([...root.querySelectorAll('p, li, sup')]).toEqual(before);
    const { html } = rendered as RenderedMarkdown;
    const plain = (markup: string) => markup.replaceAll(/P\d+-\d+/g, '');
    expect(plain(html)).toBe(plain(markdownHtml(text)));
  });

  it('follow a text that goes on behind them', () => {
    const root = mount('a[^1]\n\n[^1]: one\n\nb', true);
    const [note] = root.querySelectorAll('.footnotes li');
    for (const tail of ['b[^1]', 'b[^1] an', 'b[^1] and[^1]']) {
      rendered?.show(`a[^1]\n\n[^1]: one\n\n${tail}`);
      const count = tail.split('[^1]').length;
      expect(numbers(root)).toEqual(Array(count).fill('1'));
      expect(root.querySelectorAll('.footnote-back')).toHaveLength(count);
    }
    expect(root.querySelector('.footnotes li')).toBe(note);
  });

  it('go with a text that a snapshot replaces', () => {
    const root = mount('a[^1]\n\n[^1]: one\n\nb', true);
    rendered?.show('plain');
    expect(root.querySelector('.footnotes')).toBeNull();
    expect(root.textContent).toBe('plain');
  });

  it('are the same object until one changes', () => {
    const splitter = createBlockSplitter();
    splitter.push('a[^1]\n\n[^1]: one\n\nb\n\n');
    const notes = collectNotes(splitter.split(false), noNotes);
    splitter.push('more[');
    expect(collectNotes(splitter.split(false), notes)).toBe(notes);
    splitter.push('^1]');
    expect(collectNotes(splitter.split(false), notes)).not.toBe(notes);
  });

  it('set their formulas once they are whole', async () => {
    const asked: string[] = [];
    const extras: Extras = {
      ...noExtras,
      async setFormula(tex) {
        asked.push(tex);
        return undefined;
      },
    };
    rendered = renderMarkdown({ text: 'a[^1]\n\n[^1]: $x$', extras });
    expect(asked).toEqual([]);
    rendered.finish();
    expect(asked).toEqual(['x']);
  });
});

describe('a definition of a link', () => {
  it('is shown by the links that are made of it, and else where it stands', () => {
    const root = mount(
      '[a][1] and [2]\n\n[1]: https://example.com/1\n[2]: https://example.com/2\n[3]: https://example.com/3',
    );
    expect([...root.querySelectorAll('.definition')].map((each) => each.textContent)).toEqual([
      '[3]: https://example.com/3',
    ]);
    expect(root.querySelector<HTMLAnchorElement>('.definition a')?.href).toBe('https://example.com/3');
  });

  it.each([
    ['leads nowhere', 'See [2].\n\n[2]: Chapter-4', 'See [2].[2]: Chapter-4'],
    ['would run', 'See [2].\n\n[2]: javascript:alert(1)', 'See [2].[2]: javascript:alert(1)'],
    [
      'is the second',
      '[2] a\n\n[2]: https://example.com/1\n[2]: https://example.com/2 "t"',
      '[2]: https://example.com/2 "t"',
    ],
    ['leads nowhere, though another one does not', '[2] a\n\n[2]: /b\n[2]: https://example.com', '[2]: /b'],
    ['is named in code alone', '`[2]`\n\n[2]: https://example.com', '[2]: https://example.com'],
    ['stands in an item', '- a\n\n  [2]: https://example.com', 'a[2]: https://example.com'],
  ])('is text when it %s', (_, text, shown) => {
    expect(mount(text).textContent).toContain(shown);
  });

  it('leaves the text when a link is made of it later', () => {
    const root = mount('[1]: https://example.com/1\n\nword\n\n', true);
    expect(root.textContent).toContain('[1]: https');
    rendered?.show('[1]: https://example.com/1\n\nword\n\nsee [1]\n\n');
    expect(root.textContent).toBe('wordsee 1example.com');
  });

  it('says its title where the link leads', () => {
    const link = mount('[a](https://example.com/b "The title")').querySelector('a');
    expect(link?.title).toBe('The title\nhttps://example.com/b');
  });
});
