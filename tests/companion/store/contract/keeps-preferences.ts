import { describe, expect, it } from 'vitest';
import type { OpenStore } from './store-under-test.ts';

const preference = (name: string, value: unknown, revision: number) => ({ name, value, revision });

export function keepsPreferences(open: OpenStore): void {
  describe('preferences', () => {
    it('are there again after a restart, with those that are not known here and those that were taken back', async () => {
      const set = await open();
      const changed = [
        preference('language', 'de', 3),
        preference('of-tomorrow', { deep: [1, null] }, 4),
        preference('sendKey', null, 5),
      ];
      expect(await set.store.preferences.set(changed)).toEqual({ isSet: true, changed });
      expect(await (await set.reopen()).preferences.all()).toEqual(changed);
    });

    it('give way to newer ones only, each by itself', async () => {
      const { store } = await open();
      const sendKey = preference('sendKey', 'enter', 9);
      await store.preferences.set([preference('language', 'de', 3), sendKey]);
      const language = preference('language', 'fr', 4);
      expect(await store.preferences.set([language, preference('sendKey', 'ctrl', 8)])).toEqual({
        isSet: true,
        changed: [language],
      });
      expect(await store.preferences.all()).toEqual([language, sendKey]);
    });

    it('are kept up to their limits, and nothing of a change that is too much', async () => {
      const { store } = await open({ preferences: 2, preferenceChars: 4 });
      const kept = [preference('a', 1, 1), preference('b', 'xx', 1)];
      expect(await store.preferences.set(kept)).toMatchObject({ isSet: true });
      expect(await store.preferences.set([preference('a', 2, 2), preference('c', 3, 1)])).toEqual({
        isSet: false,
        why: { cause: 'parameter_count', most: 2 },
      });
      expect(await store.preferences.set([preference('a', 2, 2), preference('b', 'xxx', 2)])).toEqual({
        isSet: false,
        why: { cause: 'parameter_text', name: 'b', most: 4 },
      });
      expect(await store.preferences.all()).toEqual(kept);
    });
  });
}
