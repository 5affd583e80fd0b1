import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import type { Handshake } from '../../../companion/access/handshake.ts';
import { type ClientKeys, createClientKeys } from '../../../companion/access/keys/client-keys.ts';
import { readOrCreateLocalKey } from '../../../companion/access/keys/local-key.ts';
import { createPairingCodes } from '../../../companion/access/pairing/pairing-codes.ts';
import { createPeople } from '../../../companion/access/people/people.ts';
import { createRoomAccess } from '../../../companion/access/rooms/room-access.ts';
import { createHeldBlobs } from '../../../companion/blobs/held-blobs.ts';
import { createConnections } from '../../../companion/connections/connections.ts';
import { createFileSlots } from '../../../companion/connections/handlers/file-readings.ts';
import { createPersonServices } from '../../../companion/connections/people/person-services.ts';
import { createPersons } from '../../../companion/connections/people/persons.ts';
import type { Storage } from '../../../companion/conversations/client-conversations.ts';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createSharedMemory, type SharedMemory } from '../../../companion/live/shared-memory.ts';
import { createLastingSettings } from '../../../companion/operations/lasting-settings.ts';
import { createModelManager } from '../../../companion/operations/model-manager.ts';
import { createOperations } from '../../../companion/operations/operations.ts';
import { createPullRecord } from '../../../companion/operations/pull-record.ts';
import type { ClientStore } from '../../../companion/store/client-store.ts';
import type { Database } from '../../../companion/store/database.ts';
import { StoreError } from '../../../companion/store/store-error.ts';
import type { Transcriber } from '../../../companion/transcribers/transcriber.ts';
import { createTranscriptions } from '../../../companion/transcribers/transcriptions.ts';
import { createSlotQueue } from '../../../companion/turns/queue/slot-queue.ts';
import { createTurnKeeping } from '../../../companion/turns/turn-keeping.ts';
import { createWarmUp } from '../../../companion/turns/warm-up.ts';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import { SUBPROTOCOL } from '../../../protocol/version.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createTestFolder } from '../server/test-companion.ts';
import { createFixedCatalogue, createScriptedUpstream } from '../turns/scripted-upstream.ts';
import { connectWire, type WireClient } from './wire-client.ts';

export const EPOCH = 'epoch-1';

export interface WireServerOptions {
  limits?: Partial<Limits>;
  slots?: number;
  /** None: there is none. */
  transcriber?: Transcriber;
  lingers?: boolean;
  /** None: clients' conversations are stored nowhere, and say so. */
  storage?: Storage;
  /** What is kept of several persons; none: there is one, who has `storage`. */
  people?: Database;
  /** None: nobody can be paired, and why. */
  clients?: ClientStore;
  /** What is done once `local.key` was replaced. */
  onRotated?: () => Promise<void>;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Whether models give titles. */
  titles?: boolean;
  /** What it knows of other companions; none: there are none. */
  shared?: SharedMemory;
  /** Of the WebSocket server. */
  maxPayload?: number;
}

