import { decodeClientMessage, encode } from '../../../protocol/codec.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { commandLineWords as english } from '../../../words/english/command-line.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { createClientKeys } from '../../access/keys/client-keys.ts';
import { createToken } from '../../access/keys/create-token.ts';
import { toStoredKey } from '../../access/keys/keyring.ts';
import { createPeople, FIRST_PERSON } from '../../access/people/people.ts';
import { createRoomAccess } from '../../access/rooms/room-access.ts';
import { roomsOfPerson } from '../../access/rooms/rooms-of-person.ts';
import { systemClock } from '../../clock.ts';
import { codedError } from '../../coded-error.ts';
import { KEY_HANDLERS } from '../../connections/handlers/key-handlers.ts';
import { PEOPLE_HANDLERS } from '../../connections/handlers/people-handlers.ts';
import { toRefusal } from '../../connections/handlers/refusals.ts';
import type { Answer as AnyAnswer, ManagingSession } from '../../connections/handlers/session.ts';
import { createPersonRemoval } from '../../connections/people/person-removal.ts';
import { createLog } from '../../logging/create-log.ts';
import { findListenAddress } from '../../server/find-listen-address.ts';
import { ListenError } from '../../server/listen.ts';
import { pageOrigins, proxiedNames } from '../../server/page-origins.ts';
import { dialAddress } from '../../settings/dial-address.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Database } from '../../store/database.ts';
import { openerOf } from '../../store/open-store.ts';
import { databaseName } from '../../store/postgres/database/database-name.ts';
import { StoreError } from '../../store/store-error.ts';
import { CommandError } from '../command-error.ts';
import type { Administration, AdministrationRequest } from './administration.ts';
import type { Answer } from './ask-companion.ts';
import { readKey } from './reach-companion.ts';
import { toCommandError } from './to-command-error.ts';

export interface OpenStoredOptions {
  signal: AbortSignal;
  /** See `SqliteStoreOptions`. */
  onUpdating(done: number, total: number): void;
}

const HANDLERS = { ...KEY_HANDLERS, ...PEOPLE_HANDLERS };

/**
 * Answers as a companion that is started with these settings would: with its handlers, from what it keeps, as if asked with
 * `local.key`.
 *
 * @throws {CommandError} it can't be opened, in the words of the store
 */
export async function openStored(settings: Settings, options: OpenStoredOptions): Promise<Administration> {
  const { signal } = options;
  const address = await findListenAddress(settings.host).catch((error: unknown) => {
    throw error instanceof ListenError ? new CommandError(error.message) : error;
  });
  const interrupted = Promise.withResolvers<never>();
  interrupted.promise.catch(() => {});
  signal.addEventListener('abort', () => interrupted.reject(signal.reason), { once: true });
  const database = await Promise.race([open(settings, options), interrupted.promise]);
  const session = await manage(settings, database, address).catch(async (error: unknown) => {
    await database.dispose();
    throw toFailure(error, settings);
  });

  async function answer(request: AdministrationRequest): Promise<AnyAnswer> {
    // What a companion would not understand is not understood here either.
    const decoded = decodeClientMessage(encode(request));
    if (!decoded.ok) return codedError(decoded.code, { cause: 'not_understood', reason: decoded.reason });
    const { message } = decoded;
    const handle = HANDLERS[request.type] as (session: ManagingSession, message: unknown) => Promise<AnyAnswer>;
    return handle(session, message).catch(toRefusal);
  }

  return {
    by: settings.database ? 'database' : 'folder',
    async ask<R extends AdministrationRequest>(request: R) {
      const answered = await Promise.race([answer(request), interrupted.promise]);
      if (answered?.type === 'error') throw toCommandError(answered);
      return answered as Answer<R['type']>;
    },
    close: () => database.dispose(),
  };
}

async function open(settings: Settings, { onUpdating }: OpenStoredOptions): Promise<Database> {
  try {
    const database = await openerOf(settings.database)(settings.dataDir, { onUpdating });
    if (database.absence === undefined) return database;
    await database.dispose();
    throw database.absence;
  } catch (error) {
    throw toFailure(error, settings);
  }
}

async function manage(settings: Settings, database: Database, address: string): Promise<ManagingSession> {
  const { dataDir } = settings;
  // Nothing is made on a machine that only manages a database.
  const known = readKey(dataDir);
  const localToken = known ?? createToken();
  const log = createLog('silent');
  const about = { hasPeople: true, log };
  const onRotated = async () => {};
  const all = await createClientKeys({
    ...{ ...about, dataDir, localToken, onRotated, clock: systemClock, store: database.clients },
  });
  // A key of no data folder is nobody's.
  const list = () => all.list().filter(({ local }) => !local || known !== undefined);
  const keys = { ...all, list };
  const rooms = await createRoomAccess({ ...about, store: database.rooms });
  const failure = keys.failure ?? rooms.failure;
  if (failure) throw failure;
  const firstName = english.clients.thisComputer;
  const people = await createPeople({ store: database.people, keys, firstName, log });
  if ([keys, rooms, people].some(({ isAway }) => isAway)) throw tooSlow(settings);
  // Nothing runs here, and codes are in the memory of companions.
  const codes = { rotated() {} };
  const removal = createPersonRemoval({ database, people, keys, codes, rooms, endServices: async () => {} });
  return {
    caller: { kind: 'client', keyId: toStoredKey(localToken)?.keyId ?? '', isLocal: true },
    services: {
      keys,
      rooms: roomsOfPerson(rooms, FIRST_PERSON),
      codes,
      people: { access: people, countUnfinished: async () => 0, ...removal },
      isAdministrator: () => true,
      pageOrigins: () => pageOrigins(address, settings.port, proxiedNames(settings)),
      connectionsOf: () => 0,
      limits: LIMITS,
    },
  };
}

function tooSlow({ database }: Settings): StoreError {
  return new StoreError('failed', { cause: 'database_slow', database: databaseName(database?.url ?? '') });
}

function toFailure(error: unknown, { host, port, dataDir }: Settings): unknown {
  if (!(error instanceof StoreError)) return error;
  if (error.code !== 'in_use') return toCommandError(error.reason);
  return new CommandError(...commandLineWords.companion.elsewhere(dialAddress(host, port), dataDir));
}
