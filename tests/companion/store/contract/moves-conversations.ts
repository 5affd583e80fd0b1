import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskedPart, toGivenBack, type UnknownSource } from '../../../../companion/prompts/source.ts';
import type { Store } from '../../../../companion/store/store.ts';
import { exportJson } from '../../../../companion/transfers/export-json.ts';
import type { TurnRecord } from '../../../../protocol/companion-messages.ts';
import {
  countChars,
  questionText,
  type SourcePart,
  sourcesOf,
  toQuestion,
} from '../../../../protocol/question-parts.ts';
import { readFile } from '../../transfers/import/read-file.ts';
import {
  answerTo,
  collect,
  conversationsIn,
  drop,
  exchange,
  importAll,
  importFile,
  type OpenStore,
  question,
} from './store-under-test.ts';

const SELECTION: SourcePart = { type: 'selection', title: 'T', url: '', language: '', text: 'quoted', omittedChars: 0 };

const IMAGE = Buffer.from('89504e470d0a1a0a0001', 'hex');
const about = {
  url: fc.constantFrom('', 'https://a.test/'),
  language: fc.constantFrom('', 'de'),
  omittedChars: fc.nat(9),
};
/** Few contents, so that several sources have the same. */
const SOURCE = fc.oneof(
  fc.record({
    type: fc.constantFrom('page' as const, 'selection' as const, 'file' as const),
    title: fc.string({ unit: 'grapheme', maxLength: 5 }),
    ...about,
    text: fc.constantFrom('', 'The sea rises. 🌊', 'x'.repeat(700)),
  }),
  fc.record({
    type: fc.constant('image' as const),
    title: fc.constant('shot.png'),
    ...about,
    text: fc.constant(''),
    data: fc.constantFrom(new Uint8Array(IMAGE), new Uint8Array([...IMAGE, 7])),
  }),
  fc.constantFrom<UnknownSource>(
    { type: 'recording', text: 'Said.', seconds: 3 },
    { type: 'recording', data: new Uint8Array([1, 2, 3]) },
  ),
);
/** Of a newer Aside, which may know more of a text, and have several. */
const TEXT = fc.record(
  {
    type: fc.constant('text' as const),
    text: fc.constantFrom('', 'Why?', 'a\n\nb', '🌊 '),
    of: fc.constantFrom('voice', 'chars'),
    chars: fc.nat(3),
  },
  { requiredKeys: ['type', 'text'] },
);
const ANSWER_PART = fc.oneof(
  fc.record({ type: fc.constant('text'), text: fc.string({ unit: 'binary-ascii', maxLength: 20 }) }),
  fc.record({ type: fc.constant('thinking'), text: fc.string({ maxLength: 9 }), ms: fc.nat(9_999) }),
  fc.record({
    type: fc.constant('step'),
    code: fc.constantFrom('reading_part', 'left_out_sources'),
    params: fc.record({ part: fc.nat(9) }),
    index: fc.nat(9),
    count: fc.nat(9),
    note: fc.string({ maxLength: 9 }),
  }),
  fc.record({ type: fc.constant('from a newer Aside'), depth: fc.record({ any: fc.array(fc.nat(9)) }) }),
);

async function exportFile(store: Store, conversation = 'all'): Promise<Uint8Array> {
  return new TextEncoder().encode((await collect(exportJson(store.exportParts(conversation), 1))).join(''));
}

/** A conversation without its ids: each turn with the place of the one that it follows. */
async function shapeOf(store: Store, conversation: string): Promise<unknown[]> {
  const { turns } = (await store.turns(conversation, { limit: 200 })) ?? { turns: [] };
  const places = new Map(turns.map(({ turn }, place) => [turn, place]));
  return turns.map(({ turn, parent, terminal, ...rest }: TurnRecord) => ({
    ...rest,
    parent: parent === null ? null : places.get(parent),
    terminal: { ...terminal, turn: '', seq: 0 },
  }));
}

