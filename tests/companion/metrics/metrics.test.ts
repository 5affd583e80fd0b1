import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { ListenError } from '../../../companion/server/listen.ts';
import type { Settings } from '../../../companion/settings/settings.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { createFakeOllama } from '../../helpers/fake-ollama.ts';
import { hangAfter, status, tokens } from '../../helpers/fake-ollama-answers.ts';
import { findLastingPort } from '../../helpers/lasting-port.ts';
import { rawRequest } from '../../helpers/raw-request.ts';
import { greetAside } from '../server/aside-client.ts';
import { startTestCompanion } from '../server/test-companion.ts';
import { OURS, openOf } from '../server/test-server.ts';

const CONVERSATION = '0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e';
const TURNS = [
  '6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a',
  '7c2b4d3f-9a52-4f0d-8d5b-6f5d4d3c2b1a',
  '8d3c5e40-9a52-4f0d-8d5b-6f5d4d3c2b1a',
];
const CANARY = 'canary';
const KEY = 'a-key-of-its-own';

async function start(settings: Partial<Settings>, models?: { name: string }[]) {
  const ollama = createFakeOllama({ slots: 4, ...(models && { models }) });
  await ollama.listen();
  onTestFinished(() => ollama.close());
  const companion = await startTestCompanion({
    upstreams: [{ kind: 'ollama', url: ollama.url }],
    parallel: 2,
    ...settings,
  });
  return { ollama, companion };
}

async function ask(address: string, path: string, key?: string): Promise<{ status: number; text: string }> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(`http://${address}${path}`, { headers });
  return { status: response.status, text: await response.text() };
}

/** The value of a series; undefined when there is none. */
function seriesIn(text: string, series: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
}

test('there are none unless somebody asks for them', async () => {
  const { companion } = await start({});
  expect((await ask(companion.address, '/metrics', companion.localToken)).status).toBe(404);
});

test('they open to their own key and to that of this machine, and to nothing else', async () => {
  const { companion } = await start({ metrics: { key: KEY } });
  const { address, localToken } = companion;
  expect((await ask(address, '/metrics')).status).toBe(401);
  expect((await ask(address, '/metrics', 'another')).status).toBe(401);
  expect((await ask(address, '/metrics', KEY)).status).toBe(200);
  expect((await ask(address, '/metrics', localToken)).status).toBe(200);
  expect((await ask(address, '/health', KEY)).status).toBe(401);
  const post = ['POST /metrics HTTP/1.1', `Host: ${address}`, `Authorization: Bearer ${KEY}`, 'Content-Length: 0'];
  expect((await rawRequest(companion.port, post)).status).toBe(405);
  const page = [
    'GET /metrics HTTP/1.1',
    `Host: ${address}`,
    `Origin: http://evil.test`,
    `Authorization: Bearer ${KEY}`,
  ];
  expect((await rawRequest(companion.port, page)).status).toBe(403);
});

test('without a key of their own they open to that of this machine alone', async () => {
  const { companion } = await start({ metrics: {} });
  expect((await ask(companion.address, '/metrics')).status).toBe(401);
  expect((await ask(companion.address, '/metrics', companion.localToken)).status).toBe(200);
});

test('on a port of their own they need no key unless they have one, and nothing else is there', async () => {
  const port = await findLastingPort();
  const { companion } = await start({ metrics: { listen: { host: '127.0.0.1', port } } });
  const address = `127.0.0.1:${port}`;
  expect((await ask(address, '/metrics')).status).toBe(200);
  expect(await ask(address, '/ready')).toEqual({ status: 200, text: '{"ok":true}' });
  expect((await ask(address, '/')).status).toBe(503);
  expect((await ask(address, '/assets/x')).status).toBe(404);
  expect((await ask(address, '/health', companion.localToken)).status).toBe(401);
  expect((await ask(companion.address, '/metrics', companion.localToken)).status).toBe(404);
  expect((await rawRequest(port, ['GET /metrics HTTP/1.1', 'Host: evil.test'])).status).toBe(403);
  const socket = new WebSocket(`ws://${address}/ws/chat`, { origin: OURS });
  await expect(openOf(socket)).rejects.toThrow('403');
  await companion.stop();
  await expect(ask(address, '/metrics')).rejects.toThrow();
});

