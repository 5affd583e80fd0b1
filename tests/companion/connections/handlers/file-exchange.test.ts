import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ExportPart } from '../../../../companion/store/exported-conversation.ts';
import type { Store } from '../../../../companion/store/store.ts';
import { StoreError } from '../../../../companion/store/store-error.ts';
import { exportJson } from '../../../../companion/transfers/export-json.ts';
import type { ErrorMessage } from '../../../../protocol/companion-messages.ts';
import { tellingOf } from '../../../helpers/told.ts';
import { ask, chat, startSession } from '../aside-session.ts';
import { openTestStorage } from '../test-storage.ts';
import type { WireClient, WireMessage } from '../wire-client.ts';
import { clientOf, GUEST, NO_STORAGE, type WireServerOptions } from '../wire-server.ts';

async function start(options: WireServerOptions = {}) {
  const storage = options.storage ?? (await openTestStorage());
  const session = await startSession({ ...options, storage });
  return { ...session, client: await session.greet() };
}

/** All parts of an export, and what the file is. */
async function receive(client: WireClient, request: object) {
  const id = `export-${randomUUID()}`;
  client.send({ type: 'export', id, format: 'json', ...request });
  const parts: WireMessage[] = [];
  do {
    const message = await client.take();
    if (message.id === id) parts.push(message);
  } while (parts.at(-1)?.type !== 'error' && !parts.at(-1)?.isLast);
  return { parts, file: parts.map(({ text }) => text).join(''), end: parts.at(-1) };
}

/** Sends a file in parts of so many characters, each when the one before was answered, and confirms it; returns the last answer. */
async function send(client: WireClient, file: string, chars = 100, isConfirmed = true): Promise<WireMessage> {
  const id = `import-${randomUUID()}`;
  for (let offset = 0, start = 0; ; start += chars) {
    const text = file.slice(start, start + chars);
    const isLast = start + chars >= file.length;
    client.send({ type: 'import', id, offset, text, isLast });
    const answer = await take(client, id);
    offset += Buffer.byteLength(text);
    if (answer.type === 'error') return answer;
    if (isLast) return isConfirmed ? confirm(client, answer) : answer;
    expect(answer).toMatchObject({ type: 'import', id, bytes: offset, preview: null, conversations: null });
  }
}

function confirm(client: WireClient, { id }: WireMessage): Promise<WireMessage> {
  client.send({ type: 'confirm', id });
  return take(client, id);
}

async function take(client: WireClient, id: string): Promise<WireMessage> {
  for (;;) {
    const message = await client.take();
    if (message.id === id) return message;
  }
}

/** A file as Aside exports it, with chats of these titles. */
async function fileOf(...titles: string[]): Promise<string> {
  async function* parts(): AsyncGenerator<ExportPart> {
    for (const title of titles) {
      const head = { title, titleSource: 'person', pinned: false, createdAt: 1, usedAt: 2 } as const;
      yield { type: 'conversation', conversation: head };
      yield { type: 'turn', turn: turnOf(`Why ${title}?`) };
    }
  }
  let file = '';
  for await (const piece of exportJson(parts(), 1)) file += piece;
  return file;
}

const wordsOf = (refusal: WireMessage) => tellingOf(refusal as unknown as ErrorMessage);

function turnOf(message: string) {
  const terminal = { type: 'done', reason: 'stop', model: 'm', usage: null, saved: 'stored' } as const;
  const question = [{ type: 'text', text: message }] as const;
  const answer = [{ type: 'text', text: 'Because.' }] as const;
  return { turn: 'a', parent: null, task: 'chat', question, answer, model: 'm', terminal, askedAt: 1 } as const;
}

