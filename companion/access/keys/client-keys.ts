import type { Client } from '../../../protocol/client-requests.ts';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import { commandLineWords } from '../../../words/english/command-line.ts';
import { startWords } from '../../../words/spoken-on-terminal.ts';
import type { Clock } from '../../clock.ts';
import { createListeners } from '../../listeners.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import type { ClientStore, PairedClient } from '../../store/client-store.ts';
import { StoreError } from '../../store/store-error.ts';
import { readAtStart } from '../read-at-start.ts';
import { createStoreView } from '../store-view.ts';
import { createKey } from './create-key.ts';
import { distinctName } from './distinct-name.ts';
import { createKeyring, type Keyring, type KnownKey, type StoredKey, toStoredKey } from './keyring.ts';
import { LocalKeyError, localKeyCreatedAt, readOrCreateLocalKey, replaceLocalKey } from './local-key.ts';

/** A client in the list, without how many connections it has. */
export type ListedClient = Omit<Client, 'connections'> & { person: string };

/** The clients that have a key to this companion: `local.key`, and the clients that were paired. */
export interface ClientKeys {
  readonly keyring: Keyring;
  /** The token in `local.key`. */
  readonly localToken: string;
  /** Whether it is not known yet who was paired: the store has been away since the start. */
  readonly isAway: boolean;
  /** Why nobody can be paired; undefined while that is possible. */
  readonly failure: StoreError | undefined;
  /** `local.key` first, then in the order in which they were paired. */
  list(): ListedClient[];
  /** Whether a person can have another client now. @throws {StoreError | TooManyClientsError} why not */
  checkRoom(person: string): void;
  /** Makes a key that counts with `origin` alone, for a client of a person, and keeps it. @throws {StoreError | TooManyClientsError} */
  pair(origin: string, name: string, person?: string): Promise<{ token: string; client: string; name: string }>;
  /**
   * Takes a paired client's key away; false when there is none of this id. It counts no more from here on, also when the
   * store fails.
   *
   * @throws {StoreError} it could not be taken from the disk, and would count again after a restart; may be tried again
   */
  revoke(client: string): Promise<boolean>;
  /** Takes away the keys of all clients of a person, as `revoke` does. @throws {StoreError} */
  revokeAllOf(person: string): Promise<void>;
  /** Replaces `local.key`. @throws {LocalKeyError} nothing has changed then */
  rotate(): Promise<void>;
  /** See `ClientStore.mark`; undefined while it can't be read. */
  storeMark(): Promise<string | undefined>;
  /** Notes that a client is here. */
  see(client: string): void;
  /** Called when a key no longer counts and its connections have to be closed; returns its unsubscribe. */
  onGone(listener: (client: string) => void): () => void;
  /** Reads what other companions with the same store have changed. @throws {StoreError | LocalKeyError} nothing has changed here then */
  reread(): Promise<void>;
  /** Called once a change that this companion made is stored; returns its unsubscribe. */
  onKept(listener: () => void): () => void;
}

export interface ClientKeysOptions {
  dataDir: string;
  /** The token in its `local.key`. */
  localToken: string;
  /** An error: nothing can be kept, and why. */
  store: ClientStore | StoreError;
  /** Whether there are several persons. If not, only the first person's keys count. */
  hasPeople?: boolean;
  /** Called once there is a new `local.key`, and awaited before the connections of the old one are closed. */
  onRotated(): Promise<void>;
  clock: Clock;
  /** Milliseconds since 1970. */
  now?: () => number;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

/** A person has as many clients as they may. */
export class TooManyClientsError extends Error {
  override readonly name = 'TooManyClientsError';
  readonly most: number;

