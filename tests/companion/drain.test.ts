import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Settings } from '../../companion/settings/settings.ts';
import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import { toQuestion } from '../../protocol/question-parts.ts';
import { startCompanionProcess } from '../helpers/companion-process.ts';
import { createFakeOllama, type FakeOllama } from '../helpers/fake-ollama.ts';
import { manual } from '../helpers/fake-ollama-answers.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { until } from '../helpers/until.ts';
import { connectAside, greetAside } from './server/aside-client.ts';
import { createTestFolder, startTestCompanion } from './server/test-companion.ts';
import { closeOf, messageOf, OURS, openOf, outcomeOf } from './server/test-server.ts';

const MAIN = join(import.meta.dirname, '../../companion/main.ts');
const CONVERSATION = '0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e';
const [FIRST, SECOND] = ['6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a', '7c2b4d3f-9a52-4f0d-8d5b-6f5d4d3c2b1a'];

function chat(turn = FIRST): ClientMessageInput {
  return { type: 'chat', turn, conversation: CONVERSATION, parent: null, question: toQuestion('Hello?', []) };
}

async function startOllama(): Promise<FakeOllama> {
  const ollama = createFakeOllama();
  await ollama.listen();
  onTestFinished(() => ollama.close());
  return ollama;
}

/** A companion that is sent SIGTERM while it answers, and has said one word. */
async function startAnswering() {
  const ollama = await startOllama();
  const answer = manual();
  ollama.script(answer);
  const flags = ['--upstream', ollama.url, '--drain', '600'];
  const companion = await startCompanionProcess({ bundle: MAIN, dataDir: createTestFolder(), flags });
  onTestFinished(() => companion.kill());
  const { address, token, child } = companion;
  const viewer = await greetAside(address, token);
  const idle = await greetAside(address, token);
  viewer.send(chat());
  answer.token('The');
  const { seq } = await viewer.next('token');
  const sent = closeOf(idle.webSocket);
  const exited = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  async function ready(): Promise<[number, object]> {
    const response = await fetch(`http://${address}/ready`, { headers: { authorization: `Bearer ${token}` } });
    return [response.status, (await response.json()) as object];
  }
  expect(await ready()).toEqual([200, { ok: true }]);
  child.kill('SIGTERM');
  return { companion, viewer, seq, answer, sent, exited, ready };
}

test('a companion that is sent SIGTERM lets its answers finish, and takes nothing new', async () => {
  const { companion, viewer, answer, sent, exited, ready } = await startAnswering();
  expect(await sent).toEqual({ code: 1001, reason: 'the companion is stopping' });
  expect(await ready()).toEqual([503, { ok: false, reason: 'draining' }]);
  expect(await outcomeOf(new WebSocket(`ws://${companion.address}/ws/chat`, { origin: OURS }))).toBe('HTTP 503');
  viewer.send(chat(SECOND));
  expect(await viewer.next('error')).toMatchObject({
    turn: SECOND,
    code: 'overloaded',
    params: { cause: 'draining' },
    retryable: true,
  });
  const closed = closeOf(viewer.webSocket);
  answer.token(' moon');
  expect(await viewer.next('token')).toMatchObject({ content: ' moon' });
  answer.done();
  expect(await viewer.next('done')).toMatchObject({ turn: FIRST, saved: 'stored' });
  expect((await closed).code).toBe(1001);
  expect(await exited).toBe(0);
});

test('a viewer that was away while its companion drained has the exact rest of the next one', async () => {
  const { companion, viewer, seq, answer, sent, exited } = await startAnswering();
  await sent;
  viewer.webSocket.terminate();
  answer.token(' moon');
  answer.done();
  expect(await exited).toBe(0);
  await companion.restart();
  const back = await greetAside(companion.address, companion.token);
  back.send({ type: 'attach', turn: FIRST, seq });
  expect(await back.next('snapshot')).toMatchObject({ parts: [{ type: 'text', text: 'The moon' }] });
  expect(await back.next('done')).toMatchObject({ turn: FIRST });
});

test('a second signal ends it at once, with what was said', async () => {
  const { companion, viewer, sent, exited } = await startAnswering();
  await sent;
  // The first of these may come within the moment in which it would be the same signal.
  await until('it ends', () => {
    companion.child.kill('SIGINT');
    return viewer.webSocket.readyState !== WebSocket.OPEN;
  });
  expect(await viewer.next('error')).toMatchObject({ turn: FIRST, code: 'interrupted' });
  await exited;
});

test('what has not ended in time is interrupted', async () => {
  const ollama = await startOllama();
  const answer = manual();
  ollama.script(answer);
  const clock = createManualClock();
  const companion = await startTestCompanion({ upstreams: [{ kind: 'ollama', url: ollama.url }] }, { clock });
  const viewer = await greetAside(companion.address, companion.localToken);
  viewer.send(chat());
  answer.token('The');
  await viewer.next('token');
  const drained = companion.drain(30_000);
  clock.advance(29_999);
  answer.token(' moon');
  await viewer.next('token');
  clock.advance(1);
  await drained;
  await companion.stop();
  expect(await viewer.next('error')).toMatchObject({ turn: FIRST, code: 'interrupted' });
});

test('a companion without anything to do drains at once', async () => {
  const companion = await startTestCompanion();
  const waiting = connectAside(companion.address, companion.localToken);
  await waiting.next('welcome');
  const closed = closeOf(waiting.webSocket);
  await companion.drain(30_000);
  expect((await closed).code).toBe(1001);
});

test('a companion is not ready while the database that it shares is away, and is without one of its own', async () => {
  async function ready(settings: Partial<Settings>): Promise<[number, unknown]> {
    const { address, localToken } = await startTestCompanion(settings);
    const ask = (path: string) =>
      fetch(`http://${address}${path}`, { headers: { authorization: `Bearer ${localToken}` } });
    expect(await (await ask('/health')).json()).toMatchObject({ ok: true, storage: { ok: false } });
    const response = await ask('/ready');
    return [response.status, await response.json()];
  }
  expect(await ready({ database: { url: 'postgres://127.0.0.1:9/aside' } })).toEqual([
    503,
    { ok: false, reason: 'storage' },
  ]);
  const unreadable = createTestFolder();
  writeFileSync(join(unreadable, 'conversations.db'), 'no database');
  expect(await ready({ dataDir: unreadable })).toEqual([200, { ok: true }]);
});

test('at article depth too an answer is finished, and its connection closed then', async () => {
  const ollama = await startOllama();
  const answer = manual();
  ollama.script(answer);
  const clock = createManualClock();
  const companion = await startTestCompanion({ upstreams: [{ kind: 'ollama', url: ollama.url }] }, { clock });
  const [asker, idle] = [1, 2].map(
    () => new WebSocket(`ws://${companion.address}/ws/chat?token=${companion.localToken}`),
  ) as [WebSocket, WebSocket];
  onTestFinished(() => asker.terminate());
  await Promise.all([openOf(asker), openOf(idle)]);
  asker.send(JSON.stringify({ message: 'Hello?' }));
  answer.token('The');
  await messageOf(asker);
  const closed = [closeOf(asker), closeOf(idle)];
  const drained = companion.drain(30_000);
  expect((await closed[1])?.code).toBe(1001);
  const done = messageOf(asker);
  answer.done();
  expect(JSON.parse(await done)).toMatchObject({ type: 'done' });
  await drained;
  clock.advance(1_000);
  expect((await closed[0])?.code).toBe(1001);
});
