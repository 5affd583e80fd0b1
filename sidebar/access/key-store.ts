import { parseToken } from '../../protocol/key-proof.ts';
import { openObjectStore } from '../browser/object-store.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import { type Credentials, CredentialsError } from './credentials.ts';

/** The key that a companion gave this browser, and where that companion is. */
export type PairedKey = Credentials & { token: string; pairedAs: string };

/**
 * Where that key is kept: in IndexedDB, which pages and content scripts can't reach, unlike `storage.local`. All pages of
 * the extension share it, and hear of every change at once.
 */
export interface KeyStore {
  /** @throws {CredentialsError} when the browser can't tell. */
  read(): Promise<PairedKey | undefined>;
  /** Resolves once it is on disk. @throws {CredentialsError} */
  write(key: PairedKey): Promise<void>;
  /** @throws {CredentialsError} */
  remove(): Promise<void>;
  /** Called with every change, whichever page made it; returns its unsubscribe. */
  onChange(listener: () => void): () => void;
}

const NAME = 'aside-key';
const STORE = 'keys';
/** There is one record: one companion at a time. */
const RECORD = 'companion';

export function openKeyStore(databases: IDBFactory = globalThis.indexedDB, clock: Clock = systemClock): KeyStore {
  const disk = openObjectStore({ databases, name: NAME, store: STORE, clock });
  const listeners = new Set<() => void>();
  let channel: BroadcastChannel | undefined;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function changed(): void {
    tell();
    // A channel does not hear itself, so the one that listens here can say it; without one, another is opened for that.
    const loudspeaker = channel ?? new BroadcastChannel(NAME);
    loudspeaker.postMessage('changed');
    if (loudspeaker !== channel) loudspeaker.close();
  }

  return {
    async read() {
      const record: unknown = await disk
        .run('readonly', (store) => store.get(RECORD))
        .catch((error: unknown) => {
          throw new CredentialsError({ code: 'not_shown', reason: reasonOf(error) });
        });
      if (record === undefined) return undefined;
      if (!isPairedKey(record)) throw new CredentialsError({ code: 'not_a_key' });
      return record;
    },
    async write(key) {
      const put = () => disk.run('readwrite', (store) => store.put(key, RECORD));
      // A database that can't be opened any more holds no key that could still be read: a new one may.
      await put()
        .catch(() => disk.deleteAll().then(put))
        .catch((error: unknown) => {
          throw new CredentialsError({ code: 'not_kept', reason: reasonOf(error) });
        });
      changed();
    },
    async remove() {
      await disk
        .run('readwrite', (store) => store.delete(RECORD))
        .catch(() => disk.deleteAll())
        .catch((error: unknown) => {
          throw new CredentialsError({ code: 'not_removed', reason: reasonOf(error) });
        });
      changed();
    },
    onChange(listener) {
      // Of its own, so that the same function may listen twice.
      const own = () => listener();
      listeners.add(own);
      if (!channel) {
        channel = new BroadcastChannel(NAME);
        channel.onmessage = tell;
      }
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        channel?.close();
        channel = undefined;
      };
    },
  };
}

/** A database that does not answer in time gives none. */
function reasonOf(error: unknown): string {
  return error instanceof DOMException || error instanceof Error ? `${error.name}: ${error.message}` : '';
}

export function isPairedKey(value: unknown): value is PairedKey {
  if (typeof value !== 'object' || value === null) return false;
  const { address, secure, token, pairedAs } = value as Record<string, unknown>;
  return (
    typeof address === 'string' &&
    URL.parse(`${secure ? 'https' : 'http'}://${address}/`)?.host === address &&
    typeof secure === 'boolean' &&
    typeof token === 'string' &&
    parseToken(token) !== undefined &&
    typeof pairedAs === 'string'
  );
}
