import { describe, expect, it } from 'vitest';
import type { OpenStore } from './store-under-test.ts';

export function keepsPrompts(open: OpenStore): void {
  describe('prompts', () => {
    it('are there again after a restart, as they were changed', async () => {
      const set = await open();
      expect(await set.store.prompts.all()).toEqual([]);
      await set.store.prompts.change([
        { prompt: 'a', set: { name: 'A', text: '{{page}}', place: 1.5, pinned: true } },
        { prompt: 'b', set: { name: 'B', text: 'b' } },
      ]);
      await set.store.prompts.change([
        { prompt: 'a', set: { name: 'Aha' } },
        { prompt: 'b', set: null },
      ]);
      const store = await set.reopen();
      expect(await store.prompts.all()).toEqual([
        { prompt: 'a', revision: 2, name: 'Aha', text: '{{page}}', place: 1.5, pinned: true },
      ]);
    });

    it('of a change that can’t be made whole stay as they were', async () => {
      const { store } = await open();
      await store.prompts.change([{ prompt: 'a', set: { name: 'A', text: 'x' } }]);
      const late = [
        { prompt: 'b', set: { text: 'b' } },
        { prompt: 'a', revision: 0, set: { text: 'y' } },
      ];
      expect(await store.prompts.change(late)).toMatchObject({ code: 'conflict' });
      expect(await store.prompts.all()).toMatchObject([{ prompt: 'a', text: 'x' }]);
    });
  });
}
