// @vitest-environment node
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeBinaryPart } from '../../../protocol/blob-messages.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import type { FakeConnection } from '../../helpers/fake-connection.ts';
import { chat, connect, listen, startCompanion, TOKEN, turnId } from './connection-harness.ts';

const TEXT = 'The moon pulls the sea 🌊. '.repeat(20_000);
const BYTES = Buffer.from(TEXT);
const HASH = createHash('sha256').update(BYTES).digest('hex');
const PAGE: SourcePart = { type: 'page', title: 'Tides', url: '', language: 'en', text: TEXT, omittedChars: 0 };
const SHORT: SourcePart = { ...PAGE, type: 'selection', text: 'low tide' };
const NAMED = { ...PAGE, text: '', blob: HASH };

async function start() {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: TOKEN });
  const heard = listen();
  const progress: number[] = [];
  const observer = { ...heard, uploading: (done: number, total: number) => void progress.push(done / total) };
  const handle = client.connection.openTurn(chat(1, { sources: [PAGE, SHORT] }), observer);
  return { companion, client, heard, handle, progress, link: await companion.accept() };
}

/** Takes the bytes as the companion does, so many at a time, from one offset up to another. */
async function take(link: FakeConnection, id: string, credit: number, until = BYTES.length, from = 0): Promise<Buffer> {
  let received = Buffer.alloc(0);
  while (from + received.length < until) {
    const offset = from + received.length;
    const due = Math.min(credit, BYTES.length - offset);
    link.send({ type: 'blob', id, send: { number: 7, offset, credit: due } });
    while (from + received.length < offset + due) {
      const part = decodeBinaryPart(await link.nextBinary());
      expect(part?.number).toBe(7);
      received = Buffer.concat([received, part?.content ?? Buffer.alloc(0)]);
    }
    expect(from + received.length).toBe(offset + due);
  }
  return received;
}

describe('a long text that goes along', () => {
  it('goes ahead of its question in bytes, never more than asked for, and the question names it', async () => {
    const { link, progress } = await start();
    const offer = await link.next('blob');
    expect(offer).toMatchObject({ hash: HASH, bytes: BYTES.length });
    const received = await take(link, offer.id, 300_000);
    expect(received.equals(BYTES)).toBe(true);
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
    link.send({ type: 'blob', id: offer.id, send: null });
    expect((await link.next('chat')).question).toEqual([NAMED, SHORT, { type: 'text', text: 'question 1' }]);
    expect(progress[0]).toBe(0);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBeGreaterThan(0.5);
  });

  it('is not sent when the companion has it', async () => {
    const { link } = await start();
    const { id } = await link.next('blob');
    link.send({ type: 'blob', id, send: null });
    expect((await link.next('chat')).question[0]).toEqual(NAMED);
  });

  it('is offered again on the next connection when this one breaks, and the question is asked once', async () => {
    const { companion, client, link, heard } = await start();
    const { id } = await link.next('blob');
    await take(link, id, 100_000, 100_000);
    link.terminate();
    await client.inPhase('waiting');
    client.wake();
    const again = await companion.accept();
    const offer = await again.next('blob');
    expect((await take(again, offer.id, 1_000_000)).equals(BYTES)).toBe(true);
    again.send({ type: 'blob', id: offer.id, send: null });
    const { turn } = await again.next('chat');
    again.send({ type: 'token', turn, seq: 1, content: 'So.' });
    await heard.next();
    expect(heard.text()).toBe('So.');
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
  });

  it('goes on after a break from where the companion asks for it', async () => {
    const { companion, client, link, progress } = await start();
    const first = await take(link, (await link.next('blob')).id, 100_000, 100_000);
    link.terminate();
    await client.inPhase('waiting');
    client.wake();
    const again = await companion.accept();
    const { id } = await again.next('blob');
    progress.length = 0;
    const rest = await take(again, id, 300_000, BYTES.length, 100_000);
    expect(Buffer.concat([first, rest]).equals(BYTES)).toBe(true);
    expect(progress[0]).toBeCloseTo(100_000 / BYTES.length);
    again.send({ type: 'blob', id, send: null });
    expect((await again.next('chat')).question[0]).toEqual(NAMED);
  });

  it.each([
    ['begins behind its end', { offset: BYTES.length + 1, credit: 0 }],
    ['ends behind its end', { offset: 0, credit: BYTES.length + 1 }],
    ['is larger than anything', { offset: Number.MAX_SAFE_INTEGER, credit: Number.MAX_SAFE_INTEGER }],
  ])('is refused with its question when the part that is asked for %s', async (_, due) => {
    const { link, heard } = await start();
    const { id } = await link.next('blob');
    link.send({ type: 'blob', id, send: { number: 1, ...due } });
    const words = { code: 'bad_message', params: { cause: 'unread_answer' }, retryable: false };
    expect(await heard.next()).toMatchObject({ type: 'error', turn: turnId(1), ...words });
    expect((await link.next('abort')).id).toBe(id);
  });

  it('is refused with its question, in the companion’s words', async () => {
    const { link, heard } = await start();
    const { id } = await link.next('blob');
    link.send({ type: 'error', id, code: 'message_too_long', params: {}, retryable: false });
    expect(await heard.next()).toMatchObject({ type: 'error', turn: turnId(1), code: 'message_too_long' });
  });

  it('is given up when its question is stopped', async () => {
    const { link, heard, handle } = await start();
    const { id } = await link.next('blob');
    handle.cancel();
    expect(await heard.next()).toMatchObject({ type: 'cancelled', seq: 0 });
    expect((await link.next('abort')).id).toBe(id);
    link.send({ type: 'ping' });
    await link.next('pong');
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
  });
});

