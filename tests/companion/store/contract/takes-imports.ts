import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportedTurn, ImportedConversation } from '../../../../companion/store/exported-conversation.ts';
import type { Store } from '../../../../companion/store/store.ts';
import { answerText } from '../../../../protocol/parts.ts';
import { questionText, toQuestion } from '../../../../protocol/question-parts.ts';
import { collect, conversationsIn, drop, exchange, type OpenStore } from './store-under-test.ts';

const DONE = { type: 'done', reason: 'stop', model: 'm', usage: null, saved: 'stored' } as const;

/** A chat of another program with these turns, each a text and the place of the one that it follows. */
function chat(turns: readonly [text: string, parent: number | null][], cameFrom = 'ChatGPT/1'): ImportedConversation {
  return {
    title: 'Tides',
    titleSource: 'model',
    pinned: false,
    createdAt: 1,
    usedAt: 2,
    cameFrom,
    turns: turns.map(
      ([text, parent], place): ExportedTurn => ({
        turn: String(place),
        parent: parent === null ? null : String(parent),
        task: 'chat',
        question: toQuestion(`${text}?`, []),
        answer: [{ type: 'text', text: `${text}.` }],
        model: 'm',
        terminal: DONE,
        askedAt: 1_000 + place,
      }),
    ),
  };
}

/** Takes chats over in one go; answers with what came of each, and with the conversations that changed. */
async function take(store: Store, ...chats: readonly ImportedConversation[]) {
  const coming = store.beginImport();
  const outcomes = [];
  for (const each of chats) outcomes.push(await coming.add(each));
  return { outcomes, conversations: await coming.finish() };
}

/** The chats that are seen, each turn by all that was asked up to it. */
async function seen(store: Store): Promise<string[][]> {
  const { items } = await store.list();
  const chats = items.map(async ({ conversation }) => {
    const { turns } = (await store.turns(conversation, { limit: 200 })) ?? { turns: [] };
    const paths = new Map<string | null, string>([[null, '']]);
    for (const { turn, parent, question, answer } of turns) {
      expect(paths.has(parent)).toBe(true);
      expect(answerText(answer)).toBe(questionText(question).replace('?', '.'));
      paths.set(turn, `${paths.get(parent)}${questionText(question).replace('?', '')}`);
    }
    return [...paths.values()].slice(1).toSorted();
  });
  return (await Promise.all(chats)).toSorted();
}

