import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createPairingCode } from '../../../companion/access/pairing/prove-code.ts';
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { parseToken } from '../../../protocol/key-proof.ts';
import { formatPairingCode } from '../../../protocol/pairing-proof.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { eventually } from '../../helpers/eventually.ts';
import { manual, tokens } from '../../helpers/fake-ollama-answers.ts';
import { LACKS_REDIS, type RedisServer, startRedisServer } from '../../helpers/redis-server.ts';
import { WRONG_CODE } from '../access/pairing/code-prover.ts';
import { type AsideClient, greetAside } from '../server/aside-client.ts';
import { joinWith } from '../server/joining-client.ts';
import { FIREFOX, pairWith } from '../server/pairing-client.ts';
import { closeOf } from '../server/test-server.ts';
import { exchange } from '../store/contract/store-under-test.ts';
import { startTwoCompanions } from './companions-on-redis.ts';

function ask(client: AsideClient, turn: string, more: { temporary?: boolean; conversation?: string } = {}): void {
  client.send({
    type: 'chat',
    turn,
    conversation: randomUUID(),
    parent: null,
    question: toQuestion('Where do herons nest?', []),
    ...more,
  });
}

/** Reads until so much text of a turn has come; a snapshot stands for all before it. */
async function read(client: AsideClient, chars: number): Promise<string> {
  let text = '';
  while (text.length < chars) text += (await client.next('token')).content;
  return text;
}

/** Pairs a browser with the code that a client has made. */
async function pairBy(client: AsideClient, address: string) {
  client.send({ type: 'pairing', id: 'p' });
  const { answer } = await pairWith(address, (await client.next('pairing')).code);
  if (answer?.type !== 'paired') throw new Error('not paired');
  return answer;
}