/** The same storage with other conversations to export: one of many long turns. */
function withLongExport(storage: Store, turns: number) {
  const read: number[] = [];
  const ended = Promise.withResolvers<void>();
  async function* exportParts(): AsyncGenerator<ExportPart> {
    const place = read.push(0) - 1;
    try {
      const head = { title: 'Long', titleSource: 'person', pinned: false, createdAt: 1, usedAt: 2 } as const;
      yield { type: 'conversation', conversation: head };
      for (let index = 0; index < turns; index += 1) {
        read[place] = index + 1;
        // As a thread that is asked for it does.
        await setImmediate();
        yield { type: 'turn', turn: turnOf('x'.repeat(64 * 1024)) };
      }
    } finally {
      ended.resolve();
    }
  }
  return { read, ended: ended.promise, storage: { ...storage, failure: undefined, exportParts } };
}

const titlesOf = async (client: WireClient) =>
  (await ask(client, { type: 'conversations' })).items.map(({ title }: { title: string }) => title).toSorted();

describe('an export', () => {
  it('comes in parts of exportPartChars at most that make the whole file', async () => {
    const { client, exchange } = await start({ limits: { exportPartChars: 64 } });
    const question = chat({ message: 'Wo 🌊 rauscht?' });
    await exchange(client, question, '🌊'.repeat(100));
    const { parts, file } = await receive(client, {});
    expect(Math.max(...parts.map(({ text }) => text.length))).toBeLessThanOrEqual(64);
    for (const { text } of parts) expect(text.isWellFormed()).toBe(true);
    expect(parts.map(({ isLast }) => isLast)).toEqual([...parts.slice(1).map(() => false), true]);
    expect(JSON.parse(file).conversations).toMatchObject([
      { turns: [{ answer: [{ type: 'text', text: '🌊'.repeat(100) }] }] },
    ]);
  });

  it('may be of one conversation alone, and for people', async () => {
    const { client, exchange } = await start();
    const [one, two] = [chat({ message: 'One?' }), chat({ message: 'Two?' })];
    await exchange(client, one);
    await exchange(client, two, 'Two, because.');
    const { file } = await receive(client, { conversation: two.conversation, format: 'markdown' });
    expect(file).toContain('Two, because.');
    expect(file).not.toContain('One?');
  });

  it('is not read faster than it is taken, delays nobody, and is whole in the end', async () => {
    const turns = 400;
    const { read, storage } = withLongExport(await openTestStorage(), turns);
    const { client: slow, greet } = await start({ storage });
    const quick = await greet(clientOf('bert'));
    slow.pause();
    slow.send({ type: 'export', id: 'slow', format: 'json' });
    slow.send({ type: 'models', id: 'meanwhile' });
    await receive(quick, {});
    expect(read).toHaveLength(2);
    expect(Math.max(...read)).toBe(turns);
    expect(Math.min(...read)).toBeLessThan(turns / 2);
    slow.resume();
    let isAnswered = false;
    for (;;) {
      const message = await slow.take();
      isAnswered ||= message.id === 'meanwhile';
      if (message.isLast) break;
    }
    expect(isAnswered).toBe(true);
  });

  it.each([
    ['is aborted', (client: WireClient) => client.send({ type: 'abort', id: 'x' })],
    ['loses its connection', (client: WireClient) => client.terminate()],
  ])('is read no further once it %s', async (_, end) => {
    const { read, ended, storage } = withLongExport(await openTestStorage(), 20_000);
    const { client, greet } = await start({ storage });
    client.send({ type: 'export', id: 'x', format: 'json' });
    await client.take();
    end(client);
    await ended;
    expect(read[0]).toBeLessThan(20_000);
    expect((await ask(await greet(), { type: 'models' })).type).toBe('models');
  });

  it('that is aborted leaves its id and its place to another', async () => {
    const { ended, storage } = withLongExport(await openTestStorage(), 20_000);
    const { client } = await start({ storage, limits: { exports: 1 } });
    client.send({ type: 'export', id: 'x', format: 'json' });
    expect((await client.take()).type).toBe('export');
    expect((await receive(client, {})).end).toMatchObject({ type: 'error', code: 'overloaded' });
    client.send({ type: 'export', id: 'x', format: 'json' });
    expect((await client.takeUntil('error')).at(-1)).toMatchObject({ id: 'x', code: 'bad_message' });
    client.send({ type: 'abort', id: 'x' });
    await ended;
    client.send({ type: 'export', id: 'y', format: 'json' });
    expect((await take(client, 'y')).type).toBe('export');
  });

  it('of a conversation that is not there is refused', async () => {
    const { client } = await start();
    const { end } = await receive(client, { conversation: randomUUID() });
    expect(end).toMatchObject({ type: 'error', code: 'conversation_gone' });
  });

  it('without storage is refused in its words', async () => {
    const { client } = await start({ storage: NO_STORAGE });
    expect((await receive(client, {})).end).toMatchObject(NO_STORAGE.reason);
  });

  it('that fails on the way says so instead of its end', async () => {
    const failure = new StoreError('failed', { cause: 'not_written', file: '/data/conversations.db' });
    const storage = await openTestStorage();
    async function* exportParts(): AsyncGenerator<ExportPart> {
      yield { type: 'turn', turn: turnOf('x'.repeat(400)) };
      throw failure;
    }
    const { client } = await start({
      storage: { ...storage, failure: undefined, exportParts },
      limits: { exportPartChars: 64 },
    });
    const { parts, end } = await receive(client, { format: 'markdown' });
    expect(parts.length).toBeGreaterThan(1);
    expect(end).toMatchObject(failure.reason);
  });
});

