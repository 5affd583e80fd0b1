import type { Client } from '../../../protocol/client-requests.ts';
import { commandLineWords } from '../../../words/english/command-line.ts';
import { startWords } from '../../../words/spoken-on-terminal.ts';
import type { Clock } from '../../clock.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import type { ClientStore, PairedClient } from '../../store/client-store.ts';
import { StoreError } from '../../store/store-error.ts';
import { createKey } from './create-key.ts';
import { distinctName } from './distinct-name.ts';
import { createKeyring, type Keyring, type StoredKey, toStoredKey } from './keyring.ts';
import { LocalKeyError, localKeyCreatedAt, replaceLocalKey } from './local-key.ts';

/** A client in the list, without how many connections it has. */
export type ListedClient = Omit<Client, 'connections'>;

/** The clients that have a key to this companion, as that changes: `local.key` and the clients that were paired. */
export interface ClientKeys {
  readonly keyring: Keyring;
  /** The token in `local.key`. */
  readonly localToken: string;
  /** Why nobody can be paired; undefined while that is possible. */
  readonly failure: StoreError | undefined;
  /** `local.key` first, then in the order in which they were paired. */
  list(): ListedClient[];
  /** Makes a key that counts with `origin` alone, and keeps it. @throws {StoreError} */
  pair(origin: string, name: string): Promise<{ token: string; client: string; name: string }>;
  /**
   * Takes a paired client's key away; false when there is none of this id. It counts no more from here on, also when the
   * store fails.
   *
   * @throws {StoreError} it could not be taken from the disk, and would count again after a restart; may be tried again
   */
  revoke(client: string): Promise<boolean>;
  /** Replaces `local.key`. @throws {LocalKeyError} nothing has changed then */
  rotate(): Promise<void>;
  /** Notes that a client is here. */
  see(client: string): void;
  /** Called when a key has ceased to count, whose connections are to be closed; returns its unsubscribe. */
  onGone(listener: (client: string) => void): () => void;
}

export interface ClientKeysOptions {
  dataDir: string;
  /** The token in its `local.key`. */
  localToken: string;
  /** An error: nothing can be kept, and why. */
  store: ClientStore | StoreError;
  /** Called once there is a new `local.key`, and awaited before the connections of the old one are closed. */
  onRotated(): Promise<void>;
  clock: Clock;
  /** Milliseconds since 1970. */
  now?: () => number;
  log: Log;
}

/** What the list calls the clients that show `local.key`. */
export const LOCAL_NAME = commandLineWords.clients.thisComputer;
/** A client's last sight is written this often at most. */
const WRITE_SEEN_MS = 60_000;

interface LocalKey {
  token: string;
  key: StoredKey;
  createdAt: number;
  lastSeenAt: number | null;
}

export async function createClientKeys(options: ClientKeysOptions): Promise<ClientKeys> {
  const { dataDir, clock, log, now = Date.now } = options;
  const { store, clients } = await readClients(options.store);
  const paired = new Map(clients.map((client) => [client.id, client]));
  const seenWrittenAt = new Map<string, number>();
  const listeners = new Set<(client: string) => void>();
  let local = toLocalKey(options.localToken, dataDir);
  const keyring = createKeyring([
    { ...local.key, origin: undefined },
    ...clients.map(({ id, verifier, origin }) => ({ keyId: id, verifier, origin })),
  ]);

  function requireStore(): ClientStore {
    if (store instanceof StoreError) throw store;
    return store;
  }

  function end(client: string): void {
    for (const listener of listeners) listener(client);
  }

  function writeSeen({ id, lastSeenAt }: PairedClient): void {
    const writtenAt = seenWrittenAt.get(id);
    if (store instanceof StoreError || lastSeenAt === null) return;
    if (writtenAt !== undefined && clock.now() - writtenAt < WRITE_SEEN_MS) return;
    seenWrittenAt.set(id, clock.now());
    // Only for show; that the storage fails is said where it matters.
    store.see(id, lastSeenAt).catch((error: unknown) => log.debug(toLogFields(error), 'a last sight was not kept'));
  }

  return {
    keyring,
    get localToken() {
      return local.token;
    },
    failure: store instanceof StoreError ? store : undefined,
    list: () => [
      {
        client: local.key.keyId,
        name: LOCAL_NAME,
        origin: '-',
        local: true,
        createdAt: local.createdAt,
        lastSeenAt: local.lastSeenAt,
      },
      ...[...paired.values()].map(({ id, name, origin, createdAt, lastSeenAt }) => ({
        client: id,
        name,
        origin,
        local: false,
        createdAt,
        lastSeenAt,
      })),
    ],
    async pair(origin, wanted) {
      const { token, keyId, verifier } = createKey();
      const name = distinctName(wanted, [LOCAL_NAME, ...[...paired.values()].map((client) => client.name)]);
      const client = { id: keyId, verifier, name, origin, createdAt: now(), lastSeenAt: null };
      await requireStore().add(client);
      paired.set(keyId, client);
      keyring.add({ keyId, verifier, origin });
      log.info({ client: keyId, origin }, 'paired');
      return { token, client: keyId, name };
    },
    async revoke(client) {
      if (!paired.has(client)) return false;
      keyring.remove(client);
      end(client);
      await requireStore().remove(client);
      paired.delete(client);
      seenWrittenAt.delete(client);
      log.info({ client }, 'revoked');
      return true;
    },
    async rotate() {
      const old = local.key.keyId;
      local = toLocalKey(replaceLocalKey(dataDir), dataDir);
      keyring.remove(old);
      keyring.add({ ...local.key, origin: undefined });
      log.info({ client: local.key.keyId }, 'rotated');
      await options.onRotated();
      end(old);
    },
    see(client) {
      const seen = client === local.key.keyId ? local : paired.get(client);
      if (seen === undefined) return;
      seen.lastSeenAt = now();
      if ('id' in seen) writeSeen(seen);
    },
    onGone(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A store whose clients can't be read is none. */
async function readClients(
  store: ClientStore | StoreError,
): Promise<{ store: ClientStore | StoreError; clients: PairedClient[] }> {
  if (store instanceof StoreError) return { store, clients: [] };
  try {
    return { store, clients: await store.all() };
  } catch (error) {
    if (error instanceof StoreError) return { store: error, clients: [] };
    throw error;
  }
}

function toLocalKey(token: string, dataDir: string): LocalKey {
  return { token, key: requireKey(token), createdAt: localKeyCreatedAt(dataDir), lastSeenAt: null };
}

function requireKey(token: string): StoredKey {
  const key = toStoredKey(token);
  if (!key) throw new LocalKeyError(startWords.localKey.notKey);
  return key;
}
