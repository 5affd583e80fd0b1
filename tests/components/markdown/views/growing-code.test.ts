import { describe, expect, it } from 'vitest';
import { createGrowingCode } from '../../../../components/markdown/views/growing-code.ts';

function setUp() {
  const holder = document.body.appendChild(document.createElement('code'));
  return { holder, growing: createGrowingCode(holder) };
}

function highlighted(...words: string[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const word of words) fragment.append(Object.assign(document.createElement('b'), { textContent: word }));
  return fragment;
}

describe('code that is highlighted', () => {
  it.each([
    ['shorter', 'let a;'],
    ['longer', 'let a;\nlet b;\nlet c;'],
    ['other', 'const x;'],
    ['empty', ''],
  ])('is replaced by code that is %s, and not joined to it', (_, code) => {
    const { holder, growing } = setUp();
    growing.show('let a;\nlet b;');
    growing.replace(highlighted('let a;\n', 'let b;'));
    growing.show(code);
    expect(holder.textContent).toBe(code);
    expect(holder.querySelector('b')).toBeNull();
  });

  it('stays as it is when the same code is shown again', () => {
    const { holder, growing } = setUp();
    growing.show('let a;');
    growing.replace(highlighted('let', ' a;'));
    growing.show('let a;');
    expect(holder.innerHTML).toBe('<b>let</b><b> a;</b>');
    growing.replace(highlighted('let a;'));
    expect(holder.innerHTML).toBe('<b>let a;</b>');
  });

  it('grows again once it was replaced', () => {
    const { holder, growing } = setUp();
    growing.show('a');
    growing.replace(highlighted('a'));
    growing.show('ab');
    growing.show('abc');
    expect(holder.innerHTML).toBe('<span class="lines">abc</span>');
  });
});
