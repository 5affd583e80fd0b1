// @vitest-environment node
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { openKeptBlobs } from '../../../sidebar/sources/kept-blobs.ts';
import { createMemoryDatabases } from '../../helpers/memory-databases.ts';

const bytes = Uint8Array.from([1, 2, 3]);
const hash = createHash('sha256').update(bytes).digest('hex');

it('keeps bytes under their SHA-256 for the next panel', async () => {
  const databases = createMemoryDatabases();
  expect(await openKeptBlobs({ databases }).put(bytes)).toBe(hash);
  expect(await openKeptBlobs({ databases }).find(hash)).toEqual(bytes);
});

it('keeps nothing on disk in a private window', async () => {
  const blobs = openKeptBlobs({ databases: null });
  await blobs.put(bytes);
  expect(await blobs.find(hash)).toEqual(bytes);
});

it('keeps them while the panel is open when the disk fails', async () => {
  const databases = {
    open: () => {
      throw new Error('no disk');
    },
  } as unknown as IDBFactory;
  const blobs = openKeptBlobs({ databases });
  await blobs.put(bytes);
  expect(await blobs.find(hash)).toEqual(bytes);
});

it('forgets what nothing names any more, and nothing that is new or named', async () => {
  const databases = createMemoryDatabases();
  let now = 0;
  const open = () => openKeptBlobs({ databases, now: () => now });
  await open().put(bytes);
  await open().sweep(new Set());
  expect(await open().find(hash)).toEqual(bytes);
  now += 2 * 60 * 60_000;
  await open().sweep(new Set([hash]));
  expect(await open().find(hash)).toEqual(bytes);
  await open().sweep(new Set());
  expect(await open().find(hash)).toBeUndefined();
});
