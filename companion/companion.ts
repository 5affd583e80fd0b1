import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import { totalmem } from 'node:os';
import { LIMITS, type Limits } from '../protocol/limits.ts';
import { describeNotice } from '../words/describe-notice.ts';
import { commandLineWords } from '../words/english/command-line.ts';
import { roomWords } from '../words/english/rooms.ts';
import { startWords } from '../words/spoken-on-terminal.ts';
import { isLoopback } from './access/addresses/loopback.ts';
import { createTrustedProxies } from './access/addresses/trusted-proxies.ts';
import { createClientKeys } from './access/keys/client-keys.ts';
import { joinKeyrings, keyringOf, keysThatCount } from './access/keys/keyring.ts';
import { readOrCreateLocalKey } from './access/keys/local-key.ts';
import { KNOWN_ORIGINS } from './access/known-origins.ts';
import { createPairingCodes } from './access/pairing/pairing-codes.ts';
import { createPeople, FIRST_PERSON, type PeopleOptions } from './access/people/people.ts';
import { createRereading, readOnceReached } from './access/reread-access.ts';
import { createRoomAccess } from './access/rooms/room-access.ts';
import { createHeldBlobs } from './blobs/held-blobs.ts';
import { type Clock, systemClock, waitAtMost } from './clock.ts';
import { createConnections } from './connections/connections.ts';
import { createFileSlots } from './connections/handlers/file-readings.ts';
import { createPersonServices } from './connections/people/person-services.ts';
import { createPersons, type Persons, type PersonsOptions } from './connections/people/persons.ts';
import { notSaved } from './conversations/not-saved.ts';
import { SHARED_BATCH_MS } from './conversations/text-batches.ts';
import type { Live } from './live/live.ts';
import { createMemoryLive } from './live/memory-live.ts';
import { type Log, logWith } from './logging/log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createLastingSettings } from './operations/lasting-settings.ts';
import { createModelManager } from './operations/model-manager.ts';
import { createOperations } from './operations/operations.ts';
import { createPullRecord } from './operations/pull-record.ts';
import type { CompanionState, HealthReport } from './server/answer-request.ts';
import { type CompanionServer, createCompanionServer } from './server/companion-server.ts';
import { describePageLinks } from './server/describe-page-links.ts';
import { createExposureError, describeExposure } from './server/exposure.ts';
import { findListenAddress } from './server/find-listen-address.ts';
import { listenForMetrics, opensMetrics } from './server/listen-for-metrics.ts';
import { listenWhileUpdating, type UpdatingNotice } from './server/listen-while-updating.ts';
import { pageOrigins, proxiedNames } from './server/page-origins.ts';
import { createRefusalLog } from './server/refusal-log.ts';
import { dialAddress } from './settings/dial-address.ts';
import type { Settings } from './settings/settings.ts';
import { shareAccess } from './share-access.ts';
import type { Database } from './store/database.ts';
import { openerOf, type StoreOpener } from './store/open-store.ts';
import { databaseName } from './store/postgres/database/database-name.ts';
import { StoreError } from './store/store-error.ts';
import { createTranscriberFinder } from './transcribers/find-transcriber.ts';
import { createTranscriptions } from './transcribers/transcriptions.ts';
import { createSlotQueue } from './turns/queue/slot-queue.ts';
import { createTurnKeeping } from './turns/turn-keeping.ts';
import { createWarmUp } from './turns/warm-up.ts';
import { describeUpstreams, isNews } from './upstream-notice.ts';
import { type Catalogue, type CatalogueSnapshot, createCatalogue } from './upstreams/catalogue.ts';
import { createUpstream, transcribingServers } from './upstreams/kinds.ts';
import { createReaderUpstream } from './upstreams/reader/reader-upstream.ts';
import { VERSION } from './version.ts';
import { readWebFiles } from './web/web-files.ts';
import { WEB_FOLDER } from './web/web-folder.ts';

export interface CompanionOptions {
  log: Log;
  /** Lines for the person who started it; never more than a few. */
  announce?: (line: string) => void;
  /** Lines that let their reader in, so for a person alone and never for a log. Without it no one is invited. */
  invite?: (line: string) => void;
  /** Called once there is a new `local.key`, and awaited before clients that showed the old one are cut off. */
  onRotated?: () => Promise<void>;
  clock?: Clock;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
  /** Where the companion's own page was built. */
  webFolder?: string;
  /** Opens what is kept. */
  openStore?: StoreOpener;
  /** Opens what companions know of each other. */
  openLive?: typeof openLiveOf;
}

