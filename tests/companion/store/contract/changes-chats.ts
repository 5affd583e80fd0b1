import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../../companion/store/store.ts';
import { type ChatFilter, foldTag } from '../../../../protocol/chat-filter.ts';
import { LIMITS } from '../../../../protocol/limits.ts';
import { answerTo, conversationsIn, exchange, importAll, type OpenStore, question } from './store-under-test.ts';

function page(url: string) {
  return { type: 'page' as const, title: 'T', url, language: '', text: `of ${url}`, omittedChars: 0 };
}

async function ids(store: Store, filter?: ChatFilter): Promise<string[]> {
  return (await store.list({ filter, limit: 200 })).items.map(({ conversation }) => conversation);
}

/** A chat as a plain model of the filters sees it. */
interface Plain {
  id: string;
  words: string;
  model: string;
  site: string;
  usedAt: number;
  archived: boolean;
  tags: string[];
}

function isMeant(chat: Plain, { archived, tags = [], model, site, page, since, until }: ChatFilter): boolean {
  return (
    (archived === undefined || archived === chat.archived) &&
    tags.every((tag) => chat.tags.some((own) => foldTag(own) === foldTag(tag))) &&
    (model === undefined || chat.model.toLowerCase().includes(model.toLowerCase())) &&
    (site === undefined || chat.site === site || chat.site.endsWith(`.${site}`)) &&
    (page === undefined || page.startsWith(`https://${chat.site}/a`)) &&
    (since === undefined || chat.usedAt >= since) &&
    (until === undefined || chat.usedAt < until)
  );
}

const TAGS = fc.constantFrom('Work', 'work', 'to read', 'été');
const CHAT = fc.record({
  words: fc.constantFrom('krill', 'whales eat krill', 'tides'),
  model: fc.constantFrom('qwen3:4b', 'Qwen2 @ attic', 'llama3'),
  site: fc.constantFrom('example.org', 'docs.example.org', 'notexample.org', 'example.com'),
  usedAt: fc.integer({ min: 1, max: 9 }),
  archived: fc.boolean(),
  tags: fc.uniqueArray(TAGS, { maxLength: 3, selector: foldTag }),
});
const FILTER = fc.record(
  {
    archived: fc.boolean(),
    tags: fc.array(TAGS, { maxLength: 2 }),
    model: fc.constantFrom('qwen', 'LLAMA', '4b', 'none'),
    site: fc.constantFrom('example.org', 'example.com', 'org'),
    page: fc.constantFrom('https://example.org/a?utm_source=x#top', 'https://example.com/a'),
    since: fc.integer({ min: 1, max: 9 }),
    until: fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: [] },
);

