import { afterEach, describe, expect, it } from 'vitest';
import type { Extras } from '../../../components/markdown/extras/extras.ts';
import { markdownHtml, type RenderedMarkdown, renderMarkdown } from './render-markdown.tsx';

const mounted: RenderedMarkdown[] = [];

function mount(options?: Parameters<typeof renderMarkdown>[0]): RenderedMarkdown {
  const rendered = renderMarkdown(options);
  mounted.push(rendered);
  return rendered;
}

afterEach(() => {
  for (const rendered of mounted.splice(0)) rendered.unmount();
});

/** Extras whose work is done when the test says so, and that say what they were asked for. */
function manualExtras() {
  const asked: string[] = [];
  const done = Promise.withResolvers<void>();
  const extras: Extras = {
    async highlight(code, language) {
      asked.push(`${language}: ${code}`);
      await done.promise;
      const fragment = document.createDocumentFragment();
      fragment.append(Object.assign(document.createElement('b'), { textContent: code }));
      return fragment;
    },
    async setFormula(tex, display) {
      asked.push(`${display ? 'display' : 'inline'}: ${tex}`);
      await done.promise;
      return Object.assign(document.createElement('math'), { textContent: tex });
    },
  };
  return { extras, asked, done: () => done.resolve() };
}

describe('while a text comes', () => {
  it('shows the first token at once and the rest at its pace', () => {
    const rendered = mount();
    rendered.write('Storks');
    expect(rendered.root.textContent).toBe('Storks');
    rendered.write('Storks stand');
    expect(rendered.root.textContent).toBe('Storks');
    rendered.show('Storks stand');
    expect(rendered.root.textContent).toBe('Storks stand');
  });

  it('shows all that has come when it ends, without waiting for time to pass', () => {
    const rendered = mount();
    rendered.write('a');
    rendered.write('a **b');
    rendered.finish('a **b**');
    expect(rendered.html).toBe('<p dir="auto">a <strong>b</strong></p>');
    expect(rendered.clock.pending).toBe(0);
  });

  it('never touches the nodes of finished blocks again', () => {
    const rendered = mount();
    const text = '# Title\n\nOne *two*.\n\n- a\n- b\n- c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n```\n';
    rendered.show(text);
    rendered.show(`${text}\nafter`);
    const before = [...rendered.root.querySelectorAll('*')].filter((node) => !node.closest('p:last-child'));
    const touched: MutationRecord[] = [];
    const observer = new MutationObserver((records) => touched.push(...records));
    for (const node of before) observer.observe(node, { attributes: true, childList: true, characterData: true });
    for (let length = 1; length < 40; length++) rendered.show(`${text}\nafter${' more'.repeat(length)}`);
    rendered.finish();
    touched.push(...observer.takeRecords());
    expect(touched).toEqual([]);
    for (const node of before) expect(rendered.root.contains(node)).toBe(true);
  });

  it('keeps finished items of a list that grows', () => {
    const rendered = mount();
    rendered.show('1. one\n2. two\n3. thr');
    const [first, second] = rendered.root.querySelectorAll('li');
    rendered.show('1. one\n2. two\n3. three\n\n4. four');
    expect(rendered.root.querySelectorAll('li')).toHaveLength(4);
    expect([...rendered.root.querySelectorAll('li')].slice(0, 2)).toEqual([first, second]);
    expect(rendered.root.querySelectorAll('ol')).toHaveLength(1);
  });

  it('appends to the one text of open code', () => {
    const rendered = mount();
    rendered.show('```js\nlet a;\n');
    const code = rendered.root.querySelector('code');
    const text = code?.firstChild?.firstChild;
    rendered.show('```js\nlet a;\nlet b;\n```\n');
    expect(code?.firstChild?.firstChild).toBe(text);
    expect(code?.innerHTML).toBe('<span class="lines">let a;\nlet b;</span>');
  });

  it('leaves finished lines of long code where they are', () => {
    const rendered = mount();
    const lines = (count: number) => `\`\`\`js\n${'x;\n'.repeat(count)}`;
    rendered.show(lines(20));
    const [first] = rendered.root.querySelectorAll('.lines');
    rendered.show(lines(50));
    const all = [...rendered.root.querySelectorAll('.lines')];
    expect(all[0]).toBe(first);
    expect(all.map((each) => each.textContent?.split('\n').length)).toEqual([17, 17, 17, 2]);
    expect(rendered.root.querySelector('code')?.textContent).toBe('x;\n'.repeat(50).trimEnd());
  });

  it('shows the block that grows, wherever it stands', () => {
    const rendered = mount();
    for (let count = 1; count <= 34; count++) {
      const text = 'word\n\n'.repeat(count - 1);
      rendered.show(`${text}on`);
      rendered.show(`${text}one`);
      expect(rendered.root.lastElementChild?.textContent).toBe('one');
      expect(rendered.root.childElementCount).toBe(count);
    }
  });

  it('starts over when a snapshot replaces the text', () => {
    const rendered = mount();
    rendered.show('one\n\ntwo');
    rendered.show('three');
    rendered.finish();
    expect(rendered.html).toBe(markdownHtml('three'));
  });

  it('makes links of references whose definition comes last', () => {
    const rendered = mount();
    rendered.show('See [the study][1] and [1].\n\nmore\n\n');
    expect(rendered.root.querySelector('a')).toBeNull();
    rendered.finish('See [the study][1] and [1].\n\nmore\n\n[1]: https://example.com/study');
    expect([...rendered.root.querySelectorAll('a')].map((link) => link.href)).toEqual([
      'https://example.com/study',
      'https://example.com/study',
    ]);
  });

  it('makes links of references in items of a list whose definition stands in the last item', () => {
    const text = '- see [a]\n- see [a]\nmore\n\n  [a]: https://example.com/a\n\n\nafter\n\nmore\n\n';
    const rendered = mount();
    for (let length = 1; length <= text.length; length += 1) rendered.show(text.slice(0, length));
    expect(rendered.root.querySelectorAll('li a')).toHaveLength(2);
  });

  it('shows the title of a link, wherever that is defined', () => {
    const titles = (text: string) => /title="([^"]*)"/.exec(markdownHtml(text))?.[1];
    expect(titles('[a]\n\n[a]: https://example.com/ "Title"')).toBe('Title\nhttps://example.com/');
    expect(titles('[a](https://example.com/ "Title")')).toBe('Title\nhttps://example.com/');
    expect(titles('[a]\n\n[a]: https://example.com/')).toBe('https://example.com/');
  });

  it('leaves nothing running when it is taken away', () => {
    const rendered = renderMarkdown();
    rendered.write('a');
    rendered.write('a b');
    expect(rendered.clock.pending).toBe(1);
    rendered.unmount();
    expect(rendered.clock.pending).toBe(0);
  });
});