export interface Companion {
  readonly port: number;
  /** `host:port` as a client of this machine dials it. */
  readonly address: string;
  /** The token in `local.key`, for programs of the same user; another one after it was replaced. */
  readonly localToken: string;
  /**
   * Takes no new question, and has sockets that wait for nothing go elsewhere; what runs goes on. Resolves when nothing runs
   * any more, or after `ms`.
   */
  drain(ms: number): Promise<void>;
  /** Ends every turn with `interrupted`, closes every socket with 1001, and resolves within 2 s. */
  stop(): Promise<void>;
}

/** How long connections have to end politely. */
const TERMINATE_AFTER_MS = 1_000;
/** How long what could not be stored before then has, while others are told that this companion leaves. */
const SAVE_UNSAVED_MS = 500;
/** How long storage then has to write what ended with them. */
const GIVE_UP_STORAGE_AFTER_MS = 700;

/**
 * Starts everything, and resolves once it listens.
 *
 * @throws {ListenError | LocalKeyError | LiveError | StoreError} with words for the person who started it
 */
export async function startCompanion(settings: Settings, options: CompanionOptions): Promise<Companion> {
  const { log, announce = () => {}, onRotated = async () => {}, clock = systemClock } = options;
  const { invite, webFolder = WEB_FOLDER, openStore = openerOf(settings.database) } = options;
  const metrics = settings.metrics && (await loadMetrics(clock));
  const limits = { ...LIMITS, ...options.limits };
  const memoryBytes = totalmem();
  const epoch = randomUUID();
  const listenAddress = await findListenAddress(settings.host);
  const isExposed = !isLoopback(listenAddress);
  if (isExposed && !settings.insecureLan) throw createExposureError(settings.host);
  const localToken = readOrCreateLocalKey(settings.dataDir);

  const lasting = createLastingSettings(settings.dataDir, settings, log);
  const { maxContext } = lasting;
  const upstreams = settings.upstreams.map((setting) =>
    createUpstream({ slots: settings.parallel, maxContext, ...setting, clock, limits }),
  );
  const reader = createReaderUpstream();
  const catalogue = createCatalogue({ upstreams, reader, clock, limits, log });
  const web = readWebFiles(webFolder);
  const proxies = createTrustedProxies(settings.trustProxies);
  const refused = createRefusalLog(log, clock, proxies, limits);
  const policy = {
    allowHosts: allowedHosts(settings),
    origins: new Set([...KNOWN_ORIGINS, ...settings.origins]),
    // Where there are several persons, whoever asks has to be one of them.
    guests: settings.guests && !isExposed && !settings.people,
    proxies,
  };
  const common = { address: listenAddress, port: settings.port, web, refused, clock, limits };
  const updating: UpdatingNotice = listenWhileUpdating({
    server: {
      ...common,
      policy: { ...policy, keys: keyringOf(localToken), hearsStrangers: () => false },
      state: {
        health: () => ({
          version: VERSION,
          ...catalogue.snapshot(),
          storage: { ok: false, code: 'storage_failed', params: { cause: 'updating', percent: updating.percent } },
        }),
        notReady: () => 'updating',
      },
    },
    announce,
  });
  const opened = await openStorageIfPossible(settings.dataDir, openStore, { onUpdating: updating.tell, limits });
  const storage = !metrics || opened instanceof StoreError ? opened : metrics.measureDatabase(opened);
  const port = await updating.end();
  const store = storage instanceof StoreError ? storage : storage.clients;
  const hasPeople = settings.people;
  const keys = await createClientKeys({
    dataDir: settings.dataDir,
    localToken,
    store,
    hasPeople,
    onRotated,
    clock,
    log,
    limits,
  });
  const rooms = await createRoomAccess({
    store: storage instanceof StoreError ? storage : storage.rooms,
    reservedNames: roomWords.hosts,
    hasPeople,
    log,
    limits,
  });
  let ownPort = settings.port;
  let isDraining = false;
  const heldBlobs = createHeldBlobs({ clock, limits });
  const { openLive = openLiveOf } = options;
  /** Ends what would keep the process alive. */
  async function giveUp(error: unknown, opened?: Live): Promise<never> {
    await opened?.dispose();
    if (!(storage instanceof StoreError)) await storage.dispose();
    throw error;
  }
  const unmeasured = await openLive(settings, clock, log).catch(giveUp);
  const live = metrics ? metrics.measureLive(unmeasured) : unmeasured;
  const codes = createPairingCodes(clock, limits, (code) => live.takeSlot(`code:${code}`, 1));
  const queue = createSlotQueue(clock, live);
  catalogue.onHolders(queue.advance);
  const transcribers = createTranscriberFinder({
    setting: settings.transcriber,
    ollamas: transcribingServers(settings.upstreams),
    clock,
    limits,
  });
  const warmUp = createWarmUp({ catalogue, queue, memoryBytes, log });
  const operations = createOperations(live);
  const isShared = settings.database !== undefined;
  const keeping = createTurnKeeping({ clock, isShared, limits });
  const traffic = { exports: 0, isImporting: false };
  const turnLog = logWith({ companion: epoch }, log);
  const batchMs = settings.redis === undefined ? undefined : SHARED_BATCH_MS;
  const kept = { keeping, traffic, batchMs, readsOpened: isShared };
  const parts = { catalogue, queue, live, rooms, operations, ...kept, clock, log: turnLog, limits };
  const opening = hasPeople ? openPeople(storage, { ...parts, keys, codes }) : undefined;
  const people = await opening?.catch((error: unknown) => giveUp(error, live));
  // Persons before their keys: whoever shows one has to be somebody.
  const readLate = [...(people ? [people.access] : []), rooms, keys];
  const isWaiting = () => readLate.some(({ isAway }) => isAway);
  const endReading = readOnceReached(storage, readLate, log);
  /** A command may change what is in a database, and tells nobody. */
  function rereadByTime(): () => void {
    const rereadings = isShared ? readLate.map((part) => createRereading('access', part, log)) : [];
    return () => {
      for (const { dispose } of rereadings) dispose();
    };
  }
  const sharedSecret = async () => {
    if (store instanceof StoreError) throw store;
    return store.sharedSecret();
  };
  const shared = { live, keys, rooms, people: people?.access, codes, sharedSecret, log };
  const endSharing = settings.redis === undefined ? rereadByTime() : shareAccess(shared);
  const person = people?.servicesOf(FIRST_PERSON) ?? createPersonServices(parts, { storage });
  await person.ready;
  const models = createModelManager({
    upstreams,
    catalogue,
    memoryBytes,
    operations,
    record: createPullRecord(settings.dataDir, log),
    clock,
    limits,
    log,
  });
  const connections = createConnections({
    ...person,
    ...(people && { people }),
    catalogue,
    models,
    settings: lasting,
    heldBlobs,
    fileSlots: createFileSlots(limits),
    transcriptions: createTranscriptions({ finder: transcribers, clock, log, limits }),
    warmUp,
    keys,
    codes,
    pageOrigins: () => pageOrigins(listenAddress, ownPort, proxiedNames(settings)),
    ...(settings.database && { databaseName: databaseName(settings.database.url) }),
    version: VERSION,
    epoch,
    clock,
    log,
    limits,
  });
  async function dispose(): Promise<void> {
    await models.dispose();
    const saved = waitAtMost(SAVE_UNSAVED_MS, (people ?? person).saveUnsaved(), clock);
    void (people ?? person).dispose();
    keeping.dispose();
    warmUp.dispose();
    endSharing();
    endReading();
    await live.dispose();
    await saved;
    heldBlobs.dispose();
    transcribers.dispose();
    catalogue.dispose();
    for (const upstream of [...upstreams, reader]) upstream.dispose();
    if (storage instanceof StoreError) return;
    const deadline = Promise.withResolvers<void>();
    const cancelDeadline = clock.after(GIVE_UP_STORAGE_AFTER_MS, deadline.resolve);
    await storage.dispose(deadline.promise);
    cancelDeadline();
  }

  metrics?.watch({
    turns: keeping,
    connections,
    conversations: people ?? person.clientConversations,
    catalogue,
    queue,
    upstreams,
  });
  /** Why there is no storage: none could be opened, or its database was not reached since the start, until it is. */
  const absence = () => (storage instanceof StoreError ? storage : storage.absence);
  const state: CompanionState = {
    health: () => ({
      version: VERSION,
      ...catalogue.snapshot(),
      storage: describeStorage(person.clientConversations.savingFailure),
    }),
    notReady() {
      if (isDraining) return 'draining';
      // People who share a database expect to find their chats. Where there is none, they can ask all the same.
      if (isWaiting()) return 'storage';
      return settings.database && (absence() ?? person.clientConversations.failure) ? 'storage' : undefined;
    },
    ...(metrics && { metrics: metrics.scrape }),
  };
  async function listenForAll(): Promise<{ server: CompanionServer; metricsServer: CompanionServer | undefined }> {
    const metricsServer = await listenForMetrics(settings.metrics, { ...common, policy, state });
    try {
      const server = await createCompanionServer({
        ...common,
        port,
        policy: {
          ...policy,
          keys: keysThatCount(joinKeyrings(keys.keyring, rooms.keyring), ({ person = FIRST_PERSON }) =>
            people ? people.access.mayCome(person) : person === FIRST_PERSON,
          ),
          ...(settings.metrics && !settings.metrics.listen && { opensMetrics: opensMetrics(settings.metrics) }),
          isWaiting,
          hearsStrangers: codes.hearsStrangers,
          hearsJoiners: () => rooms.hearsStrangers() || people?.access.hearsStrangers() === true,
        },
        open: connections.open,
        state,
        seen: (keyId) => keys.see(keyId),
      });
      return { server, metricsServer };
    } catch (error) {
      await metricsServer?.dispose();
      throw error;
    }
  }
  const { server, metricsServer } = await listenForAll().catch(async (error: unknown) => {
    await connections.shutdown();
    await dispose();
    throw error;
  });
  ownPort = server.port;
  const address = dialAddress(settings.host, server.port);
  const whereItListens = isExposed ? describeExposure(listenAddress, server.port) : [startWords.listens(address)];
  for (const line of whereItListens) announce(line);
  const failure = absence();
  if (failure) announce(describeNotice(notSaved(failure)));
  if (invite && web.size > 0 && !keys.failure) {
    const { code } = codes.open(() => {});
    for (const line of describePageLinks(listenAddress, server.port, code)) invite(line);
  }
  log.info({ port: server.port, version: VERSION, companion: epoch }, 'listening');
  const lifetime = new AbortController();
  catalogue.start();
  announceUpstreams(catalogue, announce, lifetime.signal);

  async function drain(ms: number): Promise<void> {
    isDraining = true;
    server.refuseUpgrades();
    log.info({ turns: keeping.unfinished.size }, 'draining');
    connections.drain();
    await waitAtMost(ms, keeping.drain(), clock);
  }

  async function shutDown(): Promise<void> {
    lifetime.abort();
    (people ?? person).stop();
    server.close();
    await waitAtMost(TERMINATE_AFTER_MS, connections.shutdown(), clock);
    await server.dispose();
    await metricsServer?.dispose();
    await dispose();
    log.info({}, 'stopped');
  }
  let stopped: Promise<void> | undefined;
  return {
    port: server.port,
    address,
    get localToken() {
      return keys.localToken;
    },
    drain,
    stop() {
      stopped ??= shutDown();
      return stopped;
    },
  };
}

