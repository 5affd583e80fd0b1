import { describe, expect, onTestFinished, test } from 'vitest';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import { answerText } from '../../protocol/parts.ts';
import { toQuestion } from '../../protocol/question-parts.ts';
import type { AsideClient } from '../companion/server/aside-client.ts';
import type { TestCompanion } from '../companion/server/test-companion.ts';
import { closeOf } from '../companion/server/test-server.ts';
import { manual } from '../helpers/fake-ollama-answers.ts';
import { hasPostgres, startPostgres } from '../helpers/postgres-server.ts';
import { LACKS_REDIS, startRedisServer } from '../helpers/redis-server.ts';
import { LACKS_NGINX } from './nginx-process.ts';
import { epochOf, startTwo } from './two-companions.ts';

const TURN = '6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a';
const QUESTION = {
  type: 'chat',
  turn: TURN,
  conversation: '0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e',
  parent: null,
  question: toQuestion('Hello?', []),
} as const;

/** The text of the one answer that a client watches, of which it has this much. */
function hearText({ webSocket }: AsideClient, text = ''): { readonly text: string } {
  const heard = { text };
  webSocket.on('message', (data) => {
    const message: CompanionMessage = JSON.parse(String(data));
    if (message.type === 'snapshot') heard.text = answerText(message.parts);
    if (message.type === 'token') heard.text += message.content;
  });
  return heard;
}

describe.skipIf(LACKS_NGINX)('two companions behind nginx', () => {
  test('share those who come', async () => {
    const { companions, greet } = await startTwo();
    const epochs = new Set<unknown>();
    for (let i = 0; i < 4; i++) epochs.add((await greet()).epoch);
    expect(epochs).toEqual(new Set(companions.map(epochOf)));
  });

  test('stand in for each other: one that is gone is passed over', async () => {
    const { companions, greet, ask } = await startTwo();
    const [gone, left] = companions as [TestCompanion, TestCompanion];
    await gone.stop();
    for (let i = 0; i < 4; i++) {
      expect((await greet()).epoch).toBe(epochOf(left));
      expect((await ask('/health')).status).toBe(200);
    }
  });

  test('are restarted one after the other without an answer that breaks off', async () => {
    const { ollama, companions, greet, ask } = await startTwo();
    const answer = manual();
    ollama.script(answer);
    const { client, epoch } = await greet();
    client.send(QUESTION);
    answer.token('The');
    await client.next('token');
    const draining = companions.find((each) => epochOf(each) === epoch);
    const other = companions.find((each) => each !== draining);
    const drained = draining?.drain(600_000);
    for (let i = 0; i < 4; i++) {
      expect((await greet()).epoch).toBe(other && epochOf(other));
      expect(await ask('/ready')).toEqual({ status: 200, body: '{"ok":true}' });
    }
    const closed = closeOf(client.webSocket);
    answer.token(' moon');
    expect(await client.next('token')).toMatchObject({ content: ' moon' });
    answer.done();
    expect(await client.next('done')).toMatchObject({ turn: TURN });
    await drained;
    await draining?.stop();
    expect((await closed).code).toBe(1001);
    expect((await greet()).epoch).toBe(other && epochOf(other));
  });

  test('say that none is ready when all drain, and show their metrics to nobody who comes from outside', async () => {
    const { companions, ask } = await startTwo();
    expect((await ask('/metrics')).status).toBe(404);
    await Promise.all(companions.map((each) => each.drain(600_000)));
    expect(await ask('/ready')).toEqual({ status: 503, body: '{"ok":false,"reason":"draining"}' });
    expect((await ask('/health')).status).toBe(200);
  });
});

describe.skipIf(LACKS_NGINX || LACKS_REDIS || !hasPostgres)('two companions with one Redis and one PostgreSQL', () => {
  /** As docs/beyond-one-machine.md says to start them. */
  async function startSharing() {
    const [redis, postgres] = await Promise.all([startRedisServer(), startPostgres()]);
    // First to be registered, last to end: the companions say goodbye to both.
    onTestFinished(async () => void (await Promise.all([redis.stop(), postgres.dispose()])));
    return startTwo({ redis: redis.url, database: { url: await postgres.createDatabase() } });
  }

  test('are restarted one after the other, and a viewer that comes to the other one has the exact rest', async () => {
    const { ollama, companions, greet } = await startSharing();
    const answer = manual();
    ollama.script(answer);
    const { client, epoch } = await greet();
    client.send(QUESTION);
    answer.token('The');
    const { seq } = await client.next('token');
    const draining = companions.find((each) => epochOf(each) === epoch);
    const drained = draining?.drain(600_000);
    client.webSocket.terminate();
    const back = await greet();
    expect(back.epoch).not.toBe(epoch);
    const heard = hearText(back.client, 'The');
    back.client.send({ type: 'attach', turn: TURN, seq });
    answer.token(' moon');
    answer.done();
    expect(await back.client.next('done')).toMatchObject({ turn: TURN, saved: 'stored' });
    expect(heard.text).toBe('The moon');
    await drained;
    await draining?.stop();
    const late = await greet();
    // From what it has followed, or from what is stored.
    const heardLate = hearText(late.client);
    late.client.send({ type: 'attach', turn: TURN, seq: 0 });
    late.client.send({ type: 'attach', turn: TURN, seq: 0 });
    expect(await late.client.next('done')).toMatchObject({ turn: TURN });
    expect(heardLate.text).toBe('The moon');
    const lines = companions.flatMap((each) => each.log.lines()).filter(({ turn }) => turn === TURN);
    expect(new Set(lines.map(({ companion }) => companion))).toEqual(new Set([epoch]));
  });

  test('measure what Redis and PostgreSQL take', async () => {
    const { companions, ollama, greet } = await startSharing();
    const answer = manual();
    ollama.script(answer);
    const { client, epoch } = await greet();
    client.send(QUESTION);
    answer.token('The');
    answer.done();
    await client.next('done');
    const asked = companions.find((each) => epochOf(each) === epoch);
    const response = await fetch(`http://${asked?.address}/metrics`, {
      headers: { authorization: `Bearer ${asked?.localToken}` },
    });
    const text = await response.text();
    expect(text).toMatch(/^aside_live_call_seconds_count\{operation="claim"\} 1$/m);
    expect(text).toMatch(/^aside_store_call_seconds_count\{operation="add"\} 1$/m);
    expect(text).toMatch(/^aside_store_up 1$/m);
  });
});
