import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskedTurn, Store } from '../../../../companion/store/store.ts';
import { conversationsIn, exchange, importAll, type OpenStore, question } from './store-under-test.ts';

/** Questions that wait can change their order, and be taken back. */
export function arrangesTurns(open: OpenStore): void {
  describe('questions that wait', () => {
    const cancelled = ({ turn, conversation }: AskedTurn) => ({
      turn,
      conversation,
      parts: [],
      model: '',
      terminal: { type: 'cancelled' as const, turn, seq: 1, withdrawn: true },
    });

    /** An answered question, and behind it some that wait, each with a page of its own. */
    async function line(store: Store, count: number) {
      const conversation = randomUUID();
      const head = await exchange(store, { conversation, message: 'the head' });
      const waiting: AskedTurn[] = [];
      for (let index = 0; index < count; index += 1) {
        const sources = [
          { type: 'page' as const, title: `t${index}`, url: '', language: '', text: `page ${index}`, omittedChars: 0 },
        ];
        const asked = question({
          conversation,
          parent: waiting.at(-1)?.turn ?? head.turn,
          message: `question${index}`,
          sources,
        });
        await store.add(asked);
        waiting.push(asked);
      }
      return { conversation, head, waiting };
    }

    const shown = async (store: Store, conversation: string) =>
      ((await store.turns(conversation))?.turns ?? []).map(({ turn, parent, question: parts }) => ({
        turn,
        parent,
        titles: parts.flatMap((part) => ('title' in part ? [part.title] : [])),
      }));

    it('stand in the order that they are brought into, with their words, sources and what can be found of them', async () => {
      const { store, reopen } = await open();
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }), async (order) => {
          const { conversation, head, waiting } = await line(store, 4);
          const arranged = order.map((index) => waiting[index]?.turn ?? '');
          expect(await store.arrange(conversation, arranged)).toBe(true);
          expect(await shown(store, conversation)).toEqual([
            { turn: head.turn, parent: null, titles: [] },
            ...order.map((index, place) => ({
              turn: arranged[place],
              parent: arranged[place - 1] ?? head.turn,
              titles: [`t${index}`],
            })),
          ]);
          const { exchanges } = await store.history(conversation, arranged.at(-1) ?? null);
          expect(exchanges.map((each) => each.question)).toEqual([
            'the head',
            ...order.map((index) => `question${index}`),
          ]);
          const hits = await store.search('question2');
          expect(hits.filter((hit) => hit.conversation === conversation).map(({ turn }) => turn)).toEqual([
            waiting[2]?.turn,
          ]);
          const [copy = ''] = await importAll(store, conversationsIn(store.exportParts(conversation)));
          expect((await shown(store, copy)).map(({ titles }) => titles)).toEqual([[], ...order.map((i) => [`t${i}`])]);
        }),
        { numRuns: 12 },
      );
      await reopen();
    });

    it('are followed by what is asked behind the last of them', async () => {
      const { store } = await open();
      const { conversation, head, waiting } = await line(store, 2);
      await store.arrange(conversation, waiting.map(({ turn }) => turn).reverse());
      expect(await store.follow(question({ conversation, parent: head.turn }))).toEqual({ parent: waiting[0]?.turn });
    });

    it('stay as they are when one of them has ended, is not there, or is no part of the line', async () => {
      const { store } = await open();
      const { conversation, head, waiting } = await line(store, 3);
      const ids = waiting.map(({ turn }) => turn);
      const before = await shown(store, conversation);
      for (const order of [
        [ids[2], ids[0]],
        [ids[1], head.turn],
        [ids[1], randomUUID()],
      ]) {
        expect(await store.arrange(conversation, order as string[])).toBe(false);
      }
      expect(await store.arrange(randomUUID(), ids)).toBe(false);
      expect(await shown(store, conversation)).toEqual(before);
    });

    it('are gone once they are taken back, and what followed them follows what they did', async () => {
      const { store } = await open();
      const { conversation, head, waiting } = await line(store, 2);
      const [first, second] = waiting as [AskedTurn, AskedTurn];
      expect(await store.withdraw(first.turn)).toBe(false);
      await store.finish(cancelled(first));
      expect(await store.withdraw(first.turn)).toBe(true);
      expect((await shown(store, conversation)).map(({ turn, parent }) => [turn, parent])).toEqual([
        [head.turn, null],
        [second.turn, head.turn],
      ]);
      expect(await store.findTurn(first.turn)).toBeUndefined();
      expect(await store.withdraw(head.turn)).toBe(false);
    });
  });
}