/**
 * Without storage people can still chat, and are told. Only a folder that another companion uses is no place to be. What
 * could not be opened stays closed until the next start.
 *
 * @throws {StoreError} `in_use`
 */
async function openStorageIfPossible(
  folder: string,
  open: StoreOpener,
  options: Parameters<StoreOpener>[1],
): Promise<Database | StoreError> {
  try {
    return await open(folder, options);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code === 'in_use') throw error;
    return new StoreError(error.code, error.params, true);
  }
}

/** @throws {LiveError} */
async function openLiveOf({ redis }: Settings, clock: Clock, log: Log): Promise<Live> {
  if (redis === undefined) return createMemoryLive(clock);
  // Loaded by those alone who use it.
  const { openRedisLive } = await import('./live/redis/redis-live.ts');
  return openRedisLive(redis, { clock, log });
}

/** Loaded only where somebody wants to know. */
async function loadMetrics(clock: Clock): Promise<Metrics> {
  const { createMetrics } = await import('./metrics/create-metrics.ts');
  return createMetrics(clock, VERSION);
}

/** Who the persons are stands beside what they ask, so that without storage there are none. @throws {StoreError} */
async function openPeople(
  storage: Database | StoreError,
  parts: Omit<PersonsOptions, 'database' | 'people'> & Pick<PeopleOptions, 'keys'>,
): Promise<Persons> {
  if (storage instanceof StoreError) throw storage;
  const { keys, log, limits = {} } = parts;
  const firstName = commandLineWords.clients.thisComputer;
  const people = await createPeople({ store: storage.people, keys, firstName, log, limits });
  return createPersons({ ...parts, database: storage, people });
}

function describeStorage(failure: StoreError | undefined): HealthReport['storage'] {
  if (failure === undefined) return { ok: true };
  return { ok: false, ...failure.reason };
}

/** Says which server answers once that is known, and again when it changes. */
function announceUpstreams(catalogue: Catalogue, announce: (line: string) => void, signal: AbortSignal): void {
  let last: CatalogueSnapshot | undefined;
  function consider(snapshot: CatalogueSnapshot): void {
    if (signal.aborted) return;
    if (!last || isNews(last, snapshot)) announce(describeUpstreams(snapshot));
    last = snapshot;
  }
  void catalogue.refresh().then((snapshot) => {
    consider(snapshot);
    catalogue.onChange(consider);
  });
}

/** A name that was given to listen on is ours too. An address is by itself, for requests that come to it. */
function allowedHosts({ host, allowHosts }: Settings): string[] {
  return isIP(host) === 0 ? [...allowHosts, host] : allowHosts;
}