/** Connections over real sockets on a free port, with an upstream that the test scripts. Ends with the test. */
export async function startWireServer(options: WireServerOptions = {}) {
  const clock = createManualClock();
  const log = createCapturedLog();
  const scripted = createScriptedUpstream(options);
  const catalogue = createFixedCatalogue(scripted.upstream);
  const limits = options.limits ?? {};
  const live = createMemoryLive(clock, options.shared ?? createSharedMemory(clock));
  const queue = createSlotQueue(clock, live);
  const { storage = options.people ?? NO_STORAGE } = options;
  const dataDir = createTestFolder();
  const keys = await createClientKeys({
    dataDir,
    localToken: readOrCreateLocalKey(dataDir),
    store: options.clients ?? options.people?.clients ?? NO_STORAGE,
    hasPeople: options.people !== undefined,
    onRotated: options.onRotated ?? (async () => {}),
    ...(options.now && { now: options.now }),
    clock,
    log,
  });
  const codes = createPairingCodes(clock);
  const rooms = await createRoomAccess({
    store: storage instanceof StoreError ? storage : storage.rooms,
    hasPeople: options.people !== undefined,
    ...(options.now && { now: options.now }),
    log,
    limits,
  });
  const operations = createOperations(live);
  const keeping = createTurnKeeping({ clock, limits });
  const traffic = { exports: 0, isImporting: false };
  const parts = {
    catalogue,
    queue,
    live,
    rooms,
    operations,
    keeping,
    traffic,
    clock,
    log,
    limits,
    now: () => 1,
    titles: options.titles ?? false,
  };
  const people =
    options.people && createPersons({ ...parts, ...(await withPeople(options.people, keys)), keys, codes });
  const first = people?.servicesOf('') ?? createPersonServices(parts, { storage });
  await first.ready;
  const { registry } = first;
  const connections = createConnections({
    ...first,
    ...(people && { people }),
    catalogue,
    models: createModelManager({
      upstreams: [scripted.upstream],
      catalogue,
      memoryBytes: 16e9,
      operations,
      record: createPullRecord(dataDir, log),
      clock,
      limits: { ...LIMITS, ...limits },
      log,
    }),
    transcriptions: createTranscriptions({
      finder: { find: async () => options.transcriber, forget: () => {} },
      clock,
      log,
      limits: { ...LIMITS, ...limits },
    }),
    settings: createLastingSettings(dataDir, { maxContext: 32_768 }, log),
    heldBlobs: createHeldBlobs({ clock, limits: { ...LIMITS, ...limits } }),
    fileSlots: createFileSlots(LIMITS),
    warmUp: createWarmUp({ catalogue, queue, memoryBytes: 2 ** 34, log }),
    keys,
    codes,
    pageOrigins: () => ['http://127.0.0.1:11435'],
    version: '1.2.3',
    epoch: EPOCH,
    clock,
    log,
    limits,
  });

  const handshakes: Handshake[] = [];
  const http = createServer();
  const server = new WebSocketServer({
    server: http,
    maxPayload: options.maxPayload ?? 1024 * 1024,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  server.on('connection', (socket, request) => {
    const handshake = handshakes[Number(request.url?.slice(1))];
    if (handshake) connections.open(socket, handshake, request.socket);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const clients: WireClient[] = [];
  onTestFinished(async () => {
    for (const client of clients) client.terminate();
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => http.close(resolve));
  });

  async function connect(handshake: Handshake): Promise<WireClient> {
    const path = handshakes.push(handshake) - 1;
    const { port } = http.address() as AddressInfo;
    const protocols = handshake.depth === 'aside.v1' ? [SUBPROTOCOL] : [];
    const client = await connectWire(`ws://127.0.0.1:${port}/${path}`, protocols);
    clients.push(client);
    return client;
  }

  return { clock, log, people, scripted, catalogue, registry, connections, connect, keys, codes, rooms, dataDir };
}

async function withPeople(database: Database, keys: ClientKeys) {
  const log = createCapturedLog();
  return { database, people: await createPeople({ store: database.people, keys, firstName: 'This computer', log }) };
}

export const NO_STORAGE = new StoreError('not_writable', { cause: 'not_writable', file: '/data/conversations.db' });

export const GUEST_ARTICLE: Handshake = {
  depth: 'article',
  room: 'chat',
  caller: { kind: 'guest', origin: 'https://a.example' },
};
export const SHARED: Handshake = {
  depth: 'article',
  room: 'shared',
  caller: { kind: 'client', keyId: 'anna', isLocal: false },
};
export const GUEST: Handshake = {
  depth: 'aside.v1',
  room: 'chat',
  caller: { kind: 'guest', origin: 'https://a.example' },
};

export function clientOf(keyId: string, person?: string): Handshake {
  const caller = { kind: 'client', keyId, isLocal: false, ...(person !== undefined && { person }) } as const;
  return { depth: 'aside.v1', room: 'chat', caller };
}

/** Who shows `local.key`. */
export function localOf(keys: ClientKeys): Handshake {
  const [local] = keys.list();
  return { depth: 'aside.v1', room: 'chat', caller: { kind: 'client', keyId: local?.client ?? '', isLocal: true } };
}
