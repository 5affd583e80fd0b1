import { describe, expect, it } from 'vitest';
import { highlight } from '../../../../components/markdown/extras/highlight.ts';

describe('highlight', () => {
  it('gives the same words in elements of their kind', () => {
    const fragment = highlight('let a = "b";', 'JS');
    expect(fragment?.textContent).toBe('let a = "b";');
    expect(fragment?.querySelector('.hljs-keyword')?.textContent).toBe('let');
  });

  it('leaves code of a language it does not know, and code that would hold the thread', () => {
    expect(highlight('a', 'no-such-language')).toBeUndefined();
    expect(highlight(';'.repeat(20_000), 'js')).toBeDefined();
    expect(highlight(';'.repeat(20_001), 'js')).toBeUndefined();
  });
});
