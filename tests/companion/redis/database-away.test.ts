/** Two companions on one Redis whose PostgreSQL is away, in the middle of a chat. */
import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LEASE_MS } from '../../../companion/live/live.ts';
import { openPostgresStore } from '../../../companion/store/postgres/open-postgres-store.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { manual, tokens } from '../../helpers/fake-ollama-answers.ts';
import type { FakeRequest } from '../../helpers/fake-ollama-exchange.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../helpers/postgres-server.ts';
import { LACKS_REDIS, type RedisServer, startRedisServer } from '../../helpers/redis-server.ts';
import { until } from '../../helpers/until.ts';
import { type AsideClient, greetAside } from '../server/aside-client.ts';
import { joinWith } from '../server/joining-client.ts';
import { exchange } from '../store/contract/store-under-test.ts';
import { startTwoOnDatabase } from './companions-on-redis.ts';

interface Place {
  conversation: string;
  turn: string | null;
}

describe.skipIf(LACKS_REDIS || !hasPostgres)('two companions whose database is away', () => {
  let redis: RedisServer;
  let postgres: PostgresServer;
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([startRedisServer(), startPostgres()]);
  });
  afterAll(async () => {
    await Promise.all([redis?.stop(), postgres?.dispose()]);
  });

  async function createStage() {
    const url = await postgres.createDatabase();
    const stage = await startTwoOnDatabase(redis, url, {
      aside: ({ body }) => (body.messages.at(-1).content.includes('Write a title') ? tokens(['A title']) : undefined),
    });
    const [here, there] = [
      await greetAside(stage.here.address, stage.token),
      await greetAside(stage.there.address, stage.token),
    ];

    function send(
      client: AsideClient,
      message: string,
      { conversation, turn: parent }: Place,
      turn: string = randomUUID(),
    ): Place & { turn: string } {
      client.send({ type: 'chat', turn, conversation, parent, question: toQuestion(message, []) });
      return { conversation, turn };
    }
    /** Asks, and has it answered with the same words; says whether it was saved. */
    async function ask(
      client: AsideClient,
      message: string,
      place: Place = { conversation: randomUUID(), turn: null },
    ) {
      const answer = manual();
      stage.ollama.script(answer);
      const asked = send(client, message, place);
      answer.token(`${message} answered`);
      answer.done();
      const { turn, saved } = await client.next('done');
      expect(turn).toBe(asked.turn);
      return { ...asked, saved };
    }
    /** What the model was told last. */
    function told(): string[] {
      const { body } = stage.ollama.requests.filter(({ path }) => path === '/api/chat').at(-1) as FakeRequest;
      return body.messages
        .filter(({ role }: { role: string }) => role !== 'system')
        .map(({ content }: { content: string }) => content);
    }
    /** What is stored of a chat, once it has so many turns that have ended. */
    async function stored({ conversation }: Place, count: number) {
      const rows = await until('it is saved', async () => {
        const found = await postgres.query(
          url,
          `SELECT t.message, t.content, p.message AS behind FROM turns t JOIN conversations c ON c.key = t.conversation
           LEFT JOIN turns p ON p.key = t.parent WHERE c.id = $1 AND t.state = 'done' ORDER BY t.place`,
          [conversation],
        );
        return found.length >= count ? found : undefined;
      });
      return rows.map(({ message, content, behind }) => [message, content, behind]);
    }
    return {
      ...stage,
      proxy: stage.here.proxy,
      address: stage.here.address,
      url,
      here,
      there,
      ask,
      send,
      told,
      stored,
    };
  }

  it('answer follow-ups with what came before, at either, and save them in order, once', async () => {
    const { here, there, ask, told, stored } = await createStage();
    const first = await ask(here, 'One');
    expect(first.saved).toBe('stored');
    await postgres.stop();
    const second = await ask(here, 'Two', first);
    expect(second.saved).toBe('failed');
    expect(told()).toEqual(['One', 'One answered', 'Two']);
    // The panel came to the other companion, which has never heard of this chat.
    const third = await ask(there, 'Three', second);
    expect(third.saved).toBe('failed');
    expect(told()).toEqual(['One', 'One answered', 'Two', 'Two answered', 'Three']);
    const fourth = await ask(here, 'Four', third);
    await postgres.start();
    const fifth = await ask(there, 'Five', fourth);
    expect(fifth.saved).toBe('stored');
    expect(await stored(first, 5)).toEqual([
      ['One', 'One answered', null],
      ['Two', 'Two answered', 'One'],
      ['Three', 'Three answered', 'Two'],
      ['Four', 'Four answered', 'Three'],
      ['Five', 'Five answered', 'Four'],
    ]);
  });

  it('know a chat that was only opened', async () => {
    const { here, there, ask, told } = await createStage();
    const first = await ask(here, 'One');
    there.send({ type: 'conversation', id: 'c', conversation: first.conversation });
    await there.next('conversation');
    // What is asked of the store after it comes after it.
    there.send({ type: 'conversation', id: 'd', conversation: first.conversation });
    await there.next('conversation');
    await postgres.stop();
    expect((await ask(there, 'Two', first)).saved).toBe('failed');
    expect(told()).toEqual(['One', 'One answered', 'Two']);
    await postgres.start();
  });

  it('refuse one in a chat that neither has seen lately, in words, and keep the connection', async () => {
    const { url, there, send } = await createStage();
    const store = await openPostgresStore(url);
    const first = await exchange(store);
    await store.dispose();
    await postgres.stop();
    send(there, 'And then?', first);
    expect(await there.next('error')).toMatchObject({ code: 'storage_failed', params: { cause: 'database_away' } });
    there.send({ type: 'ping' });
    await there.next('pong');
    await postgres.start();
  });

  it('refuse a member, who may have been taken out at the other, and take the question once it is back', async () => {
    const { here, ask, send, ollama, address } = await createStage();
    const first = await ask(here, 'One');
    const { conversation } = first;
    here.send({ type: 'share', id: 's', conversation, may: 'write', uses: null, forMs: null });
    const link = await here.next('share');
    const { answer } = await joinWith(address, link.token);
    if (answer?.type !== 'joined' || answer.token === null) throw new Error('not joined');
    const member = await greetAside(address, answer.token, { origin: `http://${address}` });
    await postgres.stop();
    const { turn } = send(member, 'Two', first);
    expect(await member.next('error')).toMatchObject({ turn, code: 'storage_failed', retryable: true });
    // The host goes on.
    expect((await ask(here, 'Three', first)).saved).toBe('failed');
    await postgres.start();
    const again = manual();
    ollama.script(again);
    again.token('Two answered');
    again.done();
    const heard: string[] = [];
    member.webSocket.on('message', (data) => heard.push(JSON.parse(String(data)).type));
    await until('it is taken', async () => {
      heard.length = 0;
      send(member, 'Two', first, turn);
      return (await until('it is answered', () => heard.find((type) => ['done', 'error'].includes(type)))) === 'done';
    });
  });

  it('ask no model twice what is asked again at the other once its companion is gone, and end it alike', async () => {
    const { ollama, here, there, proxy, url, send, ask, told } = await createStage();
    const live = createClient({ url: redis.url });
    await live.connect();
    onTestFinished(() => live.destroy());
    const answer = manual();
    ollama.script(answer);
    await postgres.stop();
    const place = { conversation: randomUUID(), turn: null };
    const asked = send(here, 'One', place);
    answer.token('Half ');
    await here.next('token');
    await until('its log is written', async () => {
      const [log = ''] = await live.keys(`aside:log:*${asked.turn}`);
      return JSON.stringify(await live.xRange(log, '-', '+')).includes('Half');
    });
    const [record = ''] = await live.keys(`aside:turn:*${asked.turn}`);
    const owner = await live.hGet(record, 'owner');
    proxy.sever();
    await until('it is given up', async () => {
      const [heardAt, time] = [await live.zScore('aside:companions', String(owner)), await live.time()];
      return Number(time[0]) * 1000 - Number(heardAt) >= LEASE_MS;
    });
    send(there, 'One', place, asked.turn);
    expect(await there.next('snapshot')).toMatchObject({ parts: [{ text: 'Half ' }] });
    expect(await there.next('error')).toMatchObject({ turn: asked.turn, code: 'interrupted' });
    proxy.mend();
    expect(await here.next('error')).toMatchObject({ turn: asked.turn, code: 'interrupted' });
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(1);
    await postgres.start();
    expect((await ask(there, 'Two', asked)).saved).toBe('stored');
    expect(told()).toEqual(['One', 'Half ', 'Two']);
    const rows = await postgres.query(url, 'SELECT message, content, state FROM turns ORDER BY place');
    expect(rows).toEqual([
      { message: 'One', content: 'Half ', state: 'error' },
      { message: 'Two', content: 'Two answered', state: 'done' },
    ]);
  });

  it('keep a question that waits at the other for an answer that is still given', async () => {
    const { ollama, here, there, send, told, stored } = await createStage();
    const [one, two] = [manual(), manual()];
    ollama.script(one, two);
    const first = send(here, 'One', { conversation: randomUUID(), turn: null });
    one.token('One ');
    await here.next('token');
    await postgres.stop();
    const second = send(there, 'Two', first);
    one.token('answered');
    one.done();
    expect((await here.next('done')).saved).toBe('failed');
    two.token('Two answered');
    two.done();
    expect(await there.next('done')).toMatchObject({ turn: second.turn, saved: 'failed' });
    expect(told()).toEqual(['One', 'One answered', 'Two']);
    await postgres.start();
    const third = manual();
    ollama.script(third);
    send(there, 'Three', second);
    third.token('Three answered');
    third.done();
    await there.next('done');
    expect((await stored(first, 3)).map(([message]) => message)).toEqual(['One', 'Two', 'Three']);
  });
});
