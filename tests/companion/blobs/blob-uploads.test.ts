import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlobUploads } from '../../../companion/blobs/blob-uploads.ts';
import { createHeldBlobs } from '../../../companion/blobs/held-blobs.ts';
import { createIncomingBlob } from '../../../companion/blobs/incoming-blob.ts';
import { encodeBinaryPart } from '../../../protocol/blob-messages.ts';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const comingOf = (bytes: number, hash = 'some') => createIncomingBlob({ hash, bytes });
const bytesOf = (length: number, seed = 7) => Uint8Array.from({ length }, (_, index) => (index * seed) % 251);

function start(limits: Partial<Limits> = {}, stored: readonly string[] = []) {
  const clock = createManualClock();
  const all = { ...LIMITS, uploadCreditBytes: 100, ...limits };
  const held = createHeldBlobs({ clock, limits: all });
  /** On another connection of the same client, unless told. */
  function connect(owner = 'client') {
    const posted: Record<string, unknown>[] = [];
    const uploads = createBlobUploads({
      post: (message) => posted.push({ ...message }),
      owner,
      held,
      isStored: async (hash) => stored.includes(hash),
      clock,
      limits: all,
    });
    const offer = (content: Uint8Array, id = 'u', fields: object = {}) =>
      uploads.offer({ type: 'blob', id, hash: hashOf(content), bytes: content.byteLength, ...fields });
    const send = (number: number, content: Uint8Array) => uploads.receive(encodeBinaryPart({ number, content }));
    const last = () => posted.at(-1);
    const due = () => last()?.send as { number: number; offset: number; credit: number } | null | undefined;
    return { clock, held, posted, uploads, offer, send, last, due };
  }
  return { ...connect(), connect };
}

/** Sends as a client does: as much as there is credit for, in frames of so many bytes. */
async function sendAll(
  stage: Omit<ReturnType<typeof start>, 'connect'>,
  content: Uint8Array,
  frameBytes: number,
): Promise<void> {
  await stage.offer(content);
  for (let due = stage.due(); due; due = stage.due()) {
    const { number, offset, credit } = due;
    for (let start = offset; start < offset + credit; start += frameBytes) {
      stage.send(number, content.subarray(start, Math.min(start + frameBytes, offset + credit)));
    }
    stage.clock.advance(1_000);
  }
}

