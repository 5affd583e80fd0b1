import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RECANTED } from '../../../../companion/store/store.ts';
import type { SourcePart } from '../../../../protocol/question-parts.ts';
import { answerTo, drop, exchange, type OpenStore, question } from './store-under-test.ts';

const PAGE: SourcePart = {
  type: 'page',
  title: 'Light',
  url: 'https://example.org/light',
  language: 'en',
  text: 'Blue light is scattered most.',
  omittedChars: 3,
};

export function keepsTurns(open: OpenStore): void {
  describe('stored turns', () => {
    it('are there again after a restart, with what was asked and answered', async () => {
      const set = await open();
      const asked = question({ sources: [PAGE] });
      expect(await set.store.add(asked)).toBe(true);
      const parts = [
        { type: 'thinking', text: 'hm', ms: 1_200 },
        { type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 },
        { type: 'text', text: 'Air ' },
        { type: 'from a newer Aside', depth: { any: [1] } },
        { type: 'text', text: 'scatters blue.' },
      ];
      const ending = { ...answerTo(asked, ''), parts };
      await set.store.finish(ending);
      const store = await set.reopen();
      const { text, ...receipt } = PAGE;
      const hash = createHash('sha256').update(text).digest('hex');
      expect(await store.turns(asked.conversation)).toEqual({
        turns: [
          {
            turn: asked.turn,
            parent: null,
            task: 'chat',
            question: [
              { ...receipt, text: '', blob: hash, chars: text.length, tokens: expect.any(Number), excerpt: '' },
              { type: 'text', text: 'Why is the sky blue?' },
            ],
            state: 'done',
            answer: parts,
            model: 'tiny',
            terminal: ending.terminal,
          },
        ],
        next: null,
      });
    });

    it('tell a question that is asked again after a restart by its fingerprint', async () => {
      const set = await open();
      const asked = await exchange(set.store, { fingerprint: 'body' });
      const store = await set.reopen();
      const found = await store.findTurn(asked.turn);
      expect(found).toMatchObject({ conversation: asked.conversation, fingerprint: 'body', record: { state: 'done' } });
      expect(await store.findTurn(randomUUID())).toBeUndefined();
    });

    it('have an id that is used once', async () => {
      const { store } = await open();
      const asked = await exchange(store);
      await expect(store.add({ ...asked, conversation: randomUUID() })).rejects.toMatchObject({ code: 'conflict' });
      expect((await store.list()).items).toHaveLength(1);
    });

    it('follow only what their conversation holds', async () => {
      const { store } = await open();
      const first = await exchange(store);
      const elsewhere = await exchange(store);
      const { conversation } = first;
      expect(await store.add(question({ parent: first.turn }))).toBe(false);
      expect(await store.add(question({ conversation, parent: elsewhere.turn }))).toBe(false);
      expect(await store.add(question({ conversation, parent: randomUUID() }))).toBe(false);
      expect((await store.list()).items).toHaveLength(2);
      await store.markDeleted(conversation);
      expect(await store.add(question({ conversation, parent: first.turn }))).toBe(false);
      expect(await store.add(question({ conversation }))).toBe(false);
    });

    it('lead back to the first question along their own branch, with the pages that were sent', async () => {
      const { store } = await open();
      const first = await exchange(store, { sources: [PAGE] }, 'one');
      const { conversation } = first;
      await exchange(store, { conversation, parent: first.turn, message: 'other' }, 'other');
      const second = await exchange(store, { conversation, parent: first.turn, message: 'And red?' }, 'two');
      const exchanges = [
        { question: 'Why is the sky blue?', sources: [PAGE], answer: 'one' },
        { question: 'And red?', sources: [], answer: 'two' },
      ];
      expect(await store.history(conversation, second.turn)).toEqual({
        exchanges,
        leftOut: 0,
        turns: [first.turn, second.turn],
        isOver: true,
      });
      const none = { exchanges: [], leftOut: 0, turns: [], isOver: true };
      expect(await store.history(conversation, null)).toEqual(none);
      expect(await store.history(randomUUID(), second.turn)).toEqual(none);
    });

    it('say whether all of them have ended', async () => {
      const { store } = await open();
      const first = await exchange(store, {}, 'one');
      const { conversation } = first;
      const second = question({ conversation, parent: first.turn });
      await store.add(second);
      const histories = [first, second].map(({ turn }) => store.history(conversation, turn));
      expect((await Promise.all(histories)).map(({ isOver }) => isOver)).toEqual([true, false]);
      await store.finish(answerTo(second, 'two'));
      expect((await store.history(conversation, second.turn)).isOver).toBe(true);
    });

    it('lead back no further than a model could be told, in whole exchanges, and say how many came before', async () => {
      const { store } = await open();
      const conversation = randomUUID();
      const long = { ...PAGE, text: 'p'.repeat(900_000) };
      let parent: string | null = null;
      for (let index = 0; index < 7; index++) {
        const sources = index % 2 === 0 ? [long] : [];
        const answer = index % 2 === 0 ? 'short' : 'a'.repeat(900_000);
        ({ turn: parent } = await exchange(store, { conversation, parent, message: `${index}`, sources }, answer));
        // Another branch is no part of it.
        await exchange(store, { conversation, parent }, 'b'.repeat(500_000));
      }
      const { exchanges, leftOut } = await store.history(conversation, parent);
      expect(exchanges.map(({ question }) => question)).toEqual(['3', '4', '5', '6']);
      expect(exchanges[1]?.sources).toEqual([long]);
      expect(leftOut).toBe(3);
    });

    it('are told to a model even when the latest alone is longer than that', async () => {
      const { store } = await open();
      const first = await exchange(store);
      const { conversation } = first;
      const second = await exchange(store, { conversation, parent: first.turn }, 'a'.repeat(4_100_000));
      const { exchanges, leftOut } = await store.history(conversation, second.turn);
      expect([exchanges.length, leftOut]).toEqual([1, 1]);
    });

    it('come in pages, the latest first and each in the order they were asked', async () => {
      const set = await open();
      const conversation = randomUUID();
      const asked: string[] = [];
      for (let index = 0; index < 7; index++) {
        // A clock that is set back does not change what came after what.
        set.setNow(index === 4 ? 5 : 2_000_000 + index);
        asked.push((await exchange(set.store, { conversation, parent: asked.at(-1) ?? null })).turn);
      }
      const read: string[][] = [];
      for (let before: string | undefined; ; ) {
        const page = await set.store.turns(conversation, { before, limit: 3 });
        read.push(page?.turns.map(({ turn }) => turn) ?? []);
        if (!page?.next) break;
        before = page.next;
      }
      expect(read).toEqual([asked.slice(4), asked.slice(1, 4), asked.slice(0, 1)]);
      await expect(set.store.turns(conversation, { before: "1' OR 1" })).rejects.toMatchObject({ code: 'bad_cursor' });
    });

    it('end a page early when they are long', async () => {
      const { store } = await open();
      const first = await exchange(store, {}, 'a'.repeat(1_500_000));
      const second = await exchange(store, { conversation: first.conversation }, 'b'.repeat(1_500_000));
      const page = await store.turns(first.conversation);
      expect(page?.turns.map(({ turn }) => turn)).toEqual([second.turn]);
      const earlier = await store.turns(first.conversation, { before: page?.next ?? '' });
      expect(earlier?.turns.map(({ turn }) => turn)).toEqual([first.turn]);
    });

    it('keep the text of one that nobody runs any more, and say that it was interrupted', async () => {
      const set = await open();
      const asked = question({ token: 4 });
      await set.store.add(asked);
      await set.store.appendTexts([
        { turn: asked.turn, token: 4, kind: 'thinking', text: 'so ' },
        {
          turn: asked.turn,
          token: 4,
          kind: 'part',
          text: '{"type":"step","code":"reading_part","params":{"part":1,"parts":2},"index":1,"count":2}',
        },
        { turn: asked.turn, token: 4, kind: 'content', text: 'Because ' },
      ]);
      await set.store.appendTexts([{ turn: asked.turn, token: 4, kind: 'content', text: 'of 🌤' }]);
      const running = { record: { state: 'running', answer: [] }, token: 4 };
      expect(await set.store.findTurn(asked.turn)).toMatchObject(running);
      const store = await set.reopen();
      expect(await store.findTurn(asked.turn)).toMatchObject(running);
      const { turn, conversation } = asked;
      expect(await store.running()).toEqual([{ turn, conversation, token: 4 }]);
      expect(await store.interrupt(turn, 5)).toBe(true);
      expect(await store.running()).toEqual([]);
      expect((await store.findTurn(asked.turn))?.record).toMatchObject({
        state: 'error',
        answer: [
          { type: 'thinking', text: 'so ' },
          { type: 'step', code: 'reading_part', params: { part: 1, parts: 2 }, index: 1, count: 2 },
          { type: 'text', text: 'Because of 🌤' },
        ],
        terminal: { type: 'error', code: 'interrupted', retryable: true, turn: asked.turn },
      });
      expect((await store.search('because')).map(({ turn }) => turn)).toEqual([asked.turn]);
    });

    it('that nobody runs any more have what is known of them from elsewhere where that is more text', async () => {
      const { store } = await open();
      const [behind, ahead] = [question({ token: 1 }), question({ token: 1 })];
      for (const asked of [behind, ahead]) {
        const { turn } = asked;
        await store.add(asked);
        await store.appendTexts([{ turn, token: 1, kind: 'content', text: 'Because of ' }]);
      }
      expect(await store.interrupt(behind.turn, 2, [{ type: 'text', text: 'Because of the air' }])).toBe(true);
      expect(await store.interrupt(ahead.turn, 2, [{ type: 'text', text: 'Because' }])).toBe(true);
      const answers = [behind, ahead].map(async ({ turn }) => (await store.findTurn(turn))?.record.answer);
      expect(await Promise.all(answers)).toEqual([
        [{ type: 'text', text: 'Because of the air' }],
        [{ type: 'text', text: 'Because of ' }],
      ]);
    });

    it('keep as thinking what was said as an answer and turned out to be none', async () => {
      const set = await open();
      const [asked, other] = [question(), question()];
      for (const each of [asked, other]) {
        await set.store.add(each);
        await set.store.appendTexts([{ turn: each.turn, kind: 'content', text: 'Hm. ' }]);
      }
      await set.store.appendTexts([
        { turn: asked.turn, kind: 'part', text: JSON.stringify(RECANTED) },
        { turn: asked.turn, kind: 'thinking', text: 'So.' },
        { turn: asked.turn, kind: 'content', text: 'Yes.' },
      ]);
      const store = await set.reopen();
      for (const { turn } of [asked, other]) await store.interrupt(turn, 1);
      expect((await store.findTurn(asked.turn))?.record.answer).toEqual([
        { type: 'thinking', text: 'Hm. So.' },
        { type: 'text', text: 'Yes.' },
      ]);
      expect((await store.findTurn(other.turn))?.record.answer).toEqual([{ type: 'text', text: 'Hm. ' }]);
    });

    it('take no text once they have ended, beside others that do', async () => {
      const set = await open();
      const [ended, running] = [question(), question()];
      for (const asked of [ended, running]) await set.store.add(asked);
      await set.store.finish(answerTo(ended, 'All.'));
      const texts = [ended, running].map(({ turn }) => ({ turn, kind: 'content' as const, text: 'More.' }));
      await set.store.appendTexts(texts);
      const store = await set.reopen();
      expect([await store.interrupt(ended.turn, 1), await store.interrupt(running.turn, 1)]).toEqual([false, true]);
      expect((await store.findTurn(ended.turn))?.record.answer).toEqual([{ type: 'text', text: 'All.' }]);
      expect((await store.findTurn(running.turn))?.record.answer).toEqual([{ type: 'text', text: 'More.' }]);
    });

    it('take nothing of a companion whose token is smaller than another’s, however late it comes', async () => {
      const { store } = await open();
      const asked = question({ token: 3 });
      const { turn } = asked;
      const say = (text: string, token: number) => store.appendTexts([{ turn, token, kind: 'content', text }]);
      await store.add(asked);
      await say('Mine. ', 3);
      await say('Old. ', 2);
      await expect(store.finish({ ...answerTo(asked, 'Old.'), token: 2 })).rejects.toMatchObject({ code: 'lost' });
      expect(await store.interrupt(turn, 3)).toBe(false);
      expect((await store.findTurn(turn))?.record.state).toBe('running');
      expect(await store.interrupt(turn, 9)).toBe(true);
      await say('Late. ', 3);
      await expect(store.finish({ ...answerTo(asked, 'Late.'), token: 3 })).rejects.toMatchObject({ code: 'lost' });
      expect(await store.findTurn(turn)).toMatchObject({
        token: 9,
        record: { answer: [{ type: 'text', text: 'Mine. ' }], terminal: { code: 'interrupted' } },
      });
      expect(await store.interrupt(turn, 10)).toBe(false);
    });

    it('are ended once however often the same companion says how', async () => {
      const { store } = await open();
      const asked = question({ token: 3 });
      await store.add(asked);
      await store.finish({ ...answerTo(asked, 'Air.'), token: 3 });
      await store.finish({ ...answerTo(asked, 'Air.'), token: 3 });
      expect((await store.turns(asked.conversation))?.turns).toMatchObject([{ answer: [{ text: 'Air.' }] }]);
    });

    it('that nobody runs are interrupted also where their conversation is marked deleted', async () => {
      const { store } = await open();
      const asked = question();
      const { turn, conversation } = asked;
      await store.add(asked);
      await store.markDeleted(conversation);
      expect(await store.running()).toEqual([{ turn, conversation, token: 0 }]);
      expect(await store.interrupt(turn, 1)).toBe(true);
      await store.restore(conversation);
      expect((await store.findTurn(turn))?.record.terminal).toMatchObject({ code: 'interrupted' });
    });

    it('say which is the first answer of its conversation', async () => {
      const { store } = await open();
      const failed = question();
      const { conversation } = failed;
      const [first, second] = [question({ conversation }), question({ conversation })];
      for (const asked of [failed, first, second]) await store.add(asked);
      const { turn } = failed;
      expect(await store.finish({ ...answerTo(failed, ''), terminal: { type: 'cancelled', turn, seq: 1 } })).toBe(
        false,
      );
      expect(await store.finish(answerTo(first, 'one'))).toBe(true);
      expect(await store.finish(answerTo(second, 'two'))).toBe(false);
      const elsewhere = question();
      await store.add(elsewhere);
      expect(await store.finish(answerTo(elsewhere, 'one'))).toBe(true);
    });

    it('take nothing more once their conversation is dropped', async () => {
      const { store } = await open();
      const asked = question();
      await store.add(asked);
      await drop(store, asked.conversation);
      await expect(store.finish(answerTo(asked, 'x'))).rejects.toMatchObject({ code: 'gone' });
      expect(await store.turns(asked.conversation)).toBeUndefined();
    });
  });
}
