import { describe, expect, it } from 'vitest';
import { createNoteCache } from '../../../companion/turns/note-cache.ts';

describe('createNoteCache', () => {
  it('is full with exactly as much as it may keep, and drops what was used least with one character more', () => {
    const cache = createNoteCache(4);
    cache.set('a', 'xx');
    cache.set('b', 'xx');
    expect([cache.get('b'), cache.get('a')]).toEqual(['xx', 'xx']);
    cache.set('a', 'xxx');
    expect([cache.get('b'), cache.get('a')]).toEqual([undefined, 'xxx']);
  });

  it('counts a note that is written again once', () => {
    const cache = createNoteCache(4);
    for (let times = 0; times < 3; times += 1) cache.set('a', 'xxx');
    cache.set('b', 'x');
    expect([cache.get('a'), cache.get('b')]).toEqual(['xxx', 'x']);
  });
});