  constructor(most: number) {
    super('too_many_clients');
    this.most = most;
  }
}

/** What the list calls the clients that show `local.key`. */
export const LOCAL_NAME = commandLineWords.clients.thisComputer;
/** A client's `lastSeen` is written at most this often. */
const WRITE_SEEN_MS = 60_000;

interface LocalKey {
  token: string;
  key: StoredKey;
  createdAt: number;
  lastSeenAt: number | null;
}

export async function createClientKeys(options: ClientKeysOptions): Promise<ClientKeys> {
  const { dataDir, clock, log, now = Date.now } = options;
  const limits = { ...LIMITS, ...options.limits };
  const { store, kept, ...start } = await readAtStart<ClientStore, PairedClient[]>(options.store, []);
  const counts = ({ person }: PairedClient) => options.hasPeople || person === '';
  const clients = kept.filter(counts);
  const paired = new Map(clients.map((client) => [client.id, client]));
  /** Clients whose keys are being stored. They count already. */
  const pairing = new Set<PairedClient>();
  const seenWrittenAt = new Map<string, number>();
  const goneListeners = createListeners<[client: string]>();
  const view = createStoreView({ isAway: start.isAway, read: () => requireStore().all(), takeOver, log });
  let local = toLocalKey(options.localToken, dataDir);
  const keyring = createKeyring([{ ...local.key, origin: undefined }, ...clients.map(toKey)]);

  function requireStore(): ClientStore {
    if (store instanceof StoreError) throw store;
    return store;
  }

  function ownedBy(person: string): PairedClient[] {
    return [...paired.values(), ...pairing].filter((client) => client.person === person);
  }

  function checkRoom(person: string): void {
    requireStore();
    const most = limits.clientsPerPerson;
    if (options.hasPeople && ownedBy(person).length >= most) throw new TooManyClientsError(most);
  }

  function add(client: PairedClient): void {
    paired.set(client.id, client);
    keyring.add(toKey(client));
  }

  function shut(client: string): void {
    keyring.remove(client);
    goneListeners.tell(client);
  }

  /** None of them counts any more before the first is removed from the disk. */
  async function take(clients: readonly string[]): Promise<void> {
    if (clients.length === 0) return;
    for (const client of clients) shut(client);
    async function remove(client: string): Promise<void> {
      await requireStore().remove(client);
      paired.delete(client);
      seenWrittenAt.delete(client);
    }
    await view.take(
      clients.map((client) => [client, () => remove(client)]),
      async () => {
        for (const client of clients) await remove(client);
      },
    );
    for (const client of clients) log.info({ client }, 'revoked');
  }

  /** Takes over what another companion has stored. */
  function takeOver(all: readonly PairedClient[]): void {
    const kept = all.filter(counts);
    const ids = new Set(kept.map(({ id }) => id));
    for (const client of kept) if (!paired.has(client.id) && !view.isTaken(client.id)) add(client);
    for (const id of [...paired.keys()].filter((each) => !ids.has(each))) {
      paired.delete(id);
      shut(id);
    }
  }

  function useLocal(token: string): void {
    const old = local.key.keyId;
    local = toLocalKey(token, dataDir);
    keyring.remove(old);
    keyring.add({ ...local.key, origin: undefined });
  }

  function writeSeen({ id, lastSeenAt }: PairedClient): void {
    const writtenAt = seenWrittenAt.get(id);
    if (store instanceof StoreError || lastSeenAt === null) return;
    if (writtenAt !== undefined && clock.now() - writtenAt < WRITE_SEEN_MS) return;
    seenWrittenAt.set(id, clock.now());
    // `lastSeen` is only shown. A failing store is reported where it matters.
    store.see(id, lastSeenAt).catch((error: unknown) => log.debug(toLogFields(error), 'a last sight was not kept'));
  }

  return {
    keyring,
    get localToken() {
      return local.token;
    },
    get isAway() {
      return view.isAway;
    },
    failure: store instanceof StoreError ? store : undefined,
    list: () => [
      {
        client: local.key.keyId,
        name: LOCAL_NAME,
        origin: '-',
        person: '',
        local: true,
        createdAt: local.createdAt,
        lastSeenAt: local.lastSeenAt,
      },
      ...[...paired.values()].map(({ id, name, origin, person, createdAt, lastSeenAt }) => ({
        client: id,
        name,
        origin,
        person,
        local: false,
        createdAt,
        lastSeenAt,
      })),
    ],
    checkRoom,
    async pair(origin, wanted, person = '') {
      checkRoom(person);
      const { token, keyId, verifier } = createKey();
      const name = distinctName(wanted, [LOCAL_NAME, ...ownedBy(person).map((client) => client.name)]);
      const client = { id: keyId, verifier, name, origin, person, createdAt: now(), lastSeenAt: null };
      pairing.add(client);
      try {
        await view.change(async () => {
          await requireStore().add(client);
          paired.set(keyId, client);
          // It may have been revoked meanwhile.
          if (!view.isTaken(keyId)) keyring.add(toKey(client));
        });
      } finally {
        pairing.delete(client);
      }
      log.info({ client: keyId, origin }, 'paired');
      return { token, client: keyId, name };
    },
    async revoke(client) {
      if (!paired.has(client) && ![...pairing].some(({ id }) => id === client)) return false;
      await take([client]);
      return true;
    },
    revokeAllOf: (person) => take(ownedBy(person).map(({ id }) => id)),
    async rotate() {
      const old = local.key.keyId;
      useLocal(replaceLocalKey(dataDir));
      // It is in a file: nothing that the store is slow with holds it up.
      const told = view.change(async () => {});
      log.info({ client: local.key.keyId }, 'rotated');
      await options.onRotated();
      goneListeners.tell(old);
      await told;
    },
    async reread() {
      const token = readOrCreateLocalKey(dataDir);
      const old = local.key.keyId;
      if (token !== local.token) {
        useLocal(token);
        goneListeners.tell(old);
      }
      await view.reread();
    },
    onKept: view.onKept,
    async storeMark() {
      if (store instanceof StoreError) return undefined;
      try {
        return await store.mark();
      } catch (error) {
        if (error instanceof StoreError) return undefined;
        throw error;
      }
    },
    see(client) {
      const seen = client === local.key.keyId ? local : paired.get(client);
      if (seen === undefined) return;
      seen.lastSeenAt = now();
      if ('id' in seen) writeSeen(seen);
    },
    onGone: goneListeners.on,
  };
}

function toKey({ id, verifier, origin, person }: PairedClient): KnownKey {
  return { keyId: id, verifier, origin, ...(person !== '' && { person }) };
}

function toLocalKey(token: string, dataDir: string): LocalKey {
  return { token, key: requireKey(token), createdAt: localKeyCreatedAt(dataDir), lastSeenAt: null };
}

function requireKey(token: string): StoredKey {
  const key = toStoredKey(token);
  if (!key) throw new LocalKeyError(startWords.localKey.notKey);
  return key;
}
