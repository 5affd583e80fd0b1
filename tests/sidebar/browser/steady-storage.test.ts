import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type BrowserStorage, createSteadyStorage } from '../../../sidebar/browser/steady-storage.ts';
import { createFailingStorage } from '../../helpers/failing-storage.ts';

const raw = fakeBrowser.storage.session;

beforeEach(() => fakeBrowser.reset());

const broken: BrowserStorage = {
  get: () => Promise.reject(new Error('disk')),
  set: () => Promise.reject(new Error('quota')),
  remove: () => Promise.reject(new Error('disk')),
  onChanged: raw.onChanged,
};

describe('storage', () => {
  it('does what failed once more', async () => {
    await raw.set({ a: 1 });
    expect(await createSteadyStorage(createFailingStorage(raw, 0).storage).get('a')).toEqual({ a: 1 });
    expect(await createSteadyStorage(createFailingStorage(raw, 0).storage).set({ b: 2 })).toBe(true);
    expect(await createSteadyStorage(createFailingStorage(raw, 0).storage).remove('a')).toBe(true);
    expect(await raw.get(null)).toEqual({ b: 2 });
  });

  it('says what can’t be kept, and has nothing where nothing can be read', async () => {
    const storage = createSteadyStorage(broken);
    expect([await storage.get(null), await storage.set({ a: 1 }), await storage.remove('a')]).toEqual([
      {},
      false,
      false,
    ]);
  });

  it('never writes what failed over what was written since', async () => {
    const storage = createSteadyStorage(createFailingStorage(raw, 0).storage);
    const older = storage.set({ a: 'older', b: 'only' });
    const newer = storage.set({ a: 'newer' });
    expect([await older, await newer]).toEqual([true, true]);
    expect(await raw.get(null)).toEqual({ a: 'newer', b: 'only' });
  });

  it('writes at once, for a page that is about to go', () => {
    const written: unknown[] = [];
    const storage = createSteadyStorage({ ...broken, set: async (items) => void written.push(items) });
    void storage.set({ a: 1 });
    expect(written).toEqual([{ a: 1 }]);
  });
});
