import { describe, expect, it } from 'vitest';
import {
  createLazyPart,
  holdParts,
  isPartMissing,
  loadSoon,
  missingPartCause,
} from '../../../sidebar/state/lazy-part.ts';

describe('what belongs to a screen, but not to its first frames', () => {
  it('is loaded at once, and where parts are kept back only after that', async () => {
    const loaded: string[] = [];
    loadSoon(() => loaded.push('at once'));
    const { promise, resolve } = Promise.withResolvers<void>();
    holdParts(promise);
    loadSoon(() => loaded.push('kept back'));
    await Promise.resolve();
    expect(loaded).toEqual(['at once']);
    resolve();
    await promise;
    loadSoon(() => loaded.push('later'));
    await Promise.resolve();
    expect(loaded).toEqual(['at once', 'kept back', 'later']);
  });
});

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

  it('ends with its owner, also when it comes only after that', async () => {
    const ended: string[] = [];
    const there = createLazyPart(async () => ({ dispose: () => ended.push('there') }));
    await there.load();
    there.dispose();
    const late = createLazyPart(async () => ({ dispose: () => ended.push('late') }));
    const loading = late.load();
    late.dispose();
    expect(await loading).toBe(false);
    const never = createLazyPart(async () => ({ dispose: () => ended.push('never') }));
    never.dispose();
    expect([ended, late.loaded.value]).toEqual([['there', 'late'], null]);
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
  ['chrome-extension:', 'updated'],
  ['moz-extension:', 'updated'],
  ['http:', 'not_loaded'],
  ['https:', 'not_loaded'],
] as const)('says of a missing part of %s why it is', (protocol, cause) => {
  expect(missingPartCause({ protocol })).toBe(cause);
});
