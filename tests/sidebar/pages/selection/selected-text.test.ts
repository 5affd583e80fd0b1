import { afterEach, describe, expect, it } from 'vitest';
import { readSelectedText } from '../../../../sidebar/pages/selection/selected-text.ts';

describe('the selected text', () => {
  afterEach(() => {
    document.body.innerHTML = '';
    getSelection()?.removeAllRanges();
  });

  const read = () =>
    readSelectedText({ document, getComputedStyle: (element, pseudo) => getComputedStyle(element, pseudo) });

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
});
