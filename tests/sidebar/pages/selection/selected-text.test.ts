import { afterEach, describe, expect, it } from 'vitest';
import { readSelectedText } from '../../../../sidebar/pages/selection/selected-text.ts';

describe('the selected text', () => {
  afterEach(() => {
    document.body.innerHTML = '';
    getSelection()?.removeAllRanges();
  });

  const readAll = () =>
    readSelectedText({ document, getComputedStyle: (element, pseudo) => getComputedStyle(element, pseudo) });
  const read = () => readAll().text;

  /** Selects words in the only text that has them. */
  function selectWords(html: string, words: string): void {
    document.body.innerHTML = html;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = (text.nodeValue ?? '').indexOf(words);
      if (at >= 0) getSelection()?.setBaseAndExtent(text, at, text, at + words.length);
    }
  }

  function select(html: string): void {
    document.body.innerHTML = html;
    getSelection()?.selectAllChildren(document.body);
  }

  function selectInField(html: string, start: number, end: number): void {
    document.body.innerHTML = html;
    const field = document.querySelector<HTMLTextAreaElement>('textarea, input');
    field?.focus();
    field?.setSelectionRange(start, end);
  }

  it('is what is selected in the page', () => {
    select('<p>some words</p>');
    expect(read()).toBe('some words');
  });

  it('has no marks for what is only bold, a heading or code', () => {
    select('<h2>One</h2><p>some <b>bold</b> <code>code</code></p>');
    expect(read()).toBe('One\n\nsome bold code');
  });

  it('keeps what characters alone would lose', () => {
    select('<p>10<sup>7</sup> for <s>5</s> 3</p><ul><li>a</li><li>b</li></ul>');
    expect(read()).toBe('10⁷ for ~~5~~ 3\n\n- a\n- b');
  });

  it('begins and ends where the selection does', () => {
    document.body.innerHTML = '<p>one two</p><p>three four</p>';
    const [first, second] = [...document.querySelectorAll('p')].map((p) => p.firstChild as Text);
    if (first && second) getSelection()?.setBaseAndExtent(first, 4, second, 5);
    expect(read()).toBe('two\n\nthree');
  });

  it('is what is selected in a text field, with its line breaks', () => {
    selectInField('<textarea>one\ntwo\nthree</textarea>', 0, 7);
    expect(read()).toBe('one\ntwo');
  });

  it('is never a password', () => {
    selectInField('<input type="password" value="secret">', 0, 6);
    expect(read()).toBe('');
  });

  it('is empty without a selection', () => {
    expect(read()).toBe('');
  });

  it('comes with the paragraph around it', () => {
    selectWords('<p>Before.</p><p>The <b>fifth</b> tram is late <i>when it rains</i>.</p><p>After.</p>', 'fifth');
    expect(readAll()).toEqual({ text: 'fifth', around: 'The fifth tram is late when it rains.' });
  });

  it('comes with both paragraphs when it reaches from one into another', () => {
    document.body.innerHTML = '<p>one two</p><p>three four</p><p>five</p>';
    const [first, second] = [...document.querySelectorAll('p')].map((p) => p.firstChild as Text);
    if (first && second) getSelection()?.setBaseAndExtent(first, 4, second, 5);
    expect(readAll()).toEqual({ text: 'two\n\nthree', around: 'one two\n\nthree four' });
  });

  it('comes with no next paragraph where three clicks have selected up to that', () => {
    document.body.innerHTML = '<p>one two</p><p>three four</p>';
    const [first, second] = [...document.querySelectorAll('p')];
    if (first?.firstChild && second) getSelection()?.setBaseAndExtent(first.firstChild, 0, second, 0);
    expect(readAll()).toEqual({ text: 'one two', around: '' });
  });

  it('comes with nothing around it when it is the whole paragraph, or stands in none', () => {
    selectWords('<p>some words</p>', 'some words');
    expect(readAll().around).toBe('');
    selectWords('loose words of a page<p>more</p>', 'words');
    expect(readAll()).toEqual({ text: 'words', around: '' });
  });

  it('comes with the lines around it in a text field, up to a blank one', () => {
    selectInField('<textarea>far\n\none\ntwo three\nfour\n\naway</textarea>', 9, 12);
    expect(readAll()).toEqual({ text: 'two', around: 'one\ntwo three\nfour' });
  });

  it('comes with as much of a long paragraph as is near it', () => {
    const many = (word: string) => `${word} `.repeat(600);
    selectWords(`<p>${many('before')}needle ${many('after')}</p>`, 'needle');
    const { around } = readAll();
    expect(around.length).toBeLessThanOrEqual(2_000);
    expect(around).toMatch(/^before .* before needle after .* after$/);
  });
});
