/** Several persons at two companions that are one: a Redis and a PostgreSQL of their own. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { eventually } from '../../helpers/eventually.ts';
import { hangAfter } from '../../helpers/fake-ollama-answers.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../helpers/postgres-server.ts';
import { LACKS_REDIS, type RedisServer, startRedisServer } from '../../helpers/redis-server.ts';
import { type AsideClient, connectAside } from '../server/aside-client.ts';
import { greet } from '../server/asking-client.ts';
import { joinWith } from '../server/joining-client.ts';
import { closeOf } from '../server/test-server.ts';
import { createDatabases } from '../store/postgres/temp-database.ts';
import { startTwoOnDatabase } from './companions-on-redis.ts';

/** Of a browser's extension: unlike the page of a companion it is the same wherever the companion listens. */
const EXTENSION = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

const question = (fields: object = {}) => ({
  type: 'chat' as const,
  turn: randomUUID(),
  conversation: randomUUID(),
  parent: null,
  question: [{ type: 'text' as const, text: 'Where do herons nest?' }],
  ...fields,
});

describe.skipIf(LACKS_REDIS || !hasPostgres)('persons at two companions', () => {
  let redis: RedisServer;
  let postgres: PostgresServer;
  const createDatabase = createDatabases(() => postgres);
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([startRedisServer(), startPostgres()]);
  });
  afterAll(async () => {
    await Promise.all([redis?.stop(), postgres?.dispose()]);
  });

  async function createStage() {
    const url = await createDatabase();
    const stage = await startTwoOnDatabase(redis, url);
    const { here, there, token, ollama } = stage;
    for (let index = 0; index < 8; index += 1) ollama.script(hangAfter(['In trees']));
    const admin = await greet(here.address, token);

    async function invite(name: string, about: object = {}) {
      return (await admin.ask({ type: 'invite_person', id: 'i', name, ...about })) as unknown as {
        token: string;
        person: string;
      };
    }
    /** Comes by the link at the other companion, once that has heard of it. */
    async function comeThere(name: string, about: object = {}) {
      const { token: link, person } = await invite(name, about);
      const { answer } = await eventually(async () => {
        const outcome = await joinWith(there.address, link, { origin: EXTENSION, name: 'Firefox' });
        if (outcome.answer?.type !== 'paired') throw new Error(JSON.stringify(outcome));
        return outcome;
      });
      const key = answer?.type === 'paired' ? answer.token : '';
      // The first one has heard of it too.
      await eventually(async () => expect((await listed()).find((item) => item.name === name)?.clients).toBe(1));
      const enter = (address: string) => greet(address, key, EXTENSION);
      return { link, person, key, origin: EXTENSION, enter };
    }
    const listed = async (who = admin) => {
      const { items } = (await who.ask({ type: 'people', id: 'p' })) as unknown as {
        items: { name: string; running: number; clients: number; asked: number; administrator: boolean }[];
      };
      return items;
    };
    return { ...stage, url, admin, invite, comeThere, listed };
  }

  it('are invited at one and let in at the other, once, and are known at both', async () => {
    const { here, there, token, comeThere, listed } = await createStage();
    const anna = await comeThere('Anna');
    await eventually(async () => expect(await listed()).toMatchObject([{}, { name: 'Anna', clients: 1 }]));
    expect((await joinWith(here.address, anna.link)).answer).toMatchObject({ code: 'link_gone' });
    const client = await anna.enter(here.address);
    expect(client.welcome.person).toEqual({ name: 'Anna', administrator: false });
    const other = await greet(there.address, token);
    await other.ask({ type: 'change_person', id: 'c', person: anna.person, administrator: true });
    await eventually(async () => expect((await listed())[1]?.administrator).toBe(true));
    await eventually(async () => expect(await listed(client)).toHaveLength(2));
  });

  it('see their chats and turns at both, and nobody else’s at either', async () => {
    const { here, there, comeThere } = await createStage();
    const [anna, bert] = [await comeThere('Anna'), await comeThere('Bert')];
    const asker = await anna.enter(there.address);
    const asked = question();
    asker.send(asked);
    await asker.next('token');
    const [annaHere, bertHere, bertThere] = await Promise.all([
      anna.enter(here.address),
      bert.enter(here.address),
      bert.enter(there.address),
    ]);
    const chat = { type: 'conversation', id: 'c', conversation: asked.conversation } as const;
    expect(await annaHere.ask(chat)).toMatchObject({ turns: [{ turn: asked.turn, state: 'running' }] });
    annaHere.send({ type: 'attach', turn: asked.turn, seq: 0 });
    expect((await annaHere.next('token')).turn).toBe(asked.turn);
    for (const client of [bertHere, bertThere]) {
      const unknown = await client.ask({ ...chat, conversation: randomUUID() });
      expect(await client.ask(chat)).toEqual(unknown);
      expect(await client.ask({ type: 'conversations', id: 'l' })).toMatchObject({ items: [] });
      expect(await client.ask({ type: 'search', id: 's', query: 'herons' })).toMatchObject({ hits: [] });
      client.send({ type: 'attach', turn: asked.turn, seq: 0 });
      expect((await nextErrorOf(client, asked.turn)).code).toBe('turn_gone');
      client.send({ type: 'cancel', turn: asked.turn });
      expect((await nextErrorOf(client, asked.turn)).code).toBe('turn_gone');
    }
    // Under the same id Bert has what is his. A turn of this one he has just cancelled, before it began.
    const own = { ...asked, turn: randomUUID() };
    bertHere.send(own);
    await bertHere.next('token');
    expect(await bertThere.ask(chat)).toMatchObject({ turns: [{ turn: own.turn }] });
    asker.send({ type: 'cancel', turn: asked.turn });
    expect((await annaHere.next('cancelled')).turn).toBe(asked.turn);
    expect(await bertThere.ask(chat)).toMatchObject({ turns: [{ state: 'running' }] });
  });

  it('ask as much as they may at both together', async () => {
    const { here, there, comeThere, listed } = await createStage();
    const anna = await comeThere('Anna', { turns: 2, questions: 3 });
    const [one, other] = [await anna.enter(here.address), await anna.enter(there.address)];
    const [first, second] = [question(), question()];
    one.send(first);
    await one.next('token');
    other.send(second);
    await other.next('token');
    expect((await listed())[1]).toMatchObject({ running: 2, asked: 2 });
    for (const client of [one, other]) {
      client.send(question());
      expect(await client.next('error')).toMatchObject({
        code: 'overloaded',
        params: { cause: 'person_turns', most: 2 },
      });
    }
    one.send({ type: 'cancel', turn: first.turn });
    await one.next('cancelled');
    other.send(question());
    await other.next('token');
    other.send({ type: 'cancel', turn: second.turn });
    await other.next('cancelled');
    one.send(question());
    expect(await one.next('error')).toMatchObject({
      code: 'overloaded',
      params: { cause: 'person_questions', most: 3 },
    });
  });

  it('are shut out at both at once, also from what runs, and find what they had when they are invited again', async () => {
    const { here, there, admin, comeThere, invite } = await createStage();
    const anna = await comeThere('Anna');
    const [one, other] = [await anna.enter(here.address), await anna.enter(there.address)];
    const asked = question();
    other.send(asked);
    await other.next('token');
    const open = (await other.ask({ type: 'share', id: 's', ...shareOf(asked.conversation) })) as unknown as {
      token: string;
    };
    const { answer } = await joinWith(there.address, open.token);
    if (answer?.type !== 'joined') throw new Error(JSON.stringify(answer));
    const member = await greet(there.address, answer.token ?? '', `http://${there.address}`);
    const ends = [one, other, member].map(({ webSocket }) => closeOf(webSocket));
    expect(await admin.ask({ type: 'remove_person', id: 'r', person: anna.person })).toMatchObject({ type: 'ok' });
    const { unauthorized, roomEnded } = CLOSE_CODES;
    expect((await Promise.all(ends)).map(({ code }) => code)).toEqual([unauthorized, unauthorized, roomEnded]);
    const again = connectAside(there.address, anna.key, { origin: anna.origin });
    expect((await closeOf(again.webSocket)).code).toBe(unauthorized);

    const { token: link } = await invite('Anna');
    const back = await eventually(async () => {
      const joined = await joinWith(there.address, link, { origin: anna.origin });
      if (joined.answer?.type !== 'paired') throw new Error(JSON.stringify(joined));
      return greet(there.address, joined.answer.token, anna.origin);
    });
    await eventually(async () =>
      expect(await back.ask({ type: 'conversation', id: 'c', conversation: asked.conversation })).toMatchObject({
        turns: [{ turn: asked.turn, state: 'cancelled' }],
      }),
    );
  });

  it('have their turns ended at the other when the one that runs them is lost, although they are not there', async () => {
    const { here, url, comeThere } = await createStage();
    const anna = await comeThere('Anna');
    const client = await anna.enter(here.address);
    const asked = question();
    client.send(asked);
    await client.next('token');
    here.proxy.sever();
    await eventually(async () =>
      expect(await postgres.query(url, 'SELECT person, state FROM turns WHERE id = $1', [asked.turn])).toEqual([
        { person: anna.person, state: 'error' },
      ]),
    );
  });

  it('that are deleted at one have nothing at the other', async () => {
    const { there, token, admin, comeThere, listed } = await createStage();
    const anna = await comeThere('Anna');
    const client = await anna.enter(there.address);
    client.send(question());
    await client.next('token');
    const closed = closeOf(client.webSocket);
    await admin.ask({ type: 'remove_person', id: 'd', person: anna.person, chats: true });
    expect((await closed).code).toBe(CLOSE_CODES.unauthorized);
    const other = await greet(there.address, token);
    await eventually(async () => expect(await listed(other)).toHaveLength(1));
    expect(await listed()).toHaveLength(1);
  });

  it('are told to wait while the database is away at the start, and are let in once it is back', async () => {
    const before = await createStage();
    const anna = await before.comeThere('Anna');
    const { token: link } = await before.invite('Bert');
    await Promise.all([before.here.stop(), before.there.stop()]);
    await postgres.stop();
    const { here, there } = await startTwoOnDatabase(redis, before.url);
    const statusOf = async (path: string) => {
      const answers = [here, there].map(({ address }) => fetch(`http://${address}${path}`));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect([await statusOf('/health'), await statusOf('/ready')]).toEqual([
      [200, 200],
      [503, 503],
    ]);
    for (const { address, localToken } of [here, there]) {
      const client = connectAside(address, anna.key, { origin: anna.origin });
      expect((await closeOf(client.webSocket)).code).toBe(CLOSE_CODES.notReady);
      expect((await joinWith(address, link)).close).toBe(CLOSE_CODES.notReady);
      const first = await greet(address, localToken);
      expect(first.welcome.person).toMatchObject({ administrator: true });
      first.send(question());
      expect((await first.next('done')).saved).toBe('failed');
    }
    await postgres.start();
    await eventually(async () => expect(await statusOf('/ready')).toEqual([200, 200]));
    for (const { address } of [here, there]) {
      const client = await eventually(() => anna.enter(address));
      expect(client.welcome.person).toEqual({ name: 'Anna', administrator: false });
      client.send(question());
      expect((await client.next('done')).saved).toBe('stored');
    }
    expect((await joinWith(here.address, link)).answer).toMatchObject({ type: 'paired' });
  });
});

const shareOf = (conversation: string) => ({ conversation, may: 'read' as const, uses: null, forMs: null });

/** Of a turn: answers to requests are errors, too. */
async function nextErrorOf(client: AsideClient, turn: string) {
  for (;;) {
    const error = await client.next('error');
    if (error.turn === turn) return error;
  }
}
