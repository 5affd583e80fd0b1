// @vitest-environment node

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effect } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Companion, startCompanion } from '../../../companion/companion.ts';
import type { ModelsMessage } from '../../../protocol/companion-messages.ts';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import {
  type ConversationState,
  createConversationState,
} from '../../../sidebar/state/conversation/conversation-state.ts';
import type { TurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { createHistoryState } from '../../../sidebar/state/history/history-state.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createFakeOllama, type FakeOllama } from '../../helpers/fake-ollama.ts';
import { manual, tokens } from '../../helpers/fake-ollama-answers.ts';
import { saidOf } from '../../helpers/said-of.ts';
import { startSeverableProxy } from '../../helpers/severable-proxy.ts';
import { chat, connect, type Heard, listen, type TestClient, turnId } from './connection-harness.ts';

const PAGE: SourcePart = {
  type: 'page',
  title: 'A page',
  url: 'https://example.org/',
  language: 'en',
  text: 'Tides follow the moon.',
  omittedChars: 0,
};

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aside-client-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function startOllama(): Promise<FakeOllama> {
  const ollama = createFakeOllama();
  await ollama.listen();
  onTestFinished(() => ollama.close());
  return ollama;
}

interface Way {
  companion: Companion;
  /** What to dial: a proxy that can be cut. */
  address: string;
  sever(): void;
  mend(): void;
  /** As a killed process that is started again: in the same folder, with the same key and another epoch. */
  restart(): Promise<void>;
}

/** The whole companion, behind a way to it. */
async function start(ollama: FakeOllama): Promise<Way> {
  const dataDir = createFolder();
  const proxy = await startSeverableProxy(() => way.companion.port);
  onTestFinished(() => proxy.stop());
  const startOne = () =>
    startCompanion(
      {
        port: 0,
        host: '127.0.0.1',
        upstreams: [{ kind: 'ollama', url: ollama.url }],
        parallel: 1,
        maxContext: 32_768,
        origins: ['https://listed.example'],
        guests: true,
        people: false,
        allowHosts: [proxy.address],
        insecureLan: false,
        trustProxies: [],
        dataDir,
        drainMs: 0,
        open: false,
        logLevel: 'warn',
      },
      { log: createCapturedLog() },
    );
  const way: Way = {
    companion: await startOne(),
    address: proxy.address,
    sever: proxy.sever,
    mend: proxy.mend,
    async restart() {
      proxy.sever();
      await way.companion.stop();
      way.companion = await startOne();
      proxy.mend();
    },
  };
  onTestFinished(() => way.companion.stop());
  return way;
}

function connectWithKey(way: Way): TestClient {
  return connect(way, { token: way.companion.localToken });
}

/** Node's WebSocket, with an Origin as a browser sends it. */
function webSocketFrom(origin: string): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      // Node takes an object with headers here, which browsers do not know.
      super(url, { protocols, headers: { origin } } as unknown as string[]);
    }
  };
}

/** Waits until `heard` has an event or refusal of this type. */
async function hear(heard: Heard, type: string): Promise<void> {
  while (!heard.log.some((entry) => entry.type === type)) await heard.next();
}

/** Waits until the turn is of this phase. */
function inPhase({ phase }: TurnState, wanted: TurnState['phase']['value']): Promise<void> {
  const reached = Promise.withResolvers<void>();
  const stop = effect(() => {
    if (phase.value === wanted) reached.resolve();
  });
  return reached.promise.finally(stop);
}

function lastOf(model: ConversationState): TurnState {
  const turn = model.turns.peek().at(-1);
  if (!turn) throw new Error('nothing was asked');
  return turn;
}

/** What the model was given to read for a question last; a title is asked for too, sooner or later. */
function readAbout(ollama: FakeOllama, question: string): string {
  const bodies = ollama.requests.map(({ body }) => JSON.stringify(body) ?? '');
  return bodies.findLast((body) => body.includes(question) && !body.includes('Write a title')) ?? '';
}

/** Resolves once `holds` does; it reads signals. */
function until(holds: () => boolean): Promise<void> {
  const held = Promise.withResolvers<void>();
  const stop = effect(() => {
    if (holds()) held.resolve();
  });
  return held.promise.finally(stop);
}