describe('what is set when a block closes', () => {
  it('highlights code once its fence has closed, and not before', async () => {
    const { extras, asked, done } = manualExtras();
    const rendered = mount({ extras });
    rendered.show('```js\nlet a;\n');
    expect(asked).toEqual([]);
    rendered.show('```js\nlet a;\n```\n');
    rendered.show('```js\nlet a;\n```\n\nafter');
    expect(asked).toEqual(['js: let a;']);
    done();
    await rendered.settle();
    expect(rendered.root.querySelector('code')?.innerHTML).toBe('<b>let a;</b>');
  });

  it('highlights what a snapshot leaves, and not what it replaced', async () => {
    const { extras, done } = manualExtras();
    const rendered = mount({ extras });
    rendered.show('```js\nlet a;\nlet b;\n```\n');
    rendered.show('```js\nlet a;\n```\n');
    done();
    await rendered.settle();
    expect(rendered.root.querySelector('code')?.innerHTML).toBe('<b>let a;</b>');
    rendered.show('```js\nlet\n```\n');
    expect(rendered.root.querySelector('code')?.textContent).toBe('let');
  });

  it('keeps what is selected', async () => {
    const { extras, done } = manualExtras();
    const rendered = mount({ extras, text: 'a $x_1$ b\n\n```js\nlet a;\n```\n\nc', live: false });
    const [words] = rendered.root.querySelector('p')?.childNodes ?? [];
    const code = rendered.root.querySelector('.lines')?.firstChild;
    document.getSelection()?.setBaseAndExtent(words as Node, 0, code as Node, 3);
    done();
    await rendered.settle();
    const range = document.getSelection()?.getRangeAt(0);
    expect([range?.startContainer, range?.startOffset]).toEqual([words, 0]);
    expect([range?.endContainer, range?.endOffset]).toEqual([rendered.root.querySelector('code > b')?.firstChild, 3]);
  });

  it('keeps a formula that is selected', async () => {
    const { extras, done } = manualExtras();
    const rendered = mount({ extras, text: '$x_1$', live: false });
    const raw = rendered.root.querySelector('.formula')?.firstChild as Node;
    document.getSelection()?.setBaseAndExtent(raw, 1, raw, 3);
    done();
    await rendered.settle();
    expect(document.getSelection()?.toString()).toBe('x_1');
  });

  it('leaves code without a language plain', () => {
    const { extras, asked } = manualExtras();
    mount({ extras, text: '```\nx\n```\n', live: false });
    expect(asked).toEqual([]);
  });

  it('sets formulas, and leaves prices alone', async () => {
    const { extras, asked, done } = manualExtras();
    const rendered = mount({ extras });
    rendered.show('It is $x_1$, not $5 or $10');
    expect(asked).toEqual([]);
    expect(rendered.root.textContent).toContain('$x_1$');
    rendered.finish('It is $x_1$, not $5 or $10.\n\n$$\ny\n$$\n');
    done();
    await rendered.settle();
    expect(asked).toEqual(['inline: x_1', 'display: y']);
    expect(rendered.root.textContent).toBe('It is x_1, not $5 or $10.y');
  });
});