test('a key of their own counts on a port of their own too', async () => {
  const port = await findLastingPort();
  await start({ metrics: { listen: { host: '127.0.0.1', port }, key: KEY } });
  expect((await ask(`127.0.0.1:${port}`, '/metrics')).status).toBe(401);
  expect((await ask(`127.0.0.1:${port}`, '/metrics', KEY)).status).toBe(200);
});

test('a port that is taken is named with the flag that says another', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const started = startTestCompanion({ metrics: { listen: { host: '127.0.0.1', port } } });
  await expect(started).rejects.toThrow(ListenError);
  await expect(started).rejects.toThrow(`--metrics ${port + 1}`);
});

test('they count what goes on, and hold no word of it', async () => {
  const model = `/home/${CANARY}/models/small.gguf`;
  const { ollama, companion } = await start({ metrics: {} }, [{ name: model }]);
  const { address, localToken } = companion;
  ollama.script(
    tokens([`${CANARY} says`, ' this']),
    tokens([`${CANARY} title`]),
    status(500, { error: CANARY }),
    hangAfter([CANARY]),
  );
  const client = await greetAside(address, localToken);
  const guest = new WebSocket(`ws://${address}/ws/chat`, { origin: OURS });
  onTestFinished(() => guest.terminate());
  await openOf(guest);
  const question = { conversation: CONVERSATION, model, question: toQuestion(`${CANARY} asks`, []) };
  client.send({ type: 'watch', topic: 'conversations' });
  client.send({ type: 'chat', turn: TURNS[0] ?? '', parent: null, ...question });
  const { usage } = await client.next('done');
  for (let title = ''; !title.includes(CANARY); ) title = (await client.next('changed')).conversation.title;
  client.send({ type: 'chat', turn: TURNS[1] ?? '', parent: TURNS[0] ?? '', ...question });
  await client.next('error');
  client.send({ type: 'chat', turn: TURNS[2] ?? '', parent: TURNS[0] ?? '', ...question });
  await client.next('token');

  const { text } = await ask(address, '/metrics', localToken);
  const upstream = `ollama@${new URL(ollama.url).host}`;
  const value = (series: string) => seriesIn(text, series);
  expect(value('aside_turns{stage="queued"}')).toBe(0);
  expect(value('aside_turns{stage="loading"}')).toBe(0);
  expect(value('aside_turns{stage="streaming"}')).toBe(1);
  expect(value('aside_turns_ended_total{outcome="done"}')).toBe(1);
  expect(value('aside_turns_ended_total{outcome="upstream_failed"}')).toBe(1);
  expect(value('aside_turn_queue_seconds_count')).toBe(2);
  expect(value('aside_turn_first_token_seconds_count')).toBe(1);
  expect(value('aside_turn_seconds_count')).toBe(2);
  expect(usage?.answerTokens).toBeGreaterThan(0);
  expect(value('aside_tokens_total{kind="answer",model="small.gguf"}')).toBe(usage?.answerTokens);
  expect(value('aside_tokens_total{kind="prompt",model="small.gguf"}')).toBe(usage?.promptTokens);
  expect(value('aside_connections{kind="clients",depth="aside.v1"}')).toBe(1);
  expect(value('aside_connections{kind="guests",depth="article"}')).toBe(1);
  expect(value(`aside_upstream_up{upstream="${upstream}"}`)).toBe(1);
  expect(value(`aside_upstream_slots{upstream="${upstream}"}`)).toBe(2);
  expect(value(`aside_upstream_slots_used{upstream="${upstream}"}`)).toBe(1);
  expect(value('aside_store_up')).toBe(1);
  expect(value('aside_store_call_seconds_count{operation="add"}')).toBe(3);
  expect(value('aside_live_call_seconds_count{operation="claim"}')).toBe(3);
  expect(value('process_cpu_seconds_total')).toBeGreaterThan(0);
  if (process.platform === 'linux') expect(value('process_open_fds')).toBeGreaterThan(3);
  // Each lists all that is open, which takes long where thousands are connected.
  expect(text).not.toContain('nodejs_active_');
  expect(text).not.toContain(CANARY);
  expect(text).not.toContain(TURNS[0]);
  expect(text).not.toContain(localToken.split('.')[1]);
});