export function takesImports(open: OpenStore): void {
  describe('an import of what was imported before', () => {
    const first = chat([
      ['a', null],
      ['b', 0],
    ]);
    const longer = chat([
      ['a', null],
      ['b', 0],
      ['c', 1],
      ['d', 0],
    ]);

    it('finds it there, and adds nothing', async () => {
      const { store } = await open();
      expect(await take(store, first)).toMatchObject({ outcomes: ['new'], conversations: [expect.any(String)] });
      expect(await take(store, first)).toEqual({ outcomes: ['known'], conversations: [] });
      expect(await seen(store)).toEqual([['a', 'ab']]);
    });

    it('adds what is new in a chat that went on, to the same conversation, which keeps its name and its own turns', async () => {
      const { store } = await open();
      const [conversation = ''] = (await take(store, first)).conversations;
      await store.rename(conversation, 'Mine');
      const last = (await store.turns(conversation))?.turns.at(-1)?.turn ?? '';
      await exchange(store, { conversation, parent: last, message: 'x?' }, 'x.');
      expect(await take(store, longer)).toEqual({ outcomes: ['continued'], conversations: [conversation] });
      expect(await seen(store)).toEqual([['a', 'ab', 'abc', 'abx', 'ad']]);
      expect((await store.summary(conversation))?.title).toBe('Mine');
      expect(await take(store, longer, first)).toEqual({ outcomes: ['known', 'known'], conversations: [] });
      expect((await store.search('c')).length).toBeGreaterThan(0);
    });

    it('shows nothing of what is new before its end, and never when nobody wants it', async () => {
      const { store } = await open();
      const [conversation = ''] = (await take(store, first)).conversations;
      const coming = store.beginImport();
      expect(await coming.add(longer)).toBe('continued');
      expect(await seen(store)).toEqual([['a', 'ab']]);
      coming.drop();
      expect(await store.purgeDeleted(9_000_000)).toBe(1);
      expect(await seen(store)).toEqual([['a', 'ab']]);
      // What was to go into it keeps it from nothing.
      await drop(store, conversation);
      expect(await seen(store)).toEqual([]);
    });

    it('brings back a chat that was deleted', async () => {
      const { store } = await open();
      const [conversation = ''] = (await take(store, first)).conversations;
      await store.markDeleted(conversation);
      const again = await take(store, first);
      expect(again.outcomes).toEqual(['new']);
      expect(again.conversations).not.toContain(conversation);
      expect(await seen(store)).toEqual([['a', 'ab']]);
    });

    it('brings a chat back that is deleted while what is new in it waits', async () => {
      const { store } = await open();
      const [conversation = ''] = (await take(store, first)).conversations;
      const coming = store.beginImport();
      await coming.add(longer);
      await drop(store, conversation);
      expect(await coming.finish()).toEqual([conversation]);
      expect(await seen(store)).toEqual([['a', 'ab', 'abc', 'ad']]);
    });

    it('puts nothing into a conversation that others read in a room', async () => {
      const { store } = await open();
      const [conversation = ''] = (await take(store, first)).conversations;
      const member = {
        id: 'm',
        verifier: new Uint8Array(32),
        conversation,
        name: 'Bo',
        may: 'read',
        origin: '',
        createdAt: 1,
      } as const;
      await store.rooms.keep([], member);
      expect((await take(store, first)).outcomes).toEqual(['known']);
      expect((await take(store, longer)).outcomes).toEqual(['new']);
      expect((await take(store, longer)).outcomes).toEqual(['known']);
      expect(await seen(store)).toEqual([
        ['a', 'ab'],
        ['a', 'ab', 'abc', 'ad'],
      ]);
    });

    it('takes a chat that is in a file twice once, with all that both have', async () => {
      const { store } = await open();
      expect((await take(store, first, longer, first)).outcomes).toEqual(['new', 'continued', 'known']);
      expect(await seen(store)).toEqual([['a', 'ab', 'abc', 'ad']]);
    });

    it('finds a conversation of our own, which never was imported', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store, { message: 'a?' }, 'a.');
      const [own] = await collect(conversationsIn(store.exportParts(conversation)));
      if (!own) throw new Error('nothing was exported');
      const exported = { ...own, cameFrom: `Aside/${conversation}` };
      expect((await take(store, exported)).outcomes).toEqual(['known']);
      await drop(store, conversation);
      expect((await take(store, exported, exported)).outcomes).toEqual(['new', 'known']);
    });

    it('tells chats of different programs apart', async () => {
      const { store } = await open();
      const { outcomes } = await take(store, first, { ...first, cameFrom: 'Open WebUI/1' });
      expect(outcomes).toEqual(['new', 'new']);
    });

    it('ends the same, whatever of a chat came in which order and how often', async () => {
      // Each letter follows one before it; each version of the chat has some letters with all that they follow.
      const tree: [string, number | null][] = [
        ['a', null],
        ['b', 0],
        ['c', 1],
        ['d', 0],
        ['e', null],
        ['f', 4],
        ['g', 5],
      ];
      const withAllBefore = (places: readonly number[]) => {
        const kept = new Set<number>();
        for (const place of places) {
          for (let at: number | null = place; at !== null; at = tree[at]?.[1] ?? null) kept.add(at);
        }
        return [...kept].toSorted((one, other) => one - other);
      };
      const version = (places: readonly number[], cameFrom: string) => {
        const order = withAllBefore(places);
        const turns = order.map((place): [string, number | null] => {
          const [text, parent] = tree[place] ?? ['', null];
          return [text, parent === null ? null : order.indexOf(parent)];
        });
        return chat(turns, cameFrom);
      };
      const pathTo = (place: number): string => {
        const [text, parent] = tree[place] ?? ['', null];
        return `${parent === null ? '' : pathTo(parent)}${text}`;
      };
      const places = fc.array(fc.nat(tree.length - 1), { minLength: 1, maxLength: 4 });
      const files = fc.array(fc.array(places, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 });
      const { store } = await open();
      await fc.assert(
        fc.asyncProperty(files, async (all) => {
          const cameFrom = `ChatGPT/${randomUUID()}`;
          for (const file of all) await take(store, ...file.map((each) => version(each, cameFrom)));
          expect(await seen(store)).toEqual([withAllBefore(all.flat(2)).map(pathTo).toSorted()]);
          for (const { conversation } of (await store.list()).items) await drop(store, conversation);
        }),
        { numRuns: 40 },
      );
    });
  });
}
