import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../../companion/store/database.ts';
import { roomOf } from '../../../../companion/store/room-name.ts';
import { type Asking, exchange, importAll, question } from './store-under-test.ts';
import { undoesNothing } from './undoes-nothing.ts';

/** An implementation of `Database`. It begins empty and ends with the test. */
export type OpenDatabase = () => Promise<{
  database: Database;
  /** Closes it and opens what it kept again, as after a restart. */
  reopen(): Promise<Database>;
}>;

const ANNA = '0123456789abcdef0123';
const BERT = 'fedcba9876543210fedc';
const anna = {
  ...{ id: ANNA, name: 'Anna', administrator: true, turns: 2, questions: null },
  ...{ createdAt: 1, revokedAt: null },
};
const invitation = { id: 'first', verifier: new Uint8Array(32).fill(3), person: ANNA, createdAt: 1, expiresAt: 9 };

const linkOf = (person: string) => ({
  ...{ id: `link ${person}`, verifier: new Uint8Array(32), conversation: roomOf(person, 'chat'), may: 'read' as const },
  ...{ usesLeft: null, joined: 0, createdAt: 1, expiresAt: null, ended: null, endedAt: null },
});
const memberOf = (person: string) => ({
  ...{ id: 'member', verifier: new Uint8Array(32), conversation: roomOf(person, 'chat'), may: 'read' as const },
  ...{ name: 'Eve', origin: 'x', createdAt: 1 },
});
const EMPTY = { title: 'Herons', titleSource: 'person' as const, pinned: false, createdAt: 1, usedAt: 1, cameFrom: '' };

