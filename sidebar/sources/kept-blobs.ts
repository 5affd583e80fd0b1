import { openObjectStore } from '../browser/object-store.ts';
import type { Clock } from '../connection/clock.ts';
import { hashOf } from './hash-of.ts';

/** Bytes that go along with questions, kept once under their SHA-256 until the companion has them. */
export interface KeptBlobs {
  /** Resolves with the hash once the bytes are kept, on disk where that can be done. */
  put(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  find(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Forgets what no draft and no waiting question names, but for what came just now. */
  sweep(named: ReadonlySet<string>): Promise<void>;
}

export interface KeptBlobsOptions {
  /** Null: they are kept in memory alone, as in a private window. */
  databases: IDBFactory | null;
  clock?: Clock;
  /** Milliseconds since 1970. */
  now?: () => number;
}

interface Kept {
  hash: string;
  bytes: Uint8Array<ArrayBuffer>;
  at: number;
}

/** Another panel may just be writing the draft that names it. */
const NEW_MS = 60 * 60_000;

export function openKeptBlobs({ databases, clock, now = Date.now }: KeptBlobsOptions): KeptBlobs {
  /** Of this panel, so that a disk which fails loses nothing while it is open. */
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  const disk =
    databases && openObjectStore({ databases, name: 'aside-sources', store: 'blobs', ...(clock && { clock }) });

  return {
    async put(bytes) {
      const hash = await hashOf(bytes);
      held.set(hash, bytes);
      const kept: Kept = { hash, bytes, at: now() };
      await disk?.run('readwrite', (store) => store.put(kept, hash)).catch(() => {});
      return hash;
    },
    async find(hash) {
      const there = held.get(hash);
      if (there || !disk) return there;
      const kept = await disk.run<Kept | undefined>('readonly', (store) => store.get(hash)).catch(() => undefined);
      return kept?.bytes;
    },
    async sweep(named) {
      if (!disk) return;
      const keys = await disk.run<IDBValidKey[]>('readonly', (store) => store.getAllKeys()).catch(() => []);
      for (const hash of keys.map(String)) {
        if (named.has(hash) || held.has(hash)) continue;
        const kept = await disk.run<Kept | undefined>('readonly', (store) => store.get(hash)).catch(() => undefined);
        if (kept && now() - kept.at < NEW_MS) continue;
        await disk.run('readwrite', (store) => store.delete(hash)).catch(() => {});
      }
    },
  };
}