describe('an upload', () => {
  it('arrives whole, whatever its frames are cut into', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 150 }), async (length, frame) => {
        const stage = start();
        const content = bytesOf(length);
        await sendAll(stage, content, frame);
        expect(stage.last()).toEqual({ type: 'blob', id: 'u', send: null });
        expect(Buffer.compare(stage.held.find('client', hashOf(content)) ?? Buffer.of(), content)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('is not asked for when the client has sent it before, or a stored question names it', async () => {
    const content = bytesOf(10);
    const stage = start({}, [hashOf(bytesOf(20))]);
    await sendAll(stage, content, 10);
    await stage.offer(content, 'again');
    await stage.offer(bytesOf(20), 'stored');
    expect(stage.posted.slice(-2)).toEqual([
      { type: 'blob', id: 'again', send: null },
      { type: 'blob', id: 'stored', send: null },
    ]);
    expect(stage.held.find('another client', hashOf(content))).toBeUndefined();
  });

  it('gets credit for the next part once the last one has come, and no sooner than a connection may send', async () => {
    const stage = start({ frameBytes: 200 });
    const content = bytesOf(250);
    await stage.offer(content);
    expect(stage.last()).toMatchObject({ send: { number: 1, offset: 0, credit: 100 } });
    stage.send(1, content.subarray(0, 100));
    stage.clock.advance(499);
    expect(stage.posted).toHaveLength(1);
    stage.clock.advance(1);
    expect(stage.last()).toMatchObject({ send: { number: 1, offset: 100, credit: 100 } });
  });

  it.each([
    ['more comes than there is credit for', [bytesOf(101)], 'upload_too_much'],
    ['it has other bytes than announced', [bytesOf(50, 3), bytesOf(50, 5)], 'upload_other_bytes'],
  ])('is refused when %s, and what follows is dropped', async (_, frames, cause) => {
    const stage = start();
    await stage.offer(bytesOf(100));
    for (const frame of frames) expect(stage.send(1, frame)).toBe(true);
    expect(stage.last()).toMatchObject({ type: 'error', id: 'u', code: 'bad_message' });
    expect(stage.last()?.params).toEqual({ cause });
    const count = stage.posted.length;
    expect(stage.send(1, bytesOf(10))).toBe(true);
    expect(stage.posted).toHaveLength(count);
  });

  it('knows no frame that belongs to none', async () => {
    const stage = start();
    await stage.offer(bytesOf(10));
    expect(stage.uploads.receive(new Uint8Array(4))).toBe(false);
    expect(stage.uploads.receive(new Uint8Array(0))).toBe(false);
    expect(stage.send(0, bytesOf(10))).toBe(false);
    expect(stage.send(2, bytesOf(10))).toBe(false);
  });

  it('ends with its connection, on request, and when its rest does not come', async () => {
    const stage = start({ heldBlobBytes: 100 });
    await stage.offer(bytesOf(100));
    await stage.offer(bytesOf(60, 3), 'no room');
    expect(stage.last()).toMatchObject({ id: 'no room', code: 'overloaded', retryable: true });
    stage.uploads.abort('u');
    await stage.offer(bytesOf(60, 3), 'room');
    expect(stage.last()).toMatchObject({ id: 'room', send: { offset: 0 } });
    stage.clock.advance(LIMITS.requestMs);
    expect(stage.last()).toMatchObject({ id: 'room', code: 'bad_message' });
    await stage.offer(bytesOf(100), 'third');
    expect(stage.last()).toMatchObject({ id: 'third', send: { offset: 0 } });
    stage.uploads.dispose();
    expect(stage.held.reserve('client', comingOf(100))).toBeDefined();
    expect(stage.clock.pending).toBe(0);
  });

  it('takes no second one with an id that is under way', async () => {
    const stage = start();
    await stage.offer(bytesOf(10));
    await stage.offer(bytesOf(20));
    expect(stage.last()).toMatchObject({ id: 'u', code: 'bad_message' });
  });
});

describe('an upload that broke off', () => {
  it('goes on where it was on any later connection, wherever it broke off and however often', async () => {
    const breaks = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000 }), breaks, async (length, sentBefore) => {
        const stage = start();
        const content = bytesOf(length);
        let arrived = 0;
        for (const most of sentBefore) {
          const { offer, send, due, clock, uploads } = stage.connect();
          await offer(content);
          expect(due()?.offset).toBe(arrived);
          for (let left = Math.min(most, length - arrived - 1); left > 0; ) {
            const { number, offset, credit } = due() ?? { number: 0, offset: 0, credit: 0 };
            const size = Math.min(left, credit);
            send(number, content.subarray(offset, offset + size));
            arrived += size;
            left -= size;
            clock.advance(1_000);
          }
          uploads.dispose();
        }
        const last = stage.connect();
        await sendAll(last, content, 64);
        expect(last.posted[0]).toMatchObject({ send: { offset: arrived } });
        expect(last.last()).toEqual({ type: 'blob', id: 'u', send: null });
        expect(Buffer.compare(stage.held.find('client', hashOf(content)) ?? Buffer.of(), content)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on although nobody knows yet that its connection is dead, and what that still sends spoils nothing', async () => {
    const stage = start();
    const content = bytesOf(200);
    await stage.offer(content);
    stage.send(1, content.subarray(0, 60));
    const next = stage.connect();
    await next.offer(content);
    expect(next.last()).toMatchObject({ send: { offset: 60, credit: 100 } });
    stage.send(1, bytesOf(40, 3));
    stage.uploads.dispose();
    next.send(1, content.subarray(60, 160));
    stage.clock.advance(1_000);
    next.send(1, content.subarray(160));
    expect(next.last()).toEqual({ type: 'blob', id: 'u', send: null });
    expect(stage.held.soFar('client', { hash: hashOf(content), bytes: 200 })).toBeUndefined();
  });

  it('goes on after its rest came too late', async () => {
    const stage = start();
    const content = bytesOf(100);
    await stage.offer(content);
    stage.send(1, content.subarray(0, 30));
    stage.clock.advance(LIMITS.requestMs);
    expect(stage.last()).toMatchObject({ code: 'bad_message', params: { cause: 'upload_late' } });
    await stage.offer(content);
    expect(stage.last()).toMatchObject({ send: { offset: 30, credit: 70 } });
  });

  it.each([
    ['was given up', (stage: ReturnType<typeof start>) => stage.uploads.abort('u')],
    ['had more than there was credit for', (stage: ReturnType<typeof start>) => stage.send(1, bytesOf(101))],
    ['had other bytes than announced', (stage: ReturnType<typeof start>) => stage.send(1, bytesOf(70, 3))],
  ])('begins again when it %s', async (_, spoil) => {
    const stage = start();
    const content = bytesOf(100);
    await stage.offer(content);
    stage.send(1, content.subarray(0, 30));
    spoil(stage);
    await stage.offer(content, 'again');
    expect(stage.last()).toMatchObject({ id: 'again', send: { offset: 0, credit: 100 } });
  });

  it('is its client’s alone, and of the length that was announced', async () => {
    const stage = start();
    const content = bytesOf(200);
    await stage.offer(content);
    stage.send(1, content.subarray(0, 60));
    stage.uploads.dispose();
    const another = stage.connect('another');
    await another.offer(content);
    expect(another.last()).toMatchObject({ send: { offset: 0 } });
    const same = stage.connect();
    await same.offer(content, 'u', { bytes: 30 });
    expect(same.last()).toMatchObject({ send: { offset: 0, credit: 30 } });
  });
});

describe('held blobs', () => {
  it('make room for another by what was unused for longest, but never by what is on its way', () => {
    const { held } = start({ heldBlobBytes: 100 });
    const [a, b, c] = [bytesOf(40, 3), bytesOf(40, 5), bytesOf(40, 11)];
    for (const blob of [a, b]) held.reserve('client', comingOf(40, hashOf(blob)))?.keep(blob);
    held.find('client', hashOf(a));
    held.reserve('client', comingOf(40, hashOf(c)))?.keep(c);
    const isHeld = (blob: Uint8Array) => held.find('client', hashOf(blob)) !== undefined;
    expect([isHeld(a), isHeld(b), isHeld(c)]).toEqual([true, false, true]);
    expect(held.reserve('client', comingOf(90))).toBeDefined();
    expect(held.reserve('client', comingOf(20))).toBeUndefined();
    expect(held.reserve('another', comingOf(100))).toBeDefined();
  });
});
