import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../../../companion/store/postgres/open-postgres-store.ts';
import { CLOSE_CODES } from '../../../../protocol/close-codes.ts';
import { describeNotice } from '../../../../words/describe-notice.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { until } from '../../../helpers/until.ts';
import { connectAside } from '../../server/aside-client.ts';
import { FIREFOX, pairWith } from '../../server/pairing-client.ts';
import { createTestFolder, startTestCompanion, type TestCompanion } from '../../server/test-companion.ts';
import { closeOf } from '../../server/test-server.ts';
import { question } from '../contract/store-under-test.ts';

async function greet({ address, localToken }: TestCompanion) {
  const client = connectAside(address, localToken);
  const { nonce = '', notice } = await client.next('welcome');
  client.send({ type: 'hello', proof: client.prove('client', nonce) });
  return Object.assign(client, { notice: notice === undefined ? '' : describeNotice(notice) });
}

type Client = Awaited<ReturnType<typeof greet>>;

/** Asks, and has it answered by the built-in reader; says whether it was saved. */
async function ask(client: Client, message: string) {
  const asked = { turn: randomUUID(), conversation: randomUUID() };
  client.send({ type: 'chat', ...asked, parent: null, question: [{ type: 'text', text: message }] });
  const { turn, saved } = await client.next('done');
  expect(turn).toBe(asked.turn);
  return { ...asked, saved };
}

describe.skipIf(!hasPostgres)('a companion whose database is away', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());

  it('chats on, says so, and saves what was said once the database is back', async () => {
    const database = { url: await server.createDatabase() };
    const companion = await startTestCompanion({ database });
    const client = await greet(companion);
    expect(client.notice).toBe('');
    expect((await ask(client, 'Before.')).saved).toBe('stored');
    await server.stop();
    const meanwhile = await ask(client, 'Meanwhile.');
    expect(meanwhile.saved).toBe('failed');
    expect((await greet(companion)).notice).toMatch(/^Chats are not being saved\. .* can’t be reached \(/);
    expect(companion.log.text()).not.toContain(database.url);
    await server.start();
    // Whoever asks next finds that it is back; else half a minute does.
    expect((await ask(client, 'After.')).saved).toBe('stored');
    await until('it is saved', async () => (await server.query(database.url, 'SELECT 1 FROM turns')).length === 3);
    await until('it says so', async () => (await greet(companion)).notice === '');
    await companion.stop();

    const next = await startTestCompanion({ database, dataDir: createTestFolder() });
    const again = await greet(next);
    again.send({ type: 'conversation', id: 'c', conversation: meanwhile.conversation });
    expect((await again.next('conversation')).turns).toMatchObject([
      { turn: meanwhile.turn, state: 'done', terminal: { saved: 'stored' } },
    ]);
  });

  it('saves what was said when it is stopped, if the database is back by then', async () => {
    const database = { url: await server.createDatabase() };
    // It ends once everything is done, however long that takes here.
    const companion = await startTestCompanion({ database }, { clock: createManualClock() });
    const client = await greet(companion);
    await server.stop();
    const meanwhile = await ask(client, 'Meanwhile.');
    expect(meanwhile.saved).toBe('failed');
    await server.start();
    await companion.stop();
    const saved = await server.query(database.url, 'SELECT id, state FROM turns');
    expect(saved).toEqual([{ id: meanwhile.turn, state: 'done' }]);
  });

  it('when it starts, saves what was said once it can be reached, and knows keys and lost turns then', async () => {
    const database = { url: await server.createDatabase() };
    const before = await startTestCompanion({ database });
    const host = await greet(before);
    host.send({ type: 'pairing', id: 'p' });
    const { answer: paired } = await pairWith(before.address, (await host.next('pairing')).code);
    if (paired?.type !== 'paired') throw new Error('not paired');
    await before.stop();
    const lost = question();
    const store = await openPostgresStore(database.url);
    await store.add(lost);
    await store.dispose();
    await server.stop();

    const companion = await startTestCompanion({ database });
    expect(companion.announced.join()).toMatch(/can’t be reached \(/);
    const client = await greet(companion);
    expect(client.notice).toMatch(/^Chats are not being saved\. /);
    // Whether that browser is let in can't be known yet, nor whether it isn't.
    const dial = () => connectAside(companion.address, paired.token, { origin: FIREFOX });
    expect((await closeOf(dial().webSocket)).code).toBe(CLOSE_CODES.notReady);
    const first = await ask(client, 'Meanwhile.');
    expect(first.saved).toBe('failed');
    await server.start();
    await until('it says so', async () => (await greet(companion)).notice === '');
    await until('it is saved', async () => {
      const saved = await server.query(database.url, "SELECT 1 FROM turns WHERE id = $1 AND state = 'done'", [
        first.turn,
      ]);
      return saved.length === 1;
    });
    expect((await ask(client, 'After.')).saved).toBe('stored');
    await until('the lost turn has ended', async () => {
      const ended = await server.query(database.url, "SELECT 1 FROM turns WHERE id = $1 AND state = 'error'", [
        lost.turn,
      ]);
      return ended.length === 1;
    });
    await until('its keys count', async () => {
      client.send({ type: 'clients', id: 'c' });
      return (await client.next('clients')).items.length === 2;
    });
    await dial().next('welcome');
  });

  it('when it starts chats unsaved, and tells the one who started it', async () => {
    const companion = await startTestCompanion({ database: { url: 'postgres://ada:secret@127.0.0.1:1/aside' } });
    expect(companion.announced.join()).toMatch(/127\.0\.0\.1:1\/aside can’t be reached \(ECONNREFUSED\)/);
    expect(companion.announced.join()).not.toContain('secret');
    expect((await ask(await greet(companion), 'Hello?')).saved).toBe('failed');
  });
});
