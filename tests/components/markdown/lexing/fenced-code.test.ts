import { describe, expect, it } from 'vitest';
import { openFence } from '../../../../components/markdown/lexing/fenced-code.ts';

function read(source: string, ended = false) {
  const fence = openFence(source, 0, ended);
  return typeof fence === 'object' ? fence.read(source, ended) : fence;
}

describe('fenced code', () => {
  it.each([
    ['```js\nlet a;\n```\n', { info: 'js', code: 'let a;', closed: true }],
    ['~~~\n```\n~~~\n', { info: '', code: '```', closed: true }],
    ['````\n```\n````\n', { info: '', code: '```', closed: true }],
    ['  ```\n    a\n b\n  ```\n', { info: '', code: '  a\nb', closed: true }],
    ['```python title="x"\n', { info: 'python title="x"', code: '', closed: false }],
    ['```\na\n``', { info: '', code: 'a', closed: false }],
    ['```\na\n``b', { info: '', code: 'a\n``b', closed: false }],
  ])('%j is %j', (source, code) => {
    expect(read(source)).toEqual(code);
  });

  it.each(['', '`', '``', '```', '```js', '~~', '~~~ x', '  '])('may still become of %j', (source) => {
    expect(openFence(source, 0, false)).toBe('undecided');
  });

  it.each(['``` a`b\n', '`code', 'x```', '    ```\n', '\n```'])('is not %j', (source) => {
    expect(openFence(source, 0, false)).toBeUndefined();
  });

  it('takes the rest of a text that ends without a fence', () => {
    expect(read('```\na\n``', true)).toEqual({ info: '', code: 'a\n``', closed: true });
  });

  it('reads on from where it stood', () => {
    const fence = openFence('```\na\n', 0, false);
    if (typeof fence !== 'object') throw new Error('no fence');
    fence.read('```\na\n', false);
    expect(fence.position).toBe(6);
    expect(fence.read('```\na\nb\n```\nafter', false)).toEqual({ info: '', code: 'a\nb', closed: true });
    expect(fence.position).toBe(12);
  });
});