export function movesConversations(open: OpenStore): void {
  describe('an export', () => {
    it('brings everything back under new ids, beside what is there', async () => {
      const { store, setNow } = await open();
      const first = await exchange(store, { sources: [SELECTION], task: 'explain', message: '' }, 'It is “quoted”.');
      const { conversation } = first;
      setNow(2_000_000);
      await exchange(store, { conversation, parent: first.turn, message: 'a\u2028b\n```' });
      await exchange(store, { conversation, parent: first.turn, message: 'edited' });
      const stopped = question({ conversation });
      await store.add(stopped);
      await store.finish({ ...answerTo(stopped, 'half'), terminal: { type: 'cancelled', turn: stopped.turn, seq: 2 } });
      await store.rename(conversation, 'Named');
      await store.pin(conversation, true);

      const [copy = ''] = await importFile(store, await exportFile(store));
      expect(copy).not.toBe(conversation);
      expect(await store.summary(copy)).toEqual({ ...(await store.summary(conversation)), conversation: copy });
      expect(await shapeOf(store, copy)).toEqual(await shapeOf(store, conversation));
      const { turns = [] } = (await store.turns(copy)) ?? {};
      const ids = new Set(((await store.turns(conversation))?.turns ?? []).map(({ turn }) => turn));
      expect(turns.some(({ turn }) => ids.has(turn))).toBe(false);
      expect(await store.history(copy, turns[1]?.turn ?? '')).toMatchObject({
        exchanges: [{ sources: [SELECTION] }, {}],
      });
      // A person's title stays one.
      expect((await store.rename(copy, 'x', 'model'))?.title).toBe('Named');
    });

    it('has the same content once, however many questions were asked with it', async () => {
      const { store } = await open();
      const text = 'The moon pulls the sea. '.repeat(10_000);
      const sources = [{ ...SELECTION, text }];
      const { conversation } = await exchange(store, { sources });
      await exchange(store, { conversation, sources });
      await exchange(store, { sources });
      const file = await exportFile(store);
      expect(file.byteLength).toBeLessThan(text.length + 4_000);
      const [, copy = ''] = await importFile(store, file);
      const { turns = [] } = (await store.turns(copy)) ?? {};
      expect((await store.history(copy, turns.at(-1)?.turn ?? '')).exchanges.at(-1)?.sources).toEqual(sources);
    });

    it('has all conversations or one, without those marked deleted', async () => {
      const { store } = await open();
      const kept = await exchange(store, { message: 'kept' });
      const other = await exchange(store, { message: 'other' });
      const hidden = await exchange(store, { message: 'hidden' });
      await store.markDeleted(hidden.conversation);
      const titles = async (which: string) =>
        (await collect(store.exportParts(which))).flatMap((part) =>
          part.type === 'conversation' ? [part.conversation.title] : [],
        );
      expect(await titles('all')).toEqual(['kept', 'other']);
      expect(await titles(other.conversation)).toEqual(['other']);
      expect(await titles(hidden.conversation)).toEqual([]);
      expect(await titles(kept.turn)).toEqual([]);
    });

    it('is in the order in which conversations began, imported ones among them', async () => {
      const { store, setNow } = await open();
      setNow(3_000);
      await exchange(store, { message: 'second' });
      const file = JSON.parse(new TextDecoder().decode(await exportFile(store)));
      Object.assign(file.conversations[0], { title: 'first', createdAt: 1_000 });
      await importFile(store, new TextEncoder().encode(JSON.stringify(file)));
      setNow(4_000);
      await exchange(store, { message: 'third' });
      const { conversations } = JSON.parse(new TextDecoder().decode(await exportFile(store)));
      expect(conversations.map(({ title }: { title: string }) => title)).toEqual(['first', 'second', 'third']);
    });

    it('reads on only as it is read', async () => {
      const { store } = await open();
      const first = await exchange(store, {}, 'x'.repeat(1_200_000));
      await exchange(store, { conversation: first.conversation }, 'y'.repeat(1_200_000));
      const parts = store.exportParts('all')[Symbol.asyncIterator]();
      await parts.next();
      expect((await parts.next()).value).toMatchObject({ turn: { turn: first.turn } });
      // The second answer was not in memory yet.
      await drop(store, first.conversation);
      expect(await parts.next()).toEqual({ done: true, value: undefined });
    });

    it('has what a running turn said so far, which is interrupted where it is imported', async () => {
      const { store } = await open();
      const asked = question();
      await store.add(asked);
      await store.appendTexts([{ turn: asked.turn, kind: 'content', text: 'so far' }]);
      const [copy = ''] = await importFile(store, await exportFile(store));
      expect((await store.turns(copy))?.turns).toMatchObject([
        { state: 'error', answer: [{ type: 'text', text: 'so far' }], terminal: { code: 'interrupted' } },
      ]);
    });

    it('and what is read have every part of any question, whatever only a newer Aside knows of it', async () => {
      const { store } = await open();
      await fc.assert(
        fc.asyncProperty(fc.array(fc.oneof(SOURCE, TEXT), { maxLength: 5 }), async (parts: AskedPart[]) => {
          const asked = question({ question: parts });
          await store.add(asked);
          await store.finish(answerTo(asked, 'Because.'));
          const { conversation } = asked;
          // One plain text stands last, and none says nothing.
          const texts = parts.filter(({ type }) => type === 'text');
          const isPlain = texts.length === 0 || (texts.length === 1 && Object.keys(texts[0] ?? {}).length === 2);
          const given = parts.map(toGivenBack);
          const expected = isPlain ? toQuestion(questionText(given), sourcesOf(given)) : given;
          expect((await store.turns(conversation))?.turns[0]?.question).toEqual(expected);
          const [copy = ''] = await importFile(store, await exportFile(store, conversation));
          // What goes along comes first there, and a text that says nothing not at all.
          const words = given.filter((part) => part.type === 'text' && countChars(part) > 0);
          expect((await store.turns(copy))?.turns[0]?.question).toEqual([...sourcesOf(given), ...words]);
          const { exchanges } = await store.history(copy, (await store.turns(copy))?.turns[0]?.turn ?? '');
          expect(exchanges[0]?.question).toBe(questionText(words));
        }),
        { numRuns: 60 },
      );
    });

    it('is whole for any tree of turns', async () => {
      const { store } = await open();
      const node = fc.record({
        parent: fc.nat(),
        isRoot: fc.boolean(),
        message: fc.string({ unit: 'grapheme', maxLength: 20 }),
        parts: fc.array(ANSWER_PART, { maxLength: 5 }),
        sources: fc.array(SOURCE, { maxLength: 3 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 12 }), async (nodes) => {
          const conversation = randomUUID();
          const turns: string[] = [];
          for (const { parent, isRoot, message, parts, sources } of nodes) {
            const follows = isRoot ? null : (turns[parent % turns.length] ?? null);
            const asked = question({ conversation, parent: follows, message, sources });
            await store.add(asked);
            await store.finish({ ...answerTo(asked, ''), parts });
            turns.push(asked.turn);
          }
          const [copy = '', ...others] = await importFile(store, await exportFile(store, conversation));
          expect(others).toEqual([]);
          expect(await shapeOf(store, copy)).toEqual(await shapeOf(store, conversation));
          const last = async (id: string) => (await store.turns(id))?.turns.at(-1)?.turn ?? '';
          const [told, before] = [await last(copy), await last(conversation)];
          const { turns: ids, ...history } = await store.history(conversation, before);
          expect(await store.history(copy, told)).toMatchObject({
            ...history,
            turns: ids.map(() => expect.any(String)),
          });
        }),
        { numRuns: 40 },
      );
    });
  });

  describe('an import', () => {
    it('that nobody wants any more is never seen', async () => {
      const { store } = await open();
      await exchange(store);
      const coming = store.beginImport();
      for await (const conversation of conversationsIn(store.exportParts('all'))) await coming.add(conversation);
      coming.drop();
      expect((await store.list()).items).toHaveLength(1);
      expect(await store.purgeDeleted(1_000_000)).toBe(1);
    });

    it('is written in pieces that others pass between, whatever it holds', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store);
      const [long] = readFile(longFile(1), 1).conversations;
      if (!long) throw new Error('no conversation');
      let isWritten = false;
      const turns = Array.from({ length: 20 }, () => long.turns).flat();
      const imported = importAll(store, [{ ...long, turns }]).then((ids) => {
        isWritten = true;
        return ids;
      });
      for (let index = 0; index < 20; index += 1) await exchange(store, { conversation });
      expect(isWritten).toBe(false);
      expect(await imported).toHaveLength(1);
      expect((await store.summary(conversation))?.turns).toBe(21);
    });

    it('keep how a summary was asked for', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store, { task: 'summarise', style: 'brief', sources: [SELECTION] });
      const [imported = ''] = await importFile(store, await exportFile(store, conversation));
      const styles = async (id: string) => (await store.turns(id))?.turns.map(({ style }) => style);
      expect([await styles(conversation), await styles(imported)]).toEqual([['brief'], ['brief']]);
    });

    /** A file of conversations that take many steps to write. */
    function longFile(conversations: number): Uint8Array {
      const turn = {
        parent: null,
        task: 'chat',
        message: 'zebra',
        sources: [],
        thinking: '',
        model: '',
        askedAt: 1,
      };
      const turns = Array.from({ length: 10 }, (_, index) => ({
        ...turn,
        turn: String(index),
        content: 'stripes '.repeat(4_000),
        terminal: null,
      }));
      const conversation = { title: 'Imported', titleSource: 'person', pinned: false, createdAt: 1, usedAt: 1, turns };
      const file = { format: 'aside', version: 1, conversations: Array(conversations).fill(conversation) };
      return new TextEncoder().encode(JSON.stringify(file));
    }

    it('keeps nobody waiting, and is seen once it is whole', async () => {
      const { store } = await open();
      const order: string[] = [];
      const imported = importFile(store, longFile(20)).then((ids) => {
        order.push('imported');
        return ids;
      });
      const asked = await exchange(store, { message: 'meanwhile' });
      order.push('asked');
      expect(await store.search('zebra')).toEqual([]);
      expect((await store.list()).items.map(({ conversation }) => conversation)).toEqual([asked.conversation]);
      const ids = await imported;
      expect(order).toEqual(['asked', 'imported']);
      expect(ids).toHaveLength(20);
      expect((await store.list()).items).toHaveLength(21);
      expect((await store.search('zebra', 200)).filter(({ turn }) => turn !== null)).toHaveLength(200);
    });

    it('that is broken off is never seen, and what there is of it is dropped as what a person deleted', async () => {
      const set = await open();
      const imported = importFile(set.store, longFile(20));
      const broken = expect(imported).rejects.toMatchObject({ code: 'unavailable' });
      const { conversation } = await exchange(set.store);
      const store = await set.reopen();
      await broken;
      expect((await store.list()).items.map((item) => item.conversation)).toEqual([conversation]);
      expect(await store.search('zebra')).toEqual([]);
      expect(await store.purgeDeleted(1_000_000)).toBeGreaterThan(0);
      expect(await store.purgeDeleted(2_000_000)).toBe(0);
      expect((await store.list()).items).toHaveLength(1);
    });

    it('that takes longer than a deletion can be undone is not dropped while it is written', async () => {
      const { store, setNow } = await open();
      const coming = store.beginImport();
      let dropped = 0;
      for (const conversation of readFile(longFile(3), 1).conversations) {
        await coming.add({ ...conversation, cameFrom: randomUUID() });
        setNow(9_000_000);
        dropped += await store.purgeDeleted(9_000_000);
      }
      const ids = await coming.finish();
      expect([ids.length, dropped]).toEqual([3, 0]);
      for (const id of ids) expect((await store.turns(id))?.turns).toHaveLength(10);
      expect(await store.countTurns('all')).toBe(30);
      expect(await store.countTurns(ids[0] ?? '')).toBe(10);
      // Once it is whole, it is deleted as everything else is.
      await store.markDeleted(ids[0] ?? '');
      expect(await store.purgeDeleted(9_000_000)).toBe(1);
    });

    it('never lies in the future', async () => {
      const { store, setNow } = await open();
      await exchange(store);
      const file = JSON.parse(new TextDecoder().decode(await exportFile(store)));
      file.conversations[0].usedAt = 8e15;
      file.conversations[0].turns[0].askedAt = 8e15;
      setNow(3_000_000);
      const [copy = ''] = await importFile(store, new TextEncoder().encode(JSON.stringify(file)));
      expect(await store.summary(copy)).toMatchObject({ usedAt: 3_000_000 });
      expect((await store.search('air'))[0]).toMatchObject({ conversation: copy, at: 3_000_000 });
    });
  });
}