it('goes with no more others at once than the companion takes, however many questions waited', async () => {
  const companion = await startCompanion({ token: TOKEN });
  const { connection } = connect(companion, { token: TOKEN });
  const turns = Array.from({ length: LIMITS.uploads + 2 }, (_, index) => index + 1);
  for (const n of turns) connection.openTurn(chat(n, { sources: [PAGE] }), listen());
  const link = await companion.accept();
  const offers = () => link.received.filter(({ type }) => type === 'blob').length;
  for (const n of turns) {
    const { id } = await link.next('blob');
    // Once the pong is there, all that was said before it is.
    link.send({ type: 'ping' });
    await link.next('pong');
    expect(offers()).toBeLessThan(LIMITS.uploads + n);
    link.send({ type: 'blob', id, send: null });
    await link.next('chat');
  }
  expect(offers()).toBe(turns.length);
});

describe('an image that goes along', () => {
  const image = { ...SHORT, type: 'image' as const, text: '', blob: HASH };

  async function ask(findBlob: (hash: string) => Promise<Uint8Array | undefined>, source: SourcePart = image) {
    const companion = await startCompanion({ token: TOKEN });
    const { connection } = connect(companion, { token: TOKEN, findBlob });
    connection.openTurn(chat(1, { sources: [source] }), listen());
    return companion.accept();
  }

  it('goes ahead of its question from where it is kept', async () => {
    const link = await ask(async (hash) => (hash === HASH ? BYTES : undefined));
    const offer = await link.next('blob');
    expect(offer).toMatchObject({ hash: HASH, bytes: BYTES.length });
    expect((await take(link, offer.id, 1_000_000)).equals(BYTES)).toBe(true);
    link.send({ type: 'blob', id: offer.id, send: null });
    expect((await link.next('chat')).question[0]).toEqual(image);
  });

  it.each([
    ['is kept here no more', image],
    ['the companion gave a receipt of', { ...image, chars: 0 }],
  ])('is named alone when it %s', async (_, source) => {
    const link = await ask(async () => undefined, source);
    expect((await link.next('chat')).question[0]).toEqual(source);
  });
});