describe('what a model can not do', () => {
  it.each([
    ['raw HTML', '<img src=x onerror=alert(1)>\n\n<script>alert(1)</script>\n\na <b onclick=x>c</b>', 'img, script, b'],
    ['images', '![alt](https://example.com/track.png)', 'img'],
    ['links that run', '[a](javascript:alert(1)) [b](data:text/html,x) <javascript:x>', 'a'],
    ['frames', '<iframe src="https://example.com"></iframe>', 'iframe'],
  ])('%s stay text', (_, text, selector) => {
    const rendered = mount({ text, live: false });
    expect(rendered.root.querySelector(selector)).toBeNull();
    expect(rendered.root.textContent).not.toBe('');
  });

  it('shows HTML as it was written', () => {
    expect(mount({ text: 'a <b class="x">c</b>', live: false }).root.textContent).toBe('a <b class="x">c</b>');
  });

  it('opens links elsewhere, without telling where from', () => {
    const link = mount({ text: '[words](https://example.com)', live: false }).root.querySelector('a');
    expect(link?.getAttribute('target')).toBe('_blank');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link?.textContent).toBe('wordsexample.com');
  });

  it('shows the host of a link whose words name another', () => {
    const rendered = mount({ text: '[paypal.com](https://evil.example)', live: false });
    expect(rendered.root.querySelector('a .address')?.textContent).toBe('evil.example');
  });

  it('shows an image as a link with its address', () => {
    const rendered = mount({ text: '![a stork](https://example.com/stork.png)', live: false });
    const link = rendered.root.querySelector('a');
    expect(link?.textContent).toBe('a storkhttps://example.com/stork.png');
    expect(link?.href).toBe('https://example.com/stork.png');
  });
});

describe('blocks', () => {
  it.each([
    ['task lists', '- [x] done\n- [ ] open', 'li.task > input[disabled]', 2],
    ['the first number of a list', '3. a\n4. b', 'ol[start="3"]', 1],
    ['tables in a box that scrolls and the keyboard reaches', '|a|\n|-|\n|b|', 'div.table[tabindex="0"] > table', 1],
    ['headings below those of the panel', '# a\n\n###### b', 'h3.heading-1, h6.heading-6', 2],
    ['code in lists', '- a\n  ```js\n  x\n  ```', 'li .code pre > code', 1],
  ])('has %s', (_, text, selector, count) => {
    expect(mount({ text, live: false }).root.querySelectorAll(selector)).toHaveLength(count);
  });

  it('shows the numbers of a list as they are written, and counts those that are repeated', () => {
    const values = (text: string) => [
      mount({ text, live: false }).root.querySelector('ol')?.getAttribute('start'),
      ...[...(mounted.at(-1)?.root.querySelectorAll('li') ?? [])].map((each) => each.getAttribute('value')),
    ];
    expect(values('5. a\n4. b\n4. c\n9. d')).toEqual(['5', null, '4', null, '9']);
    expect(values('1. a\n1. b\n1. c')).toEqual([null, null, null, null]);
    expect(values('1. a\n2. b\n3. c')).toEqual([null, null, null, null]);
    expect(values('1. a\n3. b\n3. c\n3. d')).toEqual([null, null, '3', null, null]);
  });

  it.each([
    ['character references', 'a <code> &rarr; b', 'a <code> → b'],
    ['addresses', 'a <a > www.example.com', 'a <a > www.example.com'],
  ])('reads %s behind a tag that is text', (_, text, shown) => {
    const rendered = mount({ text, live: false });
    expect(rendered.root.textContent).toBe(shown);
    if (text.includes('www')) expect(rendered.root.querySelectorAll('a')).toHaveLength(1);
  });

  it('ends no emphasis inside a formula', () => {
    const rendered = mount({ text: '*a $x*y$ b*', live: false });
    expect(rendered.root.querySelector('em')?.textContent).toBe('a $x*y$ b');
  });

  it('decodes character references', () => {
    expect(mount({ text: 'a &rarr; b &amp; &#955; &nope;', live: false }).root.textContent).toBe('a → b & λ &nope;');
  });

  it('works inside a closed shadow root', () => {
    const host = document.body.appendChild(document.createElement('div'));
    const shadow = host.attachShadow({ mode: 'closed' });
    const rendered = mount({ text: '**a**', live: false, into: shadow.appendChild(document.createElement('div')) });
    expect(rendered.html).toBe('<p dir="auto"><strong>a</strong></p>');
    host.remove();
  });
});

describe('the Copy button', () => {
  it('copies the code as everything else is copied, and never by the page’s own means', async () => {
    const copied: string[] = [];
    const rendered = mount({
      text: '```js\nlet a;\n```',
      live: false,
      copyText: async (text) => void copied.push(text),
    });
    rendered.root.querySelector('button')?.click();
    await rendered.settle();
    expect(copied).toEqual(['let a;']);
  });
});