describe('an import', () => {
  it('takes over a file that comes in parts, and tells those that watch', async () => {
    const { client, greet } = await start();
    const watcher = await greet(clientOf('bert'));
    watcher.send({ type: 'watch', topic: 'conversations' });
    await ask(watcher, { type: 'models' });
    const file = await fileOf('Tides', 'Wellen 🌊');
    const { bytes, conversations } = await send(client, file, 101);
    expect(bytes).toBe(Buffer.byteLength(file));
    expect(conversations).toHaveLength(2);
    expect(await titlesOf(client)).toEqual(['Tides', 'Wellen 🌊']);
    const news = [await watcher.take(), await watcher.take()];
    expect(news.map(({ conversation }) => conversation.conversation)).toEqual(conversations);
    expect((await receive(client, {})).file).toContain('Why Wellen 🌊?');
  });

  it('says first what would come and what would not, and stores nothing before that is confirmed', async () => {
    const { client } = await start();
    const file = (await fileOf('Tides', 'Winds', 'Seas')).replace('"Winds"', '17').replace('"Why Seas?"', '[7]');
    const { id, preview, conversations } = await send(client, file, 100, false);
    expect(conversations).toBe(null);
    const odd = [{ title: 'Seas', place: 3, reason: 'left_out', count: 1 }];
    const counts = { chats: 3, turns: 3, continued: 0, known: 0, skipped: 0, incomplete: 1, files: 0 };
    expect(preview).toEqual({ program: 'Aside', ...counts, odd });
    expect(await titlesOf(client)).toEqual([]);
    expect((await confirm(client, { id })).conversations).toHaveLength(3);
    expect(await titlesOf(client)).toEqual(['Seas', 'Tides', 'Why Winds?']);
    // Once is enough.
    expect(await confirm(client, { id })).toMatchObject({ type: 'error', code: 'bad_message' });
  });

  it('says with each part how many chats it has found, and the second time that they are here', async () => {
    const { client } = await start();
    const file = await fileOf('Tides', 'Winds');
    const half = file.lastIndexOf('{"title"');
    const parts = [file.slice(0, half), file.slice(half)];
    for (const [chats, known] of [
      [2, 0],
      [0, 2],
    ]) {
      expect(await sendPart(client, { offset: 0, text: parts[0], isLast: false })).toMatchObject({ chats: 1 });
      const last = await sendPart(client, { offset: half, text: parts[1], isLast: true });
      expect(last).toMatchObject({ chats: 2, preview: { chats, known, skipped: 0 } });
      await confirm(client, last);
    }
    expect(await titlesOf(client)).toEqual(['Tides', 'Winds']);
  });

  it('that is aborted instead of confirmed leaves nothing, and its place to another', async () => {
    const { client } = await start();
    const { id } = await send(client, await fileOf('Tides'), 100, false);
    client.send({ type: 'abort', id });
    expect(await confirm(client, { id })).toMatchObject({ type: 'error', code: 'bad_message' });
    expect((await send(client, await fileOf('Winds'))).conversations).toHaveLength(1);
    expect(await titlesOf(client)).toEqual(['Winds']);
  });

  it('of what is no export is refused', async () => {
    const { client } = await start();
    expect(wordsOf(await send(client, 'Dear diary'))).toMatchObject({
      code: 'bad_message',
      message: 'The file is not JSON.',
    });
    expect(await titlesOf(client)).toEqual([]);
  });

  it('is refused when it grows too large, and the next one is taken', async () => {
    const { client } = await start({ limits: { importBytes: 500 } });
    expect(await send(client, `[${'é'.repeat(300)}`)).toMatchObject({ code: 'message_too_long' });
    expect((await send(client, await fileOf('Tides'))).conversations).toHaveLength(1);
  });

  it.each([
    ['that begins in the middle', [{ offset: 5, isLast: true }]],
    ['of which a part is missing', [{ offset: 0 }, { offset: 7, isLast: true }]],
    ['of which a part came twice', [{ offset: 0 }, { offset: 2 }, { offset: 2, isLast: true }]],
  ])('of a file %s is refused', async (_, parts) => {
    const { client } = await start();
    const answers = [];
    for (const part of parts) answers.push(await sendPart(client, { text: '{}', isLast: false, ...part }));
    expect(answers.at(-1)).toMatchObject({ type: 'error', code: 'bad_message' });
    expect((await send(client, await fileOf('Tides'))).conversations).toHaveLength(1);
  });

  it('is one at a time, until that is done, aborted or lost', async () => {
    const { client, greet } = await start();
    const other = await greet(clientOf('bert'));
    const begin = () => sendPart(client, { offset: 0, text: '{', isLast: false });
    for (const end of [() => client.send({ type: 'abort', id: 'i' }), () => client.terminate()]) {
      const file = await fileOf(randomUUID());
      expect((await begin()).type).toBe('import');
      const refused = await send(other, file);
      expect(refused).toMatchObject({ code: 'overloaded', retryable: true });
      expect(wordsOf(refused).message).toBe('Another file is being imported.');
      end();
      let answer: WireMessage;
      do answer = await send(other, file);
      while (answer.code === 'overloaded');
      expect(answer.conversations).toHaveLength(1);
    }
  });

  it('is answered no faster than a connection may send', async () => {
    const { client, clock } = await start({ limits: { frameBytes: 2_000 } });
    client.send({ type: 'import', id: 'i', offset: 0, text: ' '.repeat(500), isLast: false });
    client.send({ type: 'ping' });
    expect((await client.take()).type).toBe('pong');
    clock.advance(500);
    expect(await client.take()).toMatchObject({ type: 'import', bytes: 500 });
  });

  it('without storage is refused in its words', async () => {
    const { client } = await start({ storage: NO_STORAGE });
    expect(await send(client, '{}')).toMatchObject(NO_STORAGE.reason);
  });
});

/** A part with the id `i`, and its answer. */
function sendPart(client: WireClient, part: object): Promise<WireMessage> {
  client.send({ type: 'import', id: 'i', ...part });
  return take(client, 'i');
}

describe('a guest', () => {
  it.each([
    { type: 'export', format: 'json' },
    { type: 'import', offset: 0, text: '{}', isLast: true },
    { type: 'confirm' },
  ])('is forbidden to $type', async (request) => {
    const { greet } = await start();
    expect(await ask(await greet(GUEST), request)).toMatchObject({ type: 'error', code: 'forbidden' });
  });
});