describe.skipIf(LACKS_REDIS)('two companions on one Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterAll(() => redis?.stop());

  it.each([{ temporary: false }, { temporary: true }])(
    'show a turn that one of them runs at the other, from where a viewer left (%j)',
    async (kind) => {
      const { ollama, here, there, token } = await startTwoCompanions(redis);
      const answer = manual();
      ollama.script(answer);
      const [asker, viewer] = [await greetAside(here.address, token), await greetAside(there.address, token)];
      const turn = randomUUID();
      ask(asker, turn, kind);
      answer.token('In tall ');
      await read(asker, 8);
      viewer.send({ type: 'attach', turn, seq: 0 });
      expect(await read(viewer, 8)).toBe('In tall ');
      answer.token('trees, ');
      const { seq } = await viewer.next('token');
      viewer.webSocket.terminate();
      answer.token('in colonies.');
      await read(asker, 15 + 4);
      const again = await greetAside(there.address, token);
      again.send({ type: 'attach', turn, seq });
      expect(await read(again, 12)).toBe('in colonies.');
      answer.done();
      const [done, copy] = await Promise.all([asker.next('done'), again.next('done')]);
      expect(copy).toEqual(done);
      expect(done.saved).toBe(kind.temporary ? 'temporary' : 'stored');
    },
  );

  it('stop a turn at the one that runs it, and confirm it at both', async () => {
    const { ollama, here, there, token, store } = await startTwoCompanions(redis);
    const answer = manual();
    ollama.script(answer);
    const [asker, other] = [await greetAside(here.address, token), await greetAside(there.address, token)];
    const turn = randomUUID();
    ask(asker, turn);
    answer.token('In tall ');
    await read(asker, 8);
    other.send({ type: 'cancel', turn });
    const ends = await Promise.all([asker.next('cancelled'), other.next('cancelled')]);
    expect(ends.map((end) => end.turn)).toEqual([turn, turn]);
    expect((await store.findTurn(turn))?.record).toMatchObject({ state: 'cancelled', answer: [{ text: 'In tall ' }] });
  });

  it('ask a model server for one answer at a time together, in turn', async () => {
    let running = 0;
    let most = 0;
    const { ollama, here, there, token } = await startTwoCompanions(redis, {
      answer: () => ({
        waits: true,
        async run(exchange) {
          running += 1;
          most = Math.max(most, running);
          await tokens(['A', ' heron']).run(exchange);
          running -= 1;
        },
      }),
    });
    const clients = [await greetAside(here.address, token), await greetAside(there.address, token)];
    const each = 6;
    await Promise.all(
      clients.map(async (client) => {
        for (let index = 0; index < each; index += 1) ask(client, randomUUID(), { temporary: true });
        for (let index = 0; index < each; index += 1) await client.next('done');
      }),
    );
    expect(ollama.requests.filter(({ path }) => path === '/api/chat').length).toBeGreaterThanOrEqual(2 * each);
    expect(most).toBe(1);
  });

  it('tell lists of chats at both of what was asked at one', async () => {
    const { here, there, token } = await startTwoCompanions(redis);
    const [asker, other] = [await greetAside(here.address, token), await greetAside(there.address, token)];
    other.send({ type: 'watch', topic: 'conversations' });
    // Answered after it, so that it watches by then.
    other.send({ type: 'conversations', id: '1' });
    await other.next('conversations');
    const turn = randomUUID();
    ask(asker, turn);
    await asker.next('done');
    expect((await other.next('changed')).conversation.title).toBeTypeOf('string');
  });

  it('go on where a turn runs while Redis is cut off, and show the other what it missed', async () => {
    const { ollama, here, there, token } = await startTwoCompanions(redis);
    const answer = manual();
    ollama.script(answer);
    const [asker, viewer] = [await greetAside(here.address, token), await greetAside(there.address, token)];
    const turn = randomUUID();
    ask(asker, turn, { temporary: true });
    answer.token('In tall ');
    await read(asker, 8);
    viewer.send({ type: 'attach', turn, seq: 0 });
    await read(viewer, 8);
    here.proxy.sever();
    answer.token('trees, ');
    expect(await read(asker, 7)).toBe('trees, ');
    here.proxy.mend();
    answer.token('in colonies.');
    answer.done();
    await asker.next('done');
    expect(await read(viewer, 19)).toBe('trees, in colonies.');
    expect((await viewer.next('done')).turn).toBe(turn);
  });

  it('say that a stop can’t be told to the other while Redis is cut off, and keep the connection', async () => {
    const { ollama, here, there, token } = await startTwoCompanions(redis);
    const answer = manual();
    ollama.script(answer);
    const [asker, other] = [await greetAside(here.address, token), await greetAside(there.address, token)];
    const turn = randomUUID();
    ask(asker, turn);
    answer.token('In tall ');
    await read(asker, 8);
    there.proxy.sever();
    other.send({ type: 'cancel', turn });
    expect(await other.next('error')).toMatchObject({ turn, code: 'internal', retryable: true });
    there.proxy.mend();
    other.send({ type: 'ping' });
    await other.next('pong');
    asker.send({ type: 'cancel', turn });
    await asker.next('cancelled');
  });

  it('show what has ended while Redis is cut off, and what runs at the other once it is back', async () => {
    const { ollama, store, here, there, token } = await startTwoCompanions(redis);
    const answer = manual();
    ollama.script(answer);
    const [asker, viewer] = [await greetAside(here.address, token), await greetAside(there.address, token)];
    const { turn: ended } = await exchange(store, {}, 'In trees.');
    const running = randomUUID();
    ask(asker, running);
    answer.token('In tall ');
    await read(asker, 8);
    there.proxy.sever();
    for (const turn of [running, ended]) viewer.send({ type: 'attach', turn, seq: 0 });
    expect(await viewer.next('snapshot')).toMatchObject({ turn: ended, parts: [{ text: 'In trees.' }] });
    expect(await viewer.next('done')).toMatchObject({ turn: ended });
    there.proxy.mend();
    expect(await read(viewer, 8)).toBe('In tall ');
    answer.done();
    expect(await viewer.next('done')).toMatchObject({ turn: running });
  });

  it('say at the one that was cut off that its turn was interrupted, and go on there from what is stored', async () => {
    const { ollama, store, here, there, token } = await startTwoCompanions(redis);
    const answer = manual();
    ollama.script(answer, tokens(['in colonies.']));
    const [asker, viewer] = [await greetAside(here.address, token), await greetAside(there.address, token)];
    const [turn, conversation] = [randomUUID(), randomUUID()];
    ask(asker, turn, { conversation });
    answer.token('In tall ');
    await read(asker, 8);
    viewer.send({ type: 'attach', turn, seq: 0 });
    await read(viewer, 8);
    here.proxy.sever();
    expect(await viewer.next('error')).toMatchObject({ turn, code: 'interrupted' });
    // It does not know yet that it has lost the turn.
    answer.token('bushes.');
    expect(await read(asker, 7)).toBe('bushes.');
    here.proxy.mend();
    expect(await asker.next('snapshot')).toMatchObject({ turn, parts: [{ text: 'In tall ' }] });
    expect(await asker.next('error')).toMatchObject({ turn, code: 'interrupted' });
    expect((await store.findTurn(turn))?.record).toMatchObject({ answer: [{ text: 'In tall ' }] });

    const next = randomUUID();
    asker.send({ type: 'chat', turn: next, conversation, parent: turn, question: toQuestion('Go on.', []) });
    expect(await asker.next('done')).toMatchObject({ turn: next, saved: 'stored' });
    const said = JSON.stringify(ollama.requests.at(-1)?.body);
    expect([said.includes('In tall'), said.includes('bushes')]).toEqual([true, false]);
  });

  it('know of keys that were given and taken at the other', async () => {
    const { here, there, token } = await startTwoCompanions(redis);
    const [host, other] = [await greetAside(here.address, token), await greetAside(there.address, token)];
    const answer = await pairBy(other, there.address);
    const client = parseToken(answer.token)?.keyId ?? '';
    const listed = async () => {
      host.send({ type: 'clients', id: 'c' });
      return (await host.next('clients')).items.map((item) => item.client);
    };
    await eventually(async () => expect(await listed()).toContain(client));
    const paired = await greetAside(here.address, answer.token, { origin: FIREFOX });
    paired.send({ type: 'ping' });
    await paired.next('pong');
    const closed = closeOf(paired.webSocket);
    other.send({ type: 'revoke', id: 'r', client });
    expect((await closed).code).toBe(CLOSE_CODES.unauthorized);
    await eventually(async () => expect(await listed()).not.toContain(client));
  });

  it('know of a key that was taken while the one that took it was cut off from Redis, once it is back', async () => {
    const { here, there, token } = await startTwoCompanions(redis);
    const [host, other] = [await greetAside(here.address, token), await greetAside(there.address, token)];
    const answer = await pairBy(other, there.address);
    const paired = await greetAside(there.address, answer.token, { origin: FIREFOX });
    const client = parseToken(answer.token)?.keyId ?? '';
    await eventually(async () => {
      host.send({ type: 'clients', id: 'c' });
      expect((await host.next('clients')).items.map((item) => item.client)).toContain(client);
    });
    const closed = closeOf(paired.webSocket);
    here.proxy.sever();
    host.send({ type: 'revoke', id: 'r', client });
    await host.next('ok');
    here.proxy.mend();
    expect((await closed).code).toBe(CLOSE_CODES.unauthorized);
  });

  it('let a browser pair at one with the code of the other, once, and count its tries together', async () => {
    const { here, there, token } = await startTwoCompanions(redis);
    const host = await greetAside(here.address, token);
    const open = async () => {
      host.send({ type: 'pairing', id: 'p' });
      return (await host.next('pairing')).code;
    };
    const code = await open();
    // Until the other one has heard of it nobody unknown is let in there.
    const paired = await eventually(async () => {
      const { answer } = await pairWith(there.address, code);
      if (answer?.type !== 'paired') throw new Error('not paired');
      return answer;
    });
    expect(await host.next('pairing_ended')).toMatchObject({
      reason: 'used',
      client: parseToken(paired.token)?.keyId,
      name: paired.name,
    });
    expect((await pairWith(here.address, code)).answer).toMatchObject({ type: 'error' });
    await open();
    const left = async (address: string) => {
      const { answer } = await pairWith(address, WRONG_CODE);
      return answer?.type === 'error' ? answer.params.left : undefined;
    };
    const first = await eventually(async () => {
      const tries = Number(await left(there.address));
      if (Number.isNaN(tries)) throw new Error('it has not heard of the code');
      return tries;
    });
    await eventually(async () => expect(Number(await left(here.address))).toBeLessThan(first));
    host.webSocket.terminate();
  });

  it('take no code from anybody else who may use their Redis, and tell them none', async () => {
    const { here, there, token } = await startTwoCompanions(redis);
    const tenant = createClient({ url: redis.url });
    const spy = tenant.duplicate();
    onTestFinished(() => {
      for (const client of [tenant, spy]) client.destroy();
    });
    await Promise.all([tenant.connect(), spy.connect()]);
    const heard: string[] = [];
    await spy.pSubscribe('*', (message) => heard.push(message));
    const text = createPairingCode();
    const news = { id: randomUUID(), opened: { text, person: '' } };
    await tenant.publish('aside:topic:codes', `x 1\n${JSON.stringify({ from: 'x', news })}`);
    const host = await greetAside(here.address, token);
    host.send({ type: 'pairing', id: 'p' });
    const { code } = await host.next('pairing');
    await eventually(async () => {
      expect((await pairWith(there.address, code)).answer).toMatchObject({ type: 'paired' });
    });
    for (const { address } of [here, there]) {
      expect((await pairWith(address, formatPairingCode(text))).answer).toMatchObject({ type: 'error' });
    }
    expect(heard.join()).not.toContain(code.replace('-', ''));
    // What they repeat opens nothing again.
    for (const message of heard.filter((each) => each.includes('\n')))
      await tenant.publish('aside:topic:codes', message);
    expect((await pairWith(there.address, code)).answer).toMatchObject({ type: 'error' });
  });

  it('say that a code can’t be checked while they can’t ask each other, and take it afterwards', async () => {
    const { here, token } = await startTwoCompanions(redis);
    const host = await greetAside(here.address, token);
    host.send({ type: 'pairing', id: 'p' });
    const { code } = await host.next('pairing');
    here.proxy.sever();
    const refused = await pairWith(here.address, code);
    expect(refused).toMatchObject({ close: CLOSE_CODES.unauthorized, answer: { retryable: true } });
    expect(refused.answer).toMatchObject({ code: 'internal', params: { cause: 'others_away' } });
    here.proxy.mend();
    await eventually(async () => expect((await pairWith(here.address, code)).answer).toMatchObject({ type: 'paired' }));
  });

  it('have one room of a chat, with everybody in it', async () => {
    const { here, there, token } = await startTwoCompanions(redis);
    const host = await greetAside(here.address, token);
    const conversation = randomUUID();
    ask(host, randomUUID(), { conversation });
    await host.next('done');
    host.send({ type: 'share', id: 's', conversation, may: 'write', uses: null, forMs: null });
    const link = (await host.next('share')).token;
    const origin = `http://${there.address}`;
    const joined = await eventually(async () => {
      const { answer } = await joinWith(there.address, link, { origin });
      if (answer?.type !== 'joined') throw new Error('not joined');
      return answer;
    });
    const member = await greetAside(there.address, joined.token ?? '', { origin });
    host.send({ type: 'watch', topic: 'room', conversation });
    member.send({ type: 'watch', topic: 'room', conversation });
    const seen = async (is: (room: { members: { here: boolean; typing: boolean }[] }) => boolean) => {
      for (let room = await host.next('room'); ; room = await host.next('room')) if (is(room)) return room;
    };
    await seen(({ members }) => members[0]?.here === true);
    member.send({ type: 'typing', conversation });
    await seen(({ members }) => members[0]?.typing === true);
    const closed = closeOf(member.webSocket);
    host.send({ type: 'remove_member', id: 'r', conversation, member: joined.member });
    expect((await closed).code).toBe(CLOSE_CODES.removed);
  });
});