/** What every `Database` has to hold of persons. */
export function keepsPeople(open: OpenDatabase): void {
  undoesNothing(open);
  describe('persons', () => {
    it('are there again after a restart, as they were last, with the invitation that was made last', async () => {
      const { database, reopen } = await open();
      const bert = { ...anna, id: BERT, name: 'Bert', administrator: false, turns: null, questions: 60 };
      await database.people.keep(bert);
      await database.people.keep(anna);
      await database.people.change(BERT, { name: 'Albert', revokedAt: 7 });
      await database.people.keepInvitation(invitation);
      await database.people.keepInvitation({ ...invitation, id: 'second' });
      const { people, clients } = await reopen();
      expect(await people.all()).toEqual({
        people: [{ ...bert, name: 'Albert', revokedAt: 7 }, anna],
        invitations: [{ ...invitation, id: 'second' }],
      });
      await clients.add({
        ...{ id: 'annas', verifier: new Uint8Array(32), name: 'Firefox', origin: 'x' },
        ...{ createdAt: 1, lastSeenAt: null, person: ANNA },
      });
      expect(await clients.all()).toMatchObject([{ id: 'annas', person: ANNA }]);
      await people.remove(ANNA);
      expect(await people.all()).toMatchObject({ people: [{ name: 'Albert' }], invitations: [] });
    });

    it('that may not come any more have lost all by which somebody comes, in one step, and get none until they may', async () => {
      const { database, reopen } = await open();
      const bert = { ...anna, id: BERT, name: 'Bert' };
      for (const person of [anna, bert]) await database.people.keep(person);
      const add = async (person: string, { clients, people, rooms } = database) => {
        const about = { verifier: new Uint8Array(32), origin: 'x', createdAt: 1 };
        await clients.add({ ...about, id: `client ${person}`, name: 'Firefox', lastSeenAt: null, person });
        await people.keepInvitation({ ...invitation, id: `invitation ${person}`, person });
        await rooms.keep([linkOf(person)], { ...memberOf(person), id: `member ${person}` });
      };
      for (const person of [ANNA, BERT]) await add(person);
      await database.people.shutOut(ANNA, 7);
      await database.people.shutOut(ANNA, 8);
      const again = await reopen();
      expect(await again.people.all()).toMatchObject({
        people: [{ id: ANNA, revokedAt: 7 }, bert],
        invitations: [{ person: BERT }],
      });
      expect(await again.clients.all()).toMatchObject([{ person: BERT }]);
      const { links, members } = await again.rooms.all();
      expect(members).toMatchObject([{ conversation: roomOf(BERT, 'chat') }]);
      expect(links.map(({ id, ended, endedAt }) => [id, ended, endedAt])).toEqual([
        [`link ${ANNA}`, 'ended', 7],
        [`link ${BERT}`, null, null],
      ]);
      const refusal = { name: 'StoreError' };
      const client = { verifier: new Uint8Array(32), name: 'x', origin: 'x', createdAt: 1, lastSeenAt: null };
      await expect(again.clients.add({ ...client, id: 'c', person: ANNA })).rejects.toMatchObject(refusal);
      await expect(again.people.keepInvitation(invitation)).rejects.toMatchObject(refusal);
      await expect(again.rooms.keep([linkOf(ANNA)])).rejects.toMatchObject(refusal);
      await expect(again.rooms.keep([], memberOf(ANNA))).rejects.toMatchObject(refusal);
      await again.rooms.keep(links);
      await again.people.change(ANNA, { revokedAt: null });
      await again.clients.add({ ...client, id: 'c', person: ANNA });
      expect(await again.clients.all()).toMatchObject([{ person: BERT }, { person: ANNA }]);
    });

    it('that were removed get nothing any more, whoever is about to add it', async () => {
      const { database, reopen } = await open();
      for (const person of [anna, { ...anna, id: BERT, name: 'Bert' }]) await database.people.keep(person);
      for (const person of [ANNA, BERT]) await exchange(database.storeOf(person));
      await database.people.remove(ANNA);
      await database.dropStore(ANNA);
      const refusal = { name: 'StoreError' };
      const again = await reopen();
      for (const { people, clients, rooms, storeOf } of [again]) {
        const client = { verifier: new Uint8Array(32), name: 'x', origin: 'x', createdAt: 1, lastSeenAt: null };
        await expect(clients.add({ ...client, id: 'c', person: ANNA })).rejects.toMatchObject(refusal);
        await expect(people.keep(anna)).rejects.toMatchObject(refusal);
        await expect(people.keepInvitation(invitation)).rejects.toMatchObject(refusal);
        await expect(rooms.keep([linkOf(ANNA)], memberOf(ANNA))).rejects.toMatchObject(refusal);
        const store = storeOf(ANNA);
        await expect(store.add(question())).rejects.toMatchObject(refusal);
        await expect(importAll(store, [{ ...EMPTY, turns: [] }])).rejects.toMatchObject(refusal);
        const prompt = { prompt: 'p', set: { name: 'P', text: 'p' } };
        await expect(store.prompts.change([prompt])).rejects.toMatchObject(refusal);
        const preference = { name: 'language', value: 'de', revision: 1 };
        await expect(store.preferences.set([preference])).rejects.toMatchObject(refusal);
        await expect(store.parameters.tuneModel('tiny', { seed: 1 })).rejects.toMatchObject(refusal);
      }
      await exchange(again.storeOf(BERT));
      expect((await again.storeOf(BERT).holdings()).chats).toBe(2);
    });

    it('use up an invitation once, of however many who come by it at the same moment', async () => {
      const { people } = (await open()).database;
      await people.keepInvitation(invitation);
      const removed = await Promise.all([1, 2, 3].map(() => people.removeInvitation('first')));
      expect(removed.toSorted()).toEqual([false, false, true]);
    });

    it('have as many questions counted as they may ask, also at the same moment, and lose those of an hour ago', async () => {
      const { database, reopen } = await open();
      const count = (at: number, { people } = database) => people.countQuestion(ANNA, { at, since: at - 10, most: 2 });
      expect([await count(1), await count(2), await count(3), await count(11), await count(12)]).toEqual([
        null,
        null,
        1,
        null,
        null,
      ]);
      expect(await database.people.countedQuestions(2)).toEqual([{ person: ANNA, questions: 2 }]);
      await database.people.uncountQuestion(ANNA, 12);
      const again = await reopen();
      expect(await again.people.countedQuestions(2)).toEqual([{ person: ANNA, questions: 1 }]);
      const both = await Promise.all([count(13, again), count(13, again), count(13, again)]);
      expect(both.filter((refused) => refused === null)).toHaveLength(1);
      await again.people.remove(ANNA);
      expect(await again.people.countedQuestions(0)).toEqual([]);
    });

    it('that are dropped have nothing any more, and the others what they had', async () => {
      const { database } = await open();
      const [mine, yours] = [database.storeOf(ANNA), database.storeOf(BERT)];
      const asked: Asking = {
        conversation: randomUUID(),
        sources: [
          { type: 'page', title: 'T', url: 'https://example.org/a', language: '', text: 'Text', omittedChars: 0 },
        ],
      };
      for (const store of [mine, yours, database]) {
        const { turn } = await exchange(store, asked);
        for (let index = 0; index < 3; index += 1) await exchange(store, { ...asked, parent: turn });
        await exchange(store);
        await store.preferences.set([{ name: 'language', value: 'de', revision: 1 }]);
        await store.prompts.change([{ prompt: 'p', set: { name: 'P', text: 'p' } }]);
        await store.parameters.tuneModel('tiny', { seed: 1 });
      }
      await mine.markDeleted((await mine.list()).items[0]?.conversation ?? '');
      await database.dropStore(ANNA);
      const left = async (store: Pick<Database, 'holdings' | 'preferences' | 'prompts' | 'parameters'>) => [
        (await store.holdings()).chats,
        (await store.preferences.all()).length,
        (await store.prompts.all()).length,
        (await store.parameters.of({ model: 'tiny' })).ofModel,
      ];
      expect(await left(mine)).toEqual([0, 0, 0, {}]);
      expect(await left(yours)).toEqual([2, 1, 1, { seed: 1 }]);
      expect(await left(database)).toEqual([2, 1, 1, { seed: 1 }]);
    });

    it('are told what they keep themselves takes, whatever others keep, and have asked with before', async () => {
      const { database } = await open();
      const [mine, yours] = [database.storeOf(ANNA), database.storeOf(BERT)];
      // Such bytes as no database makes shorter.
      const text = () => randomBytes(300_000).toString('base64');
      const ask = (store: typeof mine, ...texts: string[]) =>
        exchange(store, {
          sources: texts.map((each) => ({
            ...{ type: 'page' as const, title: 'T', url: 'https://example.org/a', language: '' },
            ...{ text: each, omittedChars: 0 },
          })),
        });
      const [known, fresh] = [text(), text()];
      await exchange(mine, {}, text());
      const { bytes: before } = await mine.holdings();
      await ask(yours, known);
      expect((await mine.holdings()).bytes).toBe(before);
      const grown = async (content: string) => {
        const { bytes } = await mine.holdings();
        await ask(mine, content);
        return (await mine.holdings()).bytes - bytes;
      };
      const [byKnown, byFresh, again] = [await grown(known), await grown(fresh), await grown(known)];
      expect(before).toBeGreaterThan(300_000);
      expect(byFresh).toBeGreaterThan(300_000);
      expect(Math.abs(byKnown - byFresh)).toBeLessThan(50_000);
      expect(again).toBeLessThan(50_000);
    });

    it('import beside a chat that others read in a room of theirs, and into one that only somebody else shares', async () => {
      const { database } = await open();
      const [mine, yours] = [database.storeOf(ANNA), database.storeOf(BERT)];
      const cameFrom = 'openwebui:1';
      const chat = (turns: number) => ({
        ...{ title: 'Herons', titleSource: 'person' as const, pinned: false, createdAt: 1, usedAt: 1, cameFrom },
        turns: Array.from({ length: turns }, (_, index) => ({
          ...{ turn: `t${index}`, parent: index === 0 ? null : `t${index - 1}`, task: 'chat' as const },
          question: [{ type: 'text' as const, text: `Question ${index}` }],
          ...{ answer: [{ type: 'text' as const, text: 'Yes.' }], model: 'tiny', terminal: null, askedAt: 1 },
        })),
      });
      const [shared = ''] = await importAll(mine, [chat(1)]);
      const [own = ''] = await importAll(yours, [chat(1)]);
      await database.rooms.keep([
        {
          ...{
            id: 'link',
            verifier: new Uint8Array(32),
            conversation: roomOf(ANNA, shared),
            may: 'read',
            usesLeft: null,
          },
          ...{ joined: 0, createdAt: 1, expiresAt: null, ended: null, endedAt: null },
        },
      ]);
      await importAll(mine, [chat(2)]);
      await importAll(yours, [chat(2)]);
      const turnsOf = async (store: Pick<Database, 'turns'>, id: string) => (await store.turns(id))?.turns.length;
      expect([await turnsOf(mine, shared), (await mine.holdings()).chats]).toEqual([1, 2]);
      expect([await turnsOf(yours, own), (await yours.holdings()).chats]).toEqual([2, 1]);
    });
  });
}