export function changesChats(open: OpenStore): void {
  describe('chats that are changed together', () => {
    it('are out of the list in the archive, and there again when one asks in them', async () => {
      const { store } = await open();
      const [kept, put] = [await exchange(store), await exchange(store)];
      const { conversation } = put;
      expect(await store.changeChats({ conversations: [conversation, randomUUID()], change: 'archive' })).toEqual([
        conversation,
      ]);
      expect(await store.changeChats({ conversations: [conversation], change: 'archive' })).toEqual([]);
      expect([await ids(store, { archived: false }), await ids(store, { archived: true })]).toEqual([
        [kept.conversation],
        [conversation],
      ]);
      expect(await store.summary(conversation)).toMatchObject({ archived: true });
      expect((await store.search('sky')).map(({ archived = false }) => archived).toSorted()).toEqual([
        false,
        false,
        true,
        true,
      ]);
      await store.add(question({ conversation, parent: put.turn }));
      expect(await ids(store, { archived: true })).toEqual([]);
    });

    it('have tags, one for each word whatever its case, until these are taken away', async () => {
      const set = await open();
      const [one, two] = [await exchange(set.store), await exchange(set.store)];
      const conversations = [one.conversation, two.conversation];
      const { store } = set;
      expect(
        await store.changeChats({ conversations: conversations.slice(1), change: 'tag', tag: ' To \n read ' }),
      ).toEqual(conversations.slice(1));
      // The other one has it already.
      expect(await store.changeChats({ conversations, change: 'tag', tag: 'TO READ' })).toEqual([one.conversation]);
      const again = await set.reopen();
      expect((await again.summary(two.conversation))?.tags).toEqual(['To read']);
      expect((await again.filterNames()).tags).toEqual([{ name: 'TO READ', chats: 2 }]);
      expect(await again.changeChats({ conversations, change: 'untag', tag: 'to Read' })).toEqual(conversations);
      expect(await again.summary(two.conversation)).not.toHaveProperty('tags');
      expect(await again.changeChats({ conversations, change: 'tag' })).toEqual([]);
    });

    it('are deleted and restored together, and what was not deleted by it is not among them', async () => {
      const { store } = await open();
      const all = [await exchange(store), await exchange(store), await exchange(store)];
      const conversations = all.map(({ conversation }) => conversation);
      await store.markDeleted(conversations[0] ?? '');
      const deleted = await store.changeChats({ conversations, change: 'delete' });
      expect([deleted, await ids(store)]).toEqual([conversations.slice(1), []]);
      expect(await store.changeChats({ conversations: deleted, change: 'restore' })).toEqual(deleted);
      expect(new Set(await ids(store))).toEqual(new Set(deleted));
    });

    it('are changed a little at a time, and questions pass between', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store);
      const many = Array.from({ length: 3_000 }, () => randomUUID());
      const order: string[] = [];
      const changed = store.changeChats({ conversations: [...many, conversation], change: 'archive' });
      const asked = exchange(store);
      await Promise.all([changed.then(() => order.push('changed')), asked.then(() => order.push('asked'))]);
      expect(order).toEqual(['asked', 'changed']);
    });

    it('bring their tags and their place through an export and an import', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store);
      await store.changeChats({ conversations: [conversation], change: 'tag', tag: 'Work' });
      await store.changeChats({ conversations: [conversation], change: 'archive' });
      const [copy = ''] = await importAll(store, conversationsIn(store.exportParts([conversation, randomUUID()])));
      expect(await store.summary(copy)).toMatchObject({ archived: true, tags: ['Work'] });
    });

    it('are counted by what they can be filtered by, the most frequent first', async () => {
      const { store } = await open();
      await exchange(store, { sources: [page('https://docs.example.org/a')] });
      await exchange(store, { sources: [page('https://www.example.com/a'), page('https://example.com/b')] });
      await exchange(store, { sources: [page('https://example.com/c')] });
      expect(await store.filterNames()).toEqual({
        tags: [],
        models: [{ name: 'tiny', chats: 3 }],
        sites: [
          { name: 'example.com', chats: 2 },
          { name: 'docs.example.org', chats: 1 },
        ],
      });
    });
  });

  describe('a filter', () => {
    it('means the same in the list, in a search and of all that match, as a plain model of it', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(CHAT, { minLength: 1, maxLength: 8 }),
          fc.array(FILTER, { minLength: 1 }),
          async (chats, filters) => {
            const { store, setNow } = await open();
            const plain: Plain[] = [];
            for (const chat of chats) {
              setNow(chat.usedAt);
              const asked = question({ message: chat.words, sources: [page(`https://${chat.site}/a#b`)] });
              await store.add(asked);
              await store.finish({ ...answerTo(asked, 'Yes.'), model: chat.model });
              const conversations = [asked.conversation];
              for (const tag of chat.tags) await store.changeChats({ conversations, change: 'tag', tag });
              if (chat.archived) await store.changeChats({ conversations, change: 'archive' });
              plain.push({ ...chat, id: asked.conversation });
            }
            for (const filter of filters) {
              const meant = plain.filter((chat) => isMeant(chat, filter));
              const wanted = new Set(meant.map(({ id }) => id));
              expect(new Set(await ids(store, filter)), JSON.stringify(filter)).toEqual(wanted);
              expect(await store.matching({ filter })).toEqual(await ids(store, filter));
              const withWords = new Set(meant.filter(({ words }) => words.includes('krill')).map(({ id }) => id));
              const hits = await store.search('krill', undefined, filter);
              expect(new Set(hits.map(({ conversation }) => conversation)), JSON.stringify(filter)).toEqual(withWords);
              expect(hits.map(({ at }) => at)).toEqual(hits.map(({ at }) => at).toSorted((a, b) => b - a));
              expect(new Set(await store.matching({ query: 'krill', filter }))).toEqual(withWords);
            }
          },
        ),
        { numRuns: 8 },
      );
    });

    it('lists page by page as the whole does', async () => {
      const { store, setNow } = await open();
      for (let index = 0; index < 5; index++) {
        setNow(1_000 + index);
        const { conversation } = await exchange(store);
        if (index !== 2) await store.changeChats({ conversations: [conversation], change: 'tag', tag: 'x' });
      }
      const filter = { tags: ['x'] };
      const read: string[] = [];
      let before: string | undefined;
      do {
        const part = await store.list({ before, limit: 2, filter });
        read.push(...part.items.map(({ conversation }) => conversation));
        before = part.next ?? undefined;
      } while (before !== undefined);
      expect(read).toEqual(await ids(store, filter));
      expect(read).toHaveLength(4);
    });

    it('finds a rare chat among many that have the words, while questions pass', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store, { message: 'krill first' });
      for (let turn = 0; turn < 2_100; turn++) await store.add(question({ message: 'krill' }));
      await store.changeChats({ conversations: [conversation], change: 'tag', tag: 'rare' });
      const hits = await store.search('krill', 10, { tags: ['rare'] });
      expect(hits.map((hit) => hit.conversation)).toEqual([conversation, conversation]);
      expect(await store.matching({ query: 'krill' }, 5)).toHaveLength(5);
      expect(LIMITS.changedChats).toBeGreaterThan(2_101);
      expect(await store.matching({ query: 'krill' })).toHaveLength(2_101);
    });
  });
}
