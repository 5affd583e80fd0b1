/** Several persons at one companion: how they come, what each may, and how they go. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createMemoryLive } from '../../companion/live/memory-live.ts';
import type { Settings } from '../../companion/settings/settings.ts';
import { openSqliteStore } from '../../companion/store/sqlite/open-sqlite-store.ts';
import { StoreError } from '../../companion/store/store-error.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { hangAfter } from '../helpers/fake-ollama-answers.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';
import { connectAside } from './server/aside-client.ts';
import { greet, type Request } from './server/asking-client.ts';
import { joinWith } from './server/joining-client.ts';
import { pairWith } from './server/pairing-client.ts';
import { createTestFolder, startTestCompanion } from './server/test-companion.ts';
import { closeOf, outcomeOf } from './server/test-server.ts';
import { createDatabases } from './store/postgres/temp-database.ts';

/** Where a companion keeps what it keeps. */
interface Keeping {
  name: string;
  isMissing?: boolean;
  /** Settings of one that begins empty. */
  begin(): Promise<Pick<Settings, 'dataDir' | 'database'>>;
  /** What can be read of it by whoever has its disk. */
  read(kept: Pick<Settings, 'dataDir' | 'database'>): Promise<string>;
  /** Changes something in it. */
  change(kept: Pick<Settings, 'dataDir' | 'database'>, sql: string): Promise<unknown>;
}

