import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { collect, drop, exchange, importAll, type OpenStore } from './store-under-test.ts';

export function keepsParameters(open: OpenStore): void {
  describe('parameters', () => {
    it('of a chat are there again after a restart, with those that are not known here', async () => {
      const set = await open();
      const { conversation } = await exchange(set.store);
      expect((await set.store.parameters.of({ conversation })).ofChat).toEqual({});
      expect(await set.store.parameters.tuneChat(conversation, { temperature: 0.5, seed: 7, mirostat: 2 })).toBe(true);
      expect(await set.store.parameters.tuneChat(conversation, { seed: null, top_p: 1 })).toBe(true);
      const store = await set.reopen();
      expect((await store.parameters.of({ conversation })).ofChat).toEqual({
        temperature: 0.5,
        mirostat: 2,
        top_p: 1,
      });
    });

    it('of a model are there again after a restart, and gone once all of them are taken back', async () => {
      const set = await open();
      await set.store.parameters.tuneModel('tiny:1b', { temperature: 0 });
      await set.store.parameters.tuneModel('other', { seed: 1 });
      const store = await set.reopen();
      expect((await store.parameters.of({ model: 'tiny:1b' })).ofModel).toEqual({ temperature: 0 });
      await store.parameters.tuneModel('tiny:1b', { temperature: null });
      expect((await store.parameters.of({ model: 'tiny:1b' })).ofModel).toEqual({});
      expect((await store.parameters.of({ model: 'other' })).ofModel).toEqual({ seed: 1 });
    });

    it('of a chat that is not stored, or is deleted, are not taken', async () => {
      const { store } = await open();
      expect((await store.parameters.of({ conversation: randomUUID() })).ofChat).toBeUndefined();
      expect(await store.parameters.tuneChat(randomUUID(), { seed: 1 })).toBe(false);
      const { conversation } = await exchange(store);
      await drop(store, conversation);
      expect(await store.parameters.tuneChat(conversation, { seed: 1 })).toBe(false);
    });

    it('of a chat go along when it is exported, and come in with it', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store);
      await store.parameters.tuneChat(conversation, { system: 'Be short.', mirostat: [2] });
      const [head] = await collect(store.exportParts(conversation));
      expect(head).toMatchObject({ conversation: { parameters: { system: 'Be short.', mirostat: [2] } } });
      if (head?.type !== 'conversation') throw new Error('no conversation');
      const [id] = await importAll(store, [{ ...head.conversation, turns: [] }]);
      expect((await store.parameters.of({ conversation: id ?? '' })).ofChat).toEqual({
        system: 'Be short.',
        mirostat: [2],
      });
    });
  });
}