describe('with the real companion', () => {
  it('proves the key both ways, lists the models and answers about a page', async () => {
    const ollama = await startOllama();
    ollama.script(tokens(['The ', 'moon', '.']));
    const client = connectWithKey(await start(ollama));
    const listed = Promise.withResolvers<ModelsMessage>();
    client.connection.watchModels((models) => {
      if (models.models.length > 1) listed.resolve(models);
    });
    expect(await client.inPhase('ready')).toMatchObject({ role: 'client' });
    expect((await listed.promise).defaultModel).toBe('smollm2:135m');

    const heard = listen();
    client.connection.openTurn(chat(1, { sources: [PAGE] }), heard);
    await hear(heard, 'done');
    expect(heard.text()).toBe('The moon.');
    expect(heard.log.at(-1)).toMatchObject({ type: 'done', model: 'smollm2:135m', saved: 'stored' });
  });

  it('takes a long page in bytes ahead of its question, and once', async () => {
    const ollama = await startOllama();
    const way = await start(ollama);
    const client = connectWithKey(way);
    await client.inPhase('ready');
    const text = `The sea rises. ${'x'.repeat(3_000_000)}`;
    const sent: number[] = [];
    for (const n of [1, 2]) {
      ollama.script(tokens(['Yes.']));
      const heard = listen();
      const observer = { ...heard, uploading: (done: number) => void sent.push(done) };
      client.connection.openTurn(chat(n, { sources: [{ ...PAGE, text }] }), observer);
      await hear(heard, 'done');
    }
    // The first time in parts of what a companion takes at once; the second time it has it.
    expect(sent.length).toBe(3);
    expect(readAbout(ollama, 'question 2')).toContain('The sea rises. xxx');
  });

  it('loses and repeats nothing when the connection breaks in the middle of an answer', async () => {
    const ollama = await startOllama();
    const reply = manual();
    ollama.script(reply);
    const way = await start(ollama);
    const client = connectWithKey(way);
    const heard = listen();
    client.connection.openTurn(chat(1), heard);
    await reply.started;
    for (let breaks = 0; breaks < 3; breaks += 1) {
      reply.token(`${breaks} seen `);
      while (!heard.text().endsWith(`${breaks} seen `)) await heard.next();
      way.sever();
      reply.token(`${breaks} missed `);
      await client.inPhase('waiting');
      way.mend();
      client.wake();
      await client.inPhase('ready');
    }
    reply.token('end');
    reply.done();
    await hear(heard, 'done');
    expect(heard.text()).toBe('0 seen 0 missed 1 seen 1 missed 2 seen 2 missed end');
  });

  it('cancels before any reply, and the model never hears of the question', async () => {
    const ollama = await startOllama();
    const busy = manual();
    ollama.script(busy);
    const client = connectWithKey(await start(ollama));
    client.connection.openTurn(chat(1), listen());
    await busy.started;
    const heard = listen();
    client.connection.openTurn(chat(2), heard).cancel();
    await hear(heard, 'cancelled');
    expect(heard.log.some(({ type }) => type === 'token' || type === 'done')).toBe(false);
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(1);
  });

  it('shows a turn of a companion that was killed as interrupted, with its text so far', async () => {
    const ollama = await startOllama();
    const reply = manual();
    ollama.script(reply);
    const way = await start(ollama);
    const client = connectWithKey(way);
    const heard = listen();
    client.connection.openTurn(chat(1), heard);
    reply.token('Half');
    await hear(heard, 'token');
    await way.restart();
    await client.inPhase('waiting');
    client.wake();
    await hear(heard, 'error');
    expect(heard.log.at(-1)).toMatchObject({ code: 'interrupted' });
    expect(heard.text()).toBe('Half');
  });

  it('carries a conversation from one panel to the next, through a restart, with all its branches', async () => {
    const ollama = await startOllama();
    const way = await start(ollama);
    const client = connectWithKey(way);
    const options = { connection: client.connection, chosenModel: () => '' };
    const first = createConversationState(options);
    const one = first.ask({ task: 'chat', message: 'One?', sources: [], language: '' });
    await inPhase(one, 'done');
    first.edit(one, 'Uno?', []);
    await inPhase(lastOf(first), 'done');
    first.dispose();

    await way.restart();
    await client.inPhase('waiting');
    client.wake();
    const second = createConversationState(options);
    onTestFinished(() => second.dispose());
    await second.restore(first.id.value);
    expect(second.turns.value.map(({ question, content }) => [question, content.value])).toEqual([
      ['Uno?', 'Hello there.'],
    ]);
    const branches = second.branches.value.get(lastOf(second).id) ?? [];
    expect(branches.map(({ question }) => question)).toEqual(['One?', 'Uno?']);
    second.showBranch(branches[0] ?? one);
    await inPhase(second.ask({ task: 'chat', message: 'Two?', sources: [], language: '' }), 'done');
    expect(readAbout(ollama, 'Two?')).toMatch(/One\?.*Hello there\..*Two\?/);
    expect(second.turns.value.map(({ question }) => question)).toEqual(['One?', 'Two?']);
  });

  it('asks about a page of before again, differently, and has its answer go on, through a restart', async () => {
    const ollama = await startOllama();
    const way = await start(ollama);
    const client = connectWithKey(way);
    const options = { connection: client.connection, chosenModel: () => '' };
    const first = createConversationState(options);
    const reply = manual();
    ollama.script(reply);
    const asked = first.ask({ task: 'chat', message: 'What of it?', sources: [PAGE], language: '' });
    reply.token('Half');
    await until(() => asked.content.value === 'Half');
    first.dispose();
    await way.restart();
    await client.inPhase('waiting');
    client.wake();

    const second = createConversationState(options);
    onTestFinished(() => second.dispose());
    await second.restore(first.id.value);
    const cut = lastOf(second);
    expect(cut.receipts).toMatchObject([{ title: 'A page', chars: PAGE.text.length }]);
    for (const again of [
      () => second.resume(cut),
      () => second.retry(cut),
      () => second.edit(cut, 'And the moon?', [0]),
      () => second.edit(lastOf(second), 'And the sun?', [0]),
    ]) {
      again();
      await inPhase(lastOf(second), 'done');
      expect(readAbout(ollama, lastOf(second).question)).toContain(PAGE.text);
    }
    expect(second.turns.value.map(({ question }) => question)).toEqual(['And the sun?']);
    expect(second.branches.value.get(lastOf(second).id)).toHaveLength(4);
    second.edit(lastOf(second), 'Without it?', []);
    await inPhase(lastOf(second), 'done');
    expect(readAbout(ollama, 'Without it?')).not.toContain(PAGE.text);
  });

  it('lists, renames, pins, finds, deletes and brings back what was asked', async () => {
    const way = await start(await startOllama());
    const client = connectWithKey(way);
    const conversation = createConversationState({ connection: client.connection, chosenModel: () => '' });
    // A day that does not end while this runs.
    const now = Date.now();
    const history = createHistoryState({ connection: client.connection, clock: client.clock, today: () => now });
    onTestFinished(() => {
      conversation.dispose();
      history.dispose();
    });
    const titles = () => history.groups.value.flatMap(({ conversations }) => conversations.map(({ title }) => title));
    await inPhase(conversation.ask({ task: 'chat', message: 'Why tides?', sources: [], language: '' }), 'done');
    const id = conversation.id.value;
    history.look();
    await until(() => history.status.value === 'ready');
    expect(history.groups.value.map(({ key }) => key)).toEqual(['today']);

    history.rename(id, 'The sea');
    history.pin(id, true);
    await until(() => history.groups.value[0]?.key === 'pinned' && conversation.title.value === 'The sea');
    history.query.value = 'tid';
    client.clock.advance(1_000);
    await until(() => history.search.value.phase === 'found');
    expect(history.search.value).toMatchObject({ hits: [{ conversation: id, title: 'The sea' }] });

    history.remove(id);
    expect(titles()).toEqual([]);
    history.undo();
    await until(() => titles().length === 1);
    expect([titles(), history.failure.value]).toEqual([['The sea'], null]);
  });

  it('answers a guest’s typed question', async () => {
    const way = await start(await startOllama());
    const origin = 'https://listed.example';
    const client = connect(way, { origin, webSocket: webSocketFrom(origin) });
    const heard = listen();
    client.connection.openTurn(chat(1), heard);
    await hear(heard, 'done');
    expect(client.connection.state.value).toMatchObject({ phase: 'ready', role: 'guest' });
    expect(heard.text()).toBe('Hello there.');
  });

  it('explains an origin that is not listed, and a key that is not known', async () => {
    const way = await start(await startOllama());
    const origin = 'chrome-extension://unlisted';
    const stranger = connect(way, { origin, webSocket: webSocketFrom(origin) });
    expect(saidOf((await stranger.inPhase('waiting')).problem)?.command).toBe('npm run -s aside -- pair');
    const keyed = connect(way, { token: `unknown.${'k'.repeat(43)}` });
    expect(saidOf((await keyed.inPhase('stopped')).problem)?.title).toContain('doesn’t know this extension’s key');
  });

  it('says goodbye with 1001 when it stops, and is found again', async () => {
    const way = await start(await startOllama());
    const client = connectWithKey(way);
    await client.inPhase('ready');
    await way.companion.stop();
    expect(saidOf((await client.inPhase('waiting')).problem)?.title).toBe('The companion is shutting down');
    await way.restart();
    client.wake();
    await client.inPhase('ready');
  });

  it('is told of a turn that it does not have', async () => {
    const client = connectWithKey(await start(await startOllama()));
    const heard = listen();
    client.connection.openTurn({ turn: turnId(7) }, heard);
    await hear(heard, 'error');
    expect(heard.log).toMatchObject([{ code: 'turn_gone' }]);
  });
});
