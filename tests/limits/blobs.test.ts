/** What blobs may hold and how long they are kept. Each test is named after the limit that it holds at its bound. */
import { expect, it } from 'vitest';
import { createHeldBlobs } from '../../companion/blobs/held-blobs.ts';
import { createIncomingBlob } from '../../companion/blobs/incoming-blob.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { chat, startSession } from '../companion/connections/aside-session.ts';
import { hashOf, imageOf, offer, sendBlob } from '../companion/connections/send-blob.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

const blobOf = (hash: string, bytes: number) => createIncomingBlob({ hash, bytes });

/** So many of its bytes have come, and the rest does not. */
function park(held: ReturnType<typeof createHeldBlobs>, hash: string, bytes: number): void {
  const blob = blobOf(hash, bytes + 1);
  const reservation = held.reserve('c', blob);
  blob.add(Buffer.alloc(bytes));
  reservation?.park();
}

const ABOUT = { type: 'image', title: '', url: '', language: '', omittedChars: 0 };

it('blobBytes: a blob may have so many, and a larger one is message_too_long', async () => {
  const { greet } = await startSession({ limits: { blobBytes: 100 } });
  const client = await greet();
  expect(await offer(client, imageOf(92))).toMatchObject({ send: { offset: 0 } });
  expect(await offer(client, imageOf(93))).toMatchObject({ type: 'error', code: 'message_too_long' });
});

it('sourceBytes: the blobs of a question may have so many together, and more is message_too_long', async () => {
  const { greet, scripted } = await startSession({ limits: { sourceBytes: 200 } });
  const client = await greet();
  const blobs = [imageOf(92, 1), imageOf(92, 2), imageOf(1, 3)];
  for (const blob of blobs) await sendBlob(client, blob);
  const sources = blobs.map((blob) => ({ ...ABOUT, blob: hashOf(blob) }));
  client.send(chat({ sources }));
  expect(await client.take()).toMatchObject({ type: 'error', code: 'message_too_long' });
  client.send(chat({ sources: sources.slice(0, 2) }));
  expect((await scripted.next()).request.prompt.sources).toHaveLength(2);
});

it('uploads: so many blobs may be on their way, and one more is overloaded', async () => {
  const { greet } = await startSession({ limits: { uploads: 2 } });
  const client = await greet();
  const answers = [];
  for (const fill of [1, 2, 3]) answers.push(await offer(client, imageOf(8, fill)));
  expect(answers).toMatchObject([{ send: { number: 1 } }, { send: { number: 2 } }, { code: 'overloaded' }]);
});

it('uploadCreditBytes: so many are asked for at once', async () => {
  const { greet } = await startSession({ limits: { uploadCreditBytes: 100 } });
  expect(await offer(await greet(), imageOf(1_000))).toMatchObject({ send: { offset: 0, credit: 100 } });
});

it('heldBlobBytes: a client may have so many waiting for a question; the longest unused go first', () => {
  const held = createHeldBlobs({ clock: createManualClock(), limits: { ...LIMITS, heldBlobBytes: 100 } });
  for (const fill of [1, 2, 3]) held.reserve('c', blobOf(`${fill}`, 40))?.keep(imageOf(32, fill));
  expect(['1', '2', '3'].map((hash) => held.find('c', hash) !== undefined)).toEqual([false, true, true]);
  expect(held.reserve('c', blobOf('4', 101))).toBeUndefined();
});

it('allHeldBlobBytes: all clients together may have so many; the longest unused go first, and none that is on its way', () => {
  const clock = createManualClock();
  const held = createHeldBlobs({ clock, limits: { ...LIMITS, heldBlobBytes: 100, allHeldBlobBytes: 100 } });
  for (const owner of ['a', 'b']) {
    held.reserve(owner, blobOf('1', 40))?.keep(imageOf(32));
    clock.advance(1);
  }
  const coming = held.reserve('c', blobOf('1', 40));
  expect(['a', 'b'].map((owner) => held.find(owner, '1') !== undefined)).toEqual([false, true]);
  expect(['b', 'd'].map((owner) => held.reserve(owner, blobOf('2', 61)))).toEqual([undefined, undefined]);
  expect(held.find('b', '1')).toBeDefined();
  coming?.drop();
  expect(held.reserve('d', blobOf('1', 61))).toBeDefined();
});

it('heldBlobs: a client may have so many waiting for a question; the longest unused go first', () => {
  const held = createHeldBlobs({ clock: createManualClock(), limits: { ...LIMITS, heldBlobs: 2 } });
  for (const fill of [1, 2, 3]) held.reserve('c', blobOf(`${fill}`, 40))?.keep(imageOf(32, fill));
  expect(['1', '2', '3'].map((hash) => held.find('c', hash) !== undefined)).toEqual([false, true, true]);
});

it('heldBlobMs: a blob is kept for so long after its last use', () => {
  const clock = createManualClock();
  const held = createHeldBlobs({ clock, limits: { ...LIMITS, heldBlobMs: 1_000 } });
  held.reserve('c', blobOf('a', 40))?.keep(imageOf(32));
  clock.advance(999);
  expect(held.find('c', 'a')).toBeDefined();
  clock.advance(1_000);
  clock.advance(1_000);
  expect(held.find('c', 'a')).toBeUndefined();
  expect(clock.pending).toBe(0);
});

it('heldBlobBytes: what has come of a blob that broke off counts among them, and drives out none', () => {
  const held = createHeldBlobs({ clock: createManualClock(), limits: { ...LIMITS, heldBlobBytes: 100 } });
  held.reserve('c', blobOf('whole', 40))?.keep(imageOf(32));
  park(held, 'a', 50);
  park(held, 'b', 30);
  const kept = (hash: string, bytes: number) => held.soFar('c', blobOf(hash, bytes + 1))?.bytes;
  expect([kept('a', 50), kept('b', 30), held.find('c', 'whole')?.byteLength]).toEqual([undefined, 30, 40]);
});

it('heldBlobs: what has come of a blob that broke off counts among them, and makes room for one that comes', () => {
  const held = createHeldBlobs({ clock: createManualClock(), limits: { ...LIMITS, heldBlobs: 2 } });
  held.reserve('c', blobOf('whole', 40))?.keep(imageOf(32));
  park(held, 'a', 10);
  expect(held.soFar('c', blobOf('a', 11))?.bytes).toBe(10);
  expect(held.reserve('c', blobOf('b', 10))).toBeDefined();
  expect(held.soFar('c', blobOf('a', 11))).toBeUndefined();
  expect(held.find('c', 'whole')).toBeDefined();
});

it('heldBlobMs: what has come of a blob that broke off is kept for so long', () => {
  const clock = createManualClock();
  const held = createHeldBlobs({ clock, limits: { ...LIMITS, heldBlobMs: 1_000 } });
  park(held, 'a', 10);
  clock.advance(999);
  expect(held.soFar('c', blobOf('a', 11))?.bytes).toBe(10);
  clock.advance(1);
  expect(held.soFar('c', blobOf('a', 11))).toBeUndefined();
  expect(clock.pending).toBe(0);
});
