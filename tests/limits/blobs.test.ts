/** What blobs may hold and how long they are kept. Each test is named after the limit that it holds at its bound. */
import { expect, it } from 'vitest';
import { createHeldBlobs } from '../../companion/blobs/held-blobs.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { chat, startSession } from '../companion/connections/aside-session.ts';
import { hashOf, imageOf, offer, sendBlob } from '../companion/connections/send-blob.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

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
  for (const fill of [1, 2, 3]) held.reserve('c', 40)?.keep(`${fill}`, imageOf(32, fill));
  expect(['1', '2', '3'].map((hash) => held.find('c', hash) !== undefined)).toEqual([false, true, true]);
  expect(held.reserve('c', 101)).toBeUndefined();
});

it('heldBlobs: a client may have so many waiting for a question; the longest unused go first', () => {
  const held = createHeldBlobs({ clock: createManualClock(), limits: { ...LIMITS, heldBlobs: 2 } });
  for (const fill of [1, 2, 3]) held.reserve('c', 40)?.keep(`${fill}`, imageOf(32, fill));
  expect(['1', '2', '3'].map((hash) => held.find('c', hash) !== undefined)).toEqual([false, true, true]);
});

it('heldBlobMs: a blob is kept for so long after its last use', () => {
  const clock = createManualClock();
  const held = createHeldBlobs({ clock, limits: { ...LIMITS, heldBlobMs: 1_000 } });
  held.reserve('c', 40)?.keep('a', imageOf(32));
  clock.advance(999);
  expect(held.find('c', 'a')).toBeDefined();
  clock.advance(1_000);
  clock.advance(1_000);
  expect(held.find('c', 'a')).toBeUndefined();
  expect(clock.pending).toBe(0);
});
