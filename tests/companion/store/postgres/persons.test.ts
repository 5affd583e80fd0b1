import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../../../companion/store/store.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { until } from '../../../helpers/until.ts';
import { keepsPeople } from '../contract/keeps-people.ts';
import { answerTo, collect, drop, exchange, importAll, question } from '../contract/store-under-test.ts';
import { createDatabases, openTempDatabase } from './temp-database.ts';

const CONVERSATION = 'c0ffee00-0000-4000-8000-000000000001';
const TURN = 'c0ffee00-0000-4000-8000-000000000002';

function page(text: string) {
  return { type: 'page' as const, title: 'T', url: 'https://example.org/a', language: '', text, omittedChars: 0 };
}

describe.skipIf(!hasPostgres)('persons of one database', () => {
  let server: PostgresServer;
  const createDatabase = createDatabases(() => server);
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());

  /** Asks under the same ids, whoever it is. */
  async function ask(store: Store, word: string, text = `page of ${word}`) {
    const asked = question({
      conversation: CONVERSATION,
      turn: TURN,
      message: `${word} 機械学習`,
      sources: [page(text)],
    });
    expect(await store.add(asked)).toBe(true);
    await store.finish(answerTo(asked, `answer of ${word}`));
    await store.parameters.tuneModel('tiny', { seed: word.length });
    await store.prompts.change([{ prompt: 'p', set: { name: word, text: word } }]);
    await store.preferences.set([{ name: 'language', value: word, revision: 1 }]);
    await store.notes.keep({ key: 'k', text: word, conversation: CONVERSATION });
    await store.changeChats({ conversations: [CONVERSATION], change: 'tag', tag: word });
    return asked;
  }

  /** All that a person can see, as text. */
  async function seenBy(store: Store): Promise<string> {
    const words = ['ada', 'grace', 'hopper', 'page', 'answer', '機械', '械学習'];
    const all = await Promise.all([
      store.list(),
      store.turns(CONVERSATION),
      store.findTurn(TURN),
      store.history(CONVERSATION, TURN),
      store.filterNames(),
      store.matching({ query: 'answer' }),
      store.list({ filter: { page: 'https://example.org/a' } }),
      store.parameters.of({ model: 'tiny', conversation: CONVERSATION }),
      store.prompts.all(),
      store.preferences.all(),
      store.notes.find('k'),
      store.running(),
      store.lastModel(CONVERSATION),
      collect(store.exportParts('all')),
      ...words.map((word) => store.search(word)),
    ]);
    return JSON.stringify(all);
  }

  it('that are removed take along what another companion is just adding, and nothing is added after it', async () => {
    const url = await createDatabase();
    const { stores } = await openTempDatabase(url);
    const [here, there] = [new pg.Client(url), new pg.Client(url)];
    for (const client of [here, there]) await client.connect();
    const add = (client: pg.Client, id: string) =>
      client.query(
        `INSERT INTO conversations (person, id, title, words, title_source, pinned, created_at, used_at)
         VALUES ('ada', $1, 'T', '', 'question', 0, 1, 1)`,
        [id],
      );
    await here.query('BEGIN');
    await add(here, 'one');
    const removed = stores.people.remove('ada');
    await until('it waits', async () => {
      const sql = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()";
      return (await server.query(url, sql)).length === 1;
    });
    const late = add(there, 'other').catch((error: { code: string }) => error.code);
    await here.query('COMMIT');
    await removed;
    await stores.dropStore('ada');
    expect(await late).toBe('AS001');
    expect(await server.query(url, 'SELECT id FROM conversations')).toEqual([]);
    for (const client of [here, there]) await client.end();
  });

  it('are removed while a question of theirs is being counted: one waits for the other', async () => {
    const url = await createDatabase();
    const [{ stores }, other] = [await openTempDatabase(url), await openTempDatabase(url)];
    await stores.people.countQuestion('ada', { at: 1, since: 0, most: 9 });
    const holder = new pg.Client(url);
    await holder.connect();
    onTestFinished(() => holder.end());
    const waits = (how: string) =>
      until(`one waits: ${how}`, async () => {
        const sql = 'SELECT 1 FROM pg_stat_activity WHERE wait_event = $1 AND datname = current_database()';
        return (await server.query(url, sql, [how])).length === 1;
      });
    // It has taken what it takes of a person, and none of their questions.
    await holder.query('BEGIN; LOCK TABLE invitations');
    const removed = stores.people.remove('ada');
    await waits('relation');
    // The earlier question counts no more, so that its row goes too.
    const counted = other.stores.people.countQuestion('ada', { at: 3, since: 2, most: 9 });
    const late = counted.catch((error: unknown) => error);
    await waits('advisory');
    // What the other one is about to take is not held by whoever waits for it.
    const held = "SELECT 1 FROM pg_locks WHERE relation = 'questions'::regclass";
    expect(await server.query(url, held)).toEqual([]);
    await holder.query('COMMIT');
    await removed;
    expect(await late).toMatchObject({ code: 'failed', params: { reason: 'AS001' } });
  });

  it('see nothing of each other, although their chats and turns are called the same', async () => {
    const { stores } = await openTempDatabase(await createDatabase());
    const [ada, grace, nobody] = [stores.storeOf('ada'), stores.storeOf('grace'), stores.storeOf('')];
    const empty = await seenBy(nobody);
    await ask(ada, 'ada');
    expect(await seenBy(grace)).toBe(empty);
    await ask(grace, 'grace');
    const [ofAda, ofGrace] = [await seenBy(ada), await seenBy(grace)];
    expect([ofAda.includes('grace'), ofGrace.includes('ada')]).toEqual([false, false]);
    expect([ofAda.includes('answer of ada'), ofGrace.includes('answer of grace')]).toEqual([true, true]);
    expect(await seenBy(nobody)).toBe(empty);
    expect((await ada.search('機械')).map(({ turn }) => turn)).toEqual([null, TURN]);
  });

  it('keep nobody waiting with a connection for each part of an answer', async () => {
    const url = await createDatabase();
    const { stores } = await openTempDatabase(url);
    const [ada, grace] = [stores.storeOf('ada'), stores.storeOf('grace')];
    await ask(ada, 'ada');
    await ask(grace, 'grace');
    const locking = new pg.Client(url);
    await locking.connect();
    await locking.query('BEGIN');
    await locking.query('LOCK TABLE tags, turns, pages IN ACCESS EXCLUSIVE MODE');
    const names = ada.filterNames();
    await until('she waits', async () => {
      const sql = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
      return (await server.query(url, sql)).length > 0;
    });
    // Of the same connections, but of none of these tables.
    const changed = await grace
      .changeChats({ conversations: [CONVERSATION], change: 'archive' })
      .catch((error: Error) => error.message);
    await locking.end();
    expect(changed).toEqual([CONVERSATION]);
    expect((await names).tags).toEqual([{ name: 'ada', chats: 1 }]);
  });

  it('learn from no place in a list how much others have', async () => {
    const { stores } = await openTempDatabase(await createDatabase());
    const [ada, grace] = [stores.storeOf('ada'), stores.storeOf('grace')];
    const own = [await exchange(ada), await exchange(ada), await exchange(ada)];
    await exchange(grace);
    const ids: string[] = [];
    let before: string | undefined;
    do {
      const { items, next } = await ada.list({ limit: 1, ...(before !== undefined && { before }) });
      for (const { conversation, pinned, usedAt } of items) {
        ids.push(conversation);
        // Nothing but what the list itself tells.
        expect([null, `${Number(pinned)}.${usedAt}.${conversation}`]).toContain(next);
      }
      before = next ?? undefined;
    } while (before !== undefined);
    expect(ids).toEqual(own.map(({ conversation }) => conversation).toReversed());
  });

  it('change and drop nothing of each other', async () => {
    const { stores } = await openTempDatabase(await createDatabase());
    const [ada, grace] = [stores.storeOf('ada'), stores.storeOf('grace')];
    await ask(ada, 'ada');
    await ask(grace, 'grace');
    const before = await seenBy(grace);
    await ada.rename(CONVERSATION, 'Mine');
    await ada.pin(CONVERSATION, true);
    await ada.changeChats({ conversations: [CONVERSATION], change: 'archive' });
    await ada.parameters.tuneChat(CONVERSATION, { seed: 9 });
    await ada.interrupt(TURN, 99);
    await drop(ada, CONVERSATION);
    expect(await seenBy(grace)).toBe(before);
    await importAll(ada, [
      { title: 'Came in', titleSource: 'person', pinned: false, createdAt: 1, usedAt: 1, turns: [] },
    ]);
    expect(await seenBy(grace)).toBe(before);
    expect((await ada.list()).items.map(({ title }) => title)).toEqual(['Came in']);
  });

  it('share the room that the same content takes, and learn of it only what they asked with', async () => {
    const url = await createDatabase();
    const { stores } = await openTempDatabase(url);
    const [ada, grace] = [stores.storeOf('ada'), stores.storeOf('grace')];
    const asked = await ask(ada, 'ada', 'the same page');
    const [source] = (await ada.findTurn(asked.turn))?.record.question ?? [];
    const hash = String((source as { blob?: string }).blob);
    expect([await ada.hasBlob(hash), await grace.hasBlob(hash), await grace.blob(hash)]).toEqual([
      true,
      false,
      undefined,
    ]);
    // Whoever only names it gets nothing of it either.
    const named = { ...page(''), type: 'recording', blob: hash };
    await importAll(grace, [
      {
        title: 'Guess',
        titleSource: 'person',
        pinned: false,
        createdAt: 1,
        usedAt: 1,
        turns: [
          {
            turn: 'a',
            parent: null,
            task: 'chat',
            question: [named],
            answer: [],
            model: '',
            terminal: null,
            askedAt: 1,
          },
        ],
      },
    ]);
    expect([await grace.hasBlob(hash), await grace.blob(hash)]).toEqual([false, undefined]);
    await ask(grace, 'grace', 'the same page');
    expect(await server.query(url, 'SELECT count(*)::int AS n FROM blobs')).toEqual([{ n: 1 }]);
    await drop(ada, CONVERSATION);
    expect(Buffer.from((await grace.blob(hash)) ?? []).toString()).toBe('the same page');
    await drop(grace, CONVERSATION);
    expect(await server.query(url, 'SELECT count(*)::int AS n FROM blobs')).toEqual([{ n: 0 }]);
  });

  it('share clients and rooms, which are the companion’s', async () => {
    const { stores } = await openTempDatabase(await createDatabase());
    const client = {
      id: 'a',
      verifier: new Uint8Array(32),
      name: 'Firefox',
      origin: 'x',
      createdAt: 1,
      lastSeenAt: null,
      person: '',
    };
    await stores.storeOf('ada').clients.add(client);
    expect(await stores.storeOf('grace').clients.all()).toEqual([client]);
  });

  keepsPeople(async () => {
    const set = await openTempDatabase(await createDatabase());
    return {
      database: set.stores,
      async reopen() {
        await set.reopen();
        return set.stores;
      },
    };
  });
});