let server: PostgresServer;
const createDatabase = createDatabases(() => server);
const KEEPINGS: Keeping[] = [
  {
    name: 'SQLite',
    begin: async () => ({ dataDir: createTestFolder() }),
    async read({ dataDir }) {
      const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
      const kept = files.filter((file) => file.name.startsWith('conversations'));
      return kept.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join();
    },
    async change({ dataDir }, sql) {
      const db = new DatabaseSync(join(dataDir, 'conversations.db'));
      db.exec(sql);
      db.close();
    },
  },
  {
    name: 'PostgreSQL',
    isMissing: !hasPostgres,
    begin: async () => ({ dataDir: createTestFolder(), database: { url: await createDatabase() } }),
    async read({ database }) {
      const url = database?.url ?? '';
      const tables = await server.query(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
      const rows = await Promise.all(tables.map(({ tablename }) => server.query(url, `SELECT * FROM ${tablename}`)));
      return JSON.stringify(rows);
    },
    change: ({ database }, sql) => server.query(database?.url ?? '', sql),
  },
];

beforeAll(async () => {
  if (hasPostgres) server = await startPostgres();
});
afterAll(() => server?.dispose());

async function createStage(keeping: Keeping | undefined = KEEPINGS[0], settings: Partial<Settings> = {}) {
  if (!keeping) throw new Error('kept nowhere');
  const kept = await keeping.begin();
  const companion = await startTestCompanion({ people: true, ...kept, ...settings });
  const { address } = companion;
  const admin = await greet(address, companion.localToken);

  async function invite(name: string, about: object = {}) {
    const made = await admin.ask({ type: 'invite_person', id: 'invite', name, ...about });
    if (made.type !== ('invited' as string)) throw new Error(JSON.stringify(made));
    return made as unknown as Extract<CompanionMessage, { type: 'invited' }>;
  }
  /** Invites somebody, and pairs their first browser. */
  async function comeIn(name: string, about: object = {}) {
    const made = await invite(name, about);
    const outcome = await joinWith(address, made.token, { name: 'Firefox' });
    if (outcome.answer?.type !== 'paired') throw new Error(JSON.stringify(outcome));
    const { token } = outcome.answer;
    const client = await greet(address, token, `http://${address}`);
    return { ...client, token, outcome, person: made.person };
  }
  const listed = async () => {
    const { items } = (await admin.ask({ type: 'people', id: 'people' })) as unknown as {
      items: Extract<CompanionMessage, { type: 'people' }>['items'];
    };
    return items;
  };
  return { companion, address, admin, kept, invite, comeIn, listed };
}

const question = (fields: object = {}) => ({
  type: 'chat' as const,
  turn: randomUUID(),
  conversation: randomUUID(),
  parent: null,
  question: [{ type: 'text' as const, text: 'Why?' }],
  ...fields,
});

/** An Ollama that never ends an answer. */
async function hangingOllama() {
  const ollama = createFakeOllama();
  await ollama.listen();
  onTestFinished(() => ollama.close());
  for (let question = 0; question < 8; question++) ollama.script(hangAfter(['Because']));
  return { upstreams: [{ kind: 'ollama' as const, url: ollama.url }], parallel: 8 };
}

describe.each(KEEPINGS)('with chats in $name', (keeping) => {
  describe.skipIf(keeping.isMissing)('an invitation', () => {
    test('pairs one browser, which is its person’s from then on, and is proved both ways', async () => {
      const { address, invite, comeIn, listed } = await createStage(keeping);
      const anna = await comeIn('Anna');
      expect(anna.outcome).toMatchObject({ isWelcomeProved: true, isProved: true, close: 1000 });
      expect(anna.welcome).toMatchObject({ role: 'client', person: { name: 'Anna', administrator: false } });
      expect(await listed()).toMatchObject([
        { person: '', administrator: true },
        { name: 'Anna', clients: 1, invitedUntil: null },
      ]);
      const bert = await invite('Bert');
      const outcomes = await Promise.all([joinWith(address, bert.token), joinWith(address, bert.token)]);
      expect(outcomes.map(({ answer }) => answer?.type).toSorted()).toEqual(['error', 'paired']);
      const again = await joinWith(address, bert.token);
      expect(again.answer).toMatchObject({ type: 'error', code: 'link_gone', params: { cause: 'used' } });
    });

    test('is known after a restart, and its secret is written nowhere', async () => {
      const { companion, kept, invite } = await createStage(keeping);
      const { token, invite: id } = await invite('Anna');
      await companion.stop();
      const readable = await keeping.read(kept);
      expect([readable.includes(id), readable.includes(token.split('.')[1] ?? '')]).toEqual([true, false]);
      const again = await startTestCompanion({ people: true, ...kept });
      expect((await joinWith(again.address, token)).answer?.type).toBe('paired');
      expect((await joinWith(again.address, token)).answer).toMatchObject({ code: 'link_gone' });
    });

    test('lets nobody in that has another secret, once there is a newer one, or without --people', async () => {
      const { companion, address, kept, invite } = await createStage(keeping);
      const first = await invite('Anna');
      const wrong = `${first.invite}.${'A'.repeat(43)}`;
      expect(await joinWith(address, wrong)).toMatchObject({
        answer: { code: 'link_gone', params: {} },
        isWelcomeProved: false,
      });
      const second = await invite('anna');
      expect(second.person).toBe(first.person);
      expect((await joinWith(address, first.token)).answer).toMatchObject({ code: 'link_gone' });
      await companion.stop();
      const alone = await startTestCompanion(kept);
      expect((await joinWith(alone.address, second.token)).status).toBe(403);
    });
  });

  describe.skipIf(keeping.isMissing)('a person', () => {
    test('has a key that counts only while the companion has several persons', async () => {
      const { companion, kept, comeIn } = await createStage(keeping);
      const anna = await comeIn('Anna');
      await companion.stop();
      const alone = await startTestCompanion(kept);
      const client = connectAside(alone.address, anna.token, { origin: `http://${alone.address}` });
      expect(await closeOf(client.webSocket)).toMatchObject({ code: 4401 });
    });

    test('is told of themselves alone, and manages neither others nor models', async () => {
      const { admin, comeIn } = await createStage(keeping);
      const [anna, bert] = [await comeIn('Anna'), await comeIn('Bert')];
      expect(await bert.ask({ type: 'people', id: 'p' })).toMatchObject({
        own: bert.person,
        items: [{ name: 'Bert' }],
      });
      const forbidden = { code: 'forbidden', params: { cause: 'administrator' } };
      const requests: Request[] = [
        { type: 'invite_person', id: 'a', name: 'Eve' },
        { type: 'change_person', id: 'b', person: bert.person, administrator: true },
        { type: 'remove_person', id: 'c', person: anna.person },
        { type: 'pull', id: 'd', upstream: 'x', name: 'y' },
        { type: 'delete_model', id: 'e', upstream: 'x', name: 'y' },
        { type: 'settings', id: 'f', maxContext: 4096 },
      ];
      for (const request of requests) expect(await bert.ask(request), request.type).toMatchObject(forbidden);
      expect(await bert.ask({ type: 'settings', id: 'g' })).toMatchObject({ type: 'settings' });
      await admin.ask({ type: 'change_person', id: 'h', person: bert.person, administrator: true });
      expect(await bert.ask({ type: 'people', id: 'i' })).toMatchObject({
        items: [{}, { name: 'Anna' }, { name: 'Bert' }],
      });
    });

    test('pairs browsers of their own by a code, and sees and revokes only those', async () => {
      const { address, comeIn } = await createStage(keeping);
      const [anna, bert] = [await comeIn('Anna'), await comeIn('Bert')];
      const annas = (await anna.ask({ type: 'pairing', id: 'p' })) as unknown as { code: string };
      const berts = (await bert.ask({ type: 'pairing', id: 'p' })) as unknown as { code: string };
      // One does not make the other void.
      const paired = await pairWith(address, annas.code, { origin: 'moz-extension://anna' });
      expect(paired.answer).toMatchObject({ type: 'paired' });
      expect((await pairWith(address, berts.code, { origin: 'moz-extension://bert' })).answer?.type).toBe('paired');
      const listed = (await anna.ask({ type: 'clients', id: 'c' })) as unknown as {
        items: { client: string; person: string }[];
      };
      expect(listed.items.map(({ person }) => person)).toEqual([anna.person, anna.person]);
      const others = (await bert.ask({ type: 'clients', id: 'c' })) as unknown as typeof listed;
      const stranger = others.items[0]?.client ?? '';
      const unknown = await anna.ask({ type: 'revoke', id: 'r', client: 'nobodys-key' });
      expect(await anna.ask({ type: 'revoke', id: 'r', client: stranger })).toEqual(unknown);
      expect(unknown).toMatchObject({ code: 'client_gone' });
      const own = listed.items[1]?.client ?? '';
      expect(await anna.ask({ type: 'revoke', id: 's', client: own })).toMatchObject({ type: 'ok' });
    });

    test('asks as many turns at once, and as many questions an hour, as they may, also after a restart', async () => {
      const ollama = await hangingOllama();
      const { companion, kept, admin, comeIn } = await createStage(keeping, ollama);
      const anna = await comeIn('Anna', { turns: 1, questions: 2 });
      const first = question();
      anna.send(first);
      await anna.next('token');
      anna.send(question());
      expect(await anna.next('error')).toMatchObject({
        code: 'overloaded',
        params: { cause: 'person_turns', most: 1 },
      });
      anna.send({ type: 'cancel', turn: first.turn });
      await anna.next('cancelled');
      const second = question();
      anna.send(second);
      await anna.next('token');
      // The same again is no further question.
      anna.send(second);
      anna.send({ type: 'cancel', turn: second.turn });
      await anna.next('cancelled');
      const refusal = { code: 'overloaded', params: { cause: 'person_questions', most: 2, minutes: 60 } };
      anna.send(question());
      expect(await anna.next('error')).toMatchObject(refusal);
      // Nobody else is kept from asking.
      admin.send(question());
      await admin.next('token');
      await companion.stop();
      const again = await startTestCompanion({ people: true, ...kept, port: companion.port, ...ollama });
      const back = await greet(again.address, anna.token, `http://${again.address}`);
      back.send(question());
      expect(await back.next('error')).toMatchObject({ code: 'overloaded', params: { cause: 'person_questions' } });
    });

    test('that is removed is cut off at once: keys, turns and rooms; what they had stays, until it is deleted', async () => {
      const ollama = await hangingOllama();
      const { address, admin, kept, comeIn, invite } = await createStage(keeping, ollama);
      const anna = await comeIn('Anna');
      const asked = question();
      anna.send(asked);
      await anna.next('token');
      const shared = (await anna.ask({
        type: 'share',
        id: 's',
        conversation: asked.conversation,
        may: 'read',
        uses: null,
        forMs: null,
      })) as unknown as { token: string };
      const member = await joinWith(address, shared.token);
      if (member.answer?.type !== 'joined') throw new Error(JSON.stringify(member));
      const ada = await greet(address, member.answer.token ?? '', `http://${address}`);
      const ends = [closeOf(anna.webSocket), closeOf(ada.webSocket)];
      const open = (await anna.ask({ type: 'pairing', id: 'p' })) as unknown as { code: string };
      expect(await admin.ask({ type: 'remove_person', id: 'r', person: anna.person })).toMatchObject({ type: 'ok' });
      expect((await Promise.all(ends)).map(({ code }) => code)).toEqual([4401, 4411]);
      expect(ollama.upstreams).toHaveLength(1);
      const refused = connectAside(address, anna.token, { origin: `http://${address}` });
      expect(await outcomeOf(refused.webSocket)).toContain('4401');
      expect((await pairWith(address, open.code, { origin: 'moz-extension://x' })).answer).toMatchObject({
        type: 'error',
      });
      expect((await joinWith(address, shared.token)).answer?.type ?? 'error').toBe('error');

      // Invited again, they find what they had.
      const { token, person } = await invite('Anna');
      expect(person).toBe(anna.person);
      const paired = (await joinWith(address, token)).answer;
      const back = await greet(address, paired?.type === 'paired' ? paired.token : '', `http://${address}`);
      expect(await back.ask({ type: 'conversation', id: 'c', conversation: asked.conversation })).toMatchObject({
        turns: [{ turn: asked.turn, state: 'cancelled' }],
      });
      const traces = async () => {
        const readable = await keeping.read(kept);
        return [asked.turn, 'Because'].map((trace) => readable.includes(trace));
      };
      expect(await traces()).toEqual([true, true]);
      expect(await admin.ask({ type: 'remove_person', id: 'd', person, chats: true })).toMatchObject({ type: 'ok' });
      expect(await traces()).toEqual([false, false]);
    });

    test('that was revoked comes by no key, also by one that is still there', async () => {
      const { companion, kept, comeIn } = await createStage(keeping);
      const [anna, bert] = [await comeIn('Anna'), await comeIn('Bert')];
      const origin = `http://${companion.address}`;
      await companion.stop();
      await keeping.change(kept, `UPDATE people SET revoked_at = 5 WHERE name = 'Anna'`);
      const { address } = await startTestCompanion({ people: true, port: companion.port, ...kept });
      const comes = async (token: string) => (await closeOf(connectAside(address, token, { origin }).webSocket)).code;
      expect(await comes(anna.token)).toBe(4401);
      expect((await greet(address, bert.token, origin)).welcome.person?.name).toBe('Bert');
    });

    test('is acted for by nobody else, administrators included, but by whoever has local.key', async () => {
      const { address, admin, comeIn, invite, listed } = await createStage(keeping);
      const owner = '';
      const [eve, anna] = [await comeIn('Eve', { administrator: true }), await comeIn('Anna')];
      const refused = { code: 'forbidden', params: { cause: 'other_person' } };
      const ask = (name: string) => eve.ask({ type: 'invite_person', id: 'i', name });
      const { name: first = '' } = (await listed())[0] ?? {};
      // By such a link their own browser would be the other's.
      for (const name of [first, 'anna']) expect(await ask(name), name).toMatchObject(refused);
      // Also of somebody whose keys they took away first.
      const { items } = (await eve.ask({ type: 'clients', id: 'c' })) as unknown as {
        items: { client: string; person: string }[];
      };
      const annas = items.find(({ person }) => person === anna.person)?.client ?? '';
      expect(await eve.ask({ type: 'revoke', id: 'r', client: annas })).toMatchObject({ type: 'ok' });
      expect(await ask('Anna')).toMatchObject(refused);
      expect(await eve.ask({ type: 'remove_person', id: 'r', person: anna.person })).toMatchObject({ type: 'ok' });
      expect(await ask('Anna')).toMatchObject(refused);
      expect(await listed()).toMatchObject([{}, {}, { name: 'Anna', invitedUntil: null }]);
      // For themselves they may, and for people who are new.
      expect(await ask('EVE')).toMatchObject({ type: 'invited', person: eve.person });
      expect(await ask('Bert')).toMatchObject({ type: 'invited' });
      expect((await invite('Anna')).person).toBe(anna.person);

      const code = (await admin.ask({ type: 'pairing', id: 'p' })) as unknown as { code: string };
      const paired = await pairWith(address, code.code, { origin: 'moz-extension://owner' });
      expect(paired.answer).toMatchObject({ type: 'paired' });
      const again = (await admin.ask({ type: 'clients', id: 'c' })) as unknown as { items: typeof items };
      const owners = again.items.findLast(({ person }) => person === owner)?.client ?? '';
      expect(await eve.ask({ type: 'revoke', id: 'r', client: owners })).toMatchObject(refused);
      const changes = [{ administrator: false }, { turns: 1 }, { questions: 1 }, { name: 'Carl' }];
      for (const change of changes) {
        expect(await eve.ask({ type: 'change_person', id: 'c', person: owner, ...change })).toMatchObject(refused);
      }
      expect(await admin.ask({ type: 'revoke', id: 'r', client: owners })).toMatchObject({ type: 'ok' });
    });

    test('that is the first one stays an administrator, whatever is asked and kept', async () => {
      const { companion, kept, admin, listed } = await createStage(keeping);
      const { name } = (await listed())[0] ?? { name: '' };
      const no = { administrator: false };
      expect(await admin.ask({ type: 'change_person', id: 'c', person: '', ...no })).toMatchObject({
        code: 'client_gone',
      });
      expect(await admin.ask({ type: 'invite_person', id: 'i', name, ...no })).toMatchObject({ type: 'invited' });
      expect(await listed()).toMatchObject([{ person: '', administrator: true }]);
      await companion.stop();
      await keeping.change(kept, "UPDATE people SET administrator = '0'");
      const again = await startTestCompanion({ people: true, ...kept });
      const back = await greet(again.address, again.localToken);
      expect(back.welcome).toMatchObject({ person: { administrator: true } });
      expect(await back.ask({ type: 'invite_person', id: 'i', name: 'Anna' })).toMatchObject({ type: 'invited' });
    });

    test('that is the first one can’t be removed', async () => {
      const { admin } = await createStage(keeping);
      expect(await admin.ask({ type: 'remove_person', id: 'r', person: '' })).toMatchObject({ code: 'client_gone' });
      expect(await admin.ask({ type: 'people', id: 'p' })).toMatchObject({ items: [{ person: '' }] });
    });
  });
});

test('what everybody’s calls take is measured together, and says of nobody whose they were', async () => {
  const { address, companion, admin, comeIn } = await createStage(KEEPINGS[0], { metrics: {} });
  const anna = await comeIn('Anna');
  for (const client of [admin, anna]) await client.ask({ type: 'conversations', id: 'c' });
  const headers = { authorization: `Bearer ${companion.localToken}` };
  const text = await (await fetch(`http://${address}/metrics`, { headers })).text();
  expect(text).toContain('aside_store_call_seconds_count{operation="list"} 2');
  expect(text).toContain('aside_store_call_seconds_count{operation="people.keep"} 1');
  expect(text).not.toContain(anna.person);
});

test('there are no guests where there are several persons', async () => {
  const { address } = await createStage();
  const origin = 'chrome-extension://x';
  const client = connectAside(address, 'no.key', { origin });
  expect(await outcomeOf(client.webSocket)).not.toContain('101');
});

test('a companion that can’t read its persons does not start, and leaves nothing open', async () => {
  const dataDir = createTestFolder();
  const damaged = new StoreError('corrupt', { cause: 'damaged', file: 'conversations.db' });
  let isLiveOpen = false;
  const starting = startTestCompanion(
    { people: true, dataDir },
    {
      async openStore(...where) {
        const database = await openSqliteStore(...where);
        return { ...database, people: { ...database.people, all: () => Promise.reject(damaged) } };
      },
      async openLive(_settings, clock) {
        isLiveOpen = true;
        const live = createMemoryLive(clock);
        return {
          ...live,
          async dispose() {
            await live.dispose();
            isLiveOpen = false;
          },
        };
      },
    },
  );
  await expect(starting).rejects.toBe(damaged);
  expect(isLiveOpen).toBe(false);
  // Nobody else could use the folder.
  await (await openSqliteStore(dataDir)).dispose();
});

test('without --people everything about persons is refused', async () => {
  const companion = await startTestCompanion();
  const client = await greet(companion.address, companion.localToken);
  expect(client.welcome.person).toBeUndefined();
  expect(await client.ask({ type: 'people', id: 'p' })).toMatchObject({
    code: 'forbidden',
    params: { cause: 'one_person' },
  });
});
