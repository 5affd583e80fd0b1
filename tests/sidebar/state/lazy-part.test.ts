import { describe, expect, it } from 'vitest';
import { createLazyPart, explainMissingPart, isPartMissing } from '../../../sidebar/state/lazy-part.ts';

describe('a part that is loaded on demand', () => {
  it('is loaded once', async () => {
    let loads = 0;
    const part = createLazyPart(async () => {
      loads += 1;
      return 'part';
    });
    expect(part.loaded.value).toBeNull();
    expect(await Promise.all([part.load(), part.load()])).toEqual([true, true]);
    expect([part.loaded.value, loads, isPartMissing.value]).toEqual(['part', 1, false]);
  });

  it('is missing until it can be loaded after all', async () => {
    let isThere = false;
    const load = async () => {
      if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
      return 'part';
    };
    const [one, other] = [createLazyPart(load), createLazyPart(load)];
    expect([await one.load(), await other.load()]).toEqual([false, false]);
    expect([one.loaded.value, isPartMissing.value]).toEqual([null, true]);
    isThere = true;
    expect([await one.load(), isPartMissing.value]).toEqual([true, true]);
    expect([await other.load(), isPartMissing.value]).toEqual([true, false]);
  });
});

it.each([
  ['chrome-extension:', 'Aside was updated. Close and reopen this panel.'],
  ['moz-extension:', 'Aside was updated. Close and reopen this panel.'],
  ['http:', 'A part of this page could not be loaded. Reload the page.'],
  ['https:', 'A part of this page could not be loaded. Reload the page.'],
])('says of a missing part of %s what to do', (protocol, words) => {
  const { message, cure } = explainMissingPart({ protocol });
  expect(`${message} ${cure}`).toBe(words);
});
