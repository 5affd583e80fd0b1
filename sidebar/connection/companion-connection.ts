import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ModelsMessage, Welcome } from '../../protocol/companion-messages.ts';
import { type Credentials, keyKindOf } from '../access/credentials.ts';
import type { KeyOffer } from '../access/key-offer.ts';
import type { Problem } from '../state/problem.ts';
import { createBackoff } from './backoff.ts';
import type { Channel, ChannelListener, OpenChannel } from './channel.ts';
import { type Clock, systemClock } from './clock.ts';
import { type CompanionSocket, openCompanionSocket, type Role, type SocketEnd } from './companion-socket.ts';
import type { Endpoint } from './connection-problems.ts';
import { type ConversationChange, createConversationsWatch } from './conversations-watch.ts';
import { isAnswering } from './health-probe.ts';
import { createModelsWatch } from './models-watch.ts';
import { createRequests, type Requests } from './requests.ts';
import type { ChatMessageInput, TurnHandle, TurnObserver, UploadEvents } from './turn-observer.ts';
import type { Verdict } from './verdict.ts';
import { onWake } from './wake-events.ts';
import { createWatchedTurns } from './watched-turns.ts';

/** How the connection is. */
export type ConnectionPhase =
  /** An attempt is under way; `problem` is why the one before failed. */
  | { phase: 'connecting'; problem: Problem | null }
  /** `role` is `guest` unless the companion has proved that it knows our key. */
  | { phase: 'ready'; role: Role; welcome: Welcome }
  /** Tries again by itself, soon. */
  | { phase: 'waiting'; problem: Problem }
  /** Only {@link CompanionConnection.retry} tries again. */
  | { phase: 'stopped'; problem: Problem };

/** One `aside.v1` connection to the companion that mends itself. */
export interface CompanionConnection {
  readonly state: ReadonlySignal<ConnectionPhase>;
  /** What the last attempt was made with; null before the first, and while they can't be read. */
  readonly credentials: ReadonlySignal<Credentials | null>;
  /**
   * Watches a turn: asks it when a `chat` is given (as soon as there is a connection), else attaches from after `seq`
   * (from the beginning without one). Opening a turn again replaces its observer. What is refused here, without a word
   * from the companion, may be refused before this returns.
   */
  openTurn(request: ChatMessageInput | { turn: string; seq?: number }, observer: TurnObserver): TurnHandle;
  /** Called with the list of models now (when it is known) and whenever it changes; returns its unsubscribe. */
  watchModels(listener: (models: ModelsMessage) => void): () => void;
  /**
   * Called with each change of a stored conversation from now on; returns its unsubscribe. What changes while there is
   * no connection is not told: a list that is kept has to be asked for again on the next.
   */
  watchConversations(listener: (change: ConversationChange) => void): () => void;
  /** Asks something that is answered once. */
  request: Requests['ask'];
  /**
   * A channel over the connection that there is now, for what is said in several messages. Undefined when there is none.
   * It is over once it is closed, or `lost`.
   */
  openChannel: OpenChannel;
  /** Connects at once, with the credentials read again; a guest does so also when connected. */
  retry(): void;
  dispose(): void;
}

export interface CompanionConnectionOptions {
  /** Read before every attempt. Rejects with `CredentialsError` when they are there but can't be used. */
  credentials(): Promise<Credentials>;
  /** Calls back when they are others now. */
  onCredentialsChange?: (listener: () => void) => () => void;
  /** The bytes under a SHA-256 that a question names, where they are kept here; see `UploadEvents`. */
  findBlob?: UploadEvents['findBlob'];
  /** A random id of this installation. */
  install: string;
  /** What the browser will send as Origin; by default this page's. `-` when it sends none. */
  origin?: string;
  webSocket?: typeof WebSocket;
  fetch?: typeof fetch;
  clock?: Clock;
  /** Between 0 (inclusive) and 1. */
  random?: () => number;
  /** Calls back when it may be worth trying at once: the network is back, the page is visible again. */
  onWake?: (listener: () => void) => () => void;
  /** Told once per connection that a frame was not understood; by default the console is. */
  onIgnoredFrame?: (reason: string) => void;
}

/** Words of what may go wrong are no small part of the panel, and its first frame needs none of them. */
const loadJudge = () => import('./judge-end.ts');

/** A connection that holds for so long was good: the next failure is a new one. */
const STABLE_MS = 5_000;

export function createCompanionConnection(options: CompanionConnectionOptions): CompanionConnection {
  const { install, random, onIgnoredFrame = warnOfFrame } = options;
  const origin = options.origin ?? globalThis.location.origin;
  const clock = options.clock ?? systemClock;
  const environment = { webSocket: options.webSocket ?? globalThis.WebSocket, clock, origin, install };
  const fetchHealth = options.fetch ?? globalThis.fetch;

  const state = signal<ConnectionPhase>({ phase: 'connecting', problem: null });
  const credentials = signal<Credentials | null>(null);
  const backoff = createBackoff(random);
  const turns = createWatchedTurns(
    () => void upgradeGuest().then(turns.refuseKeyless),
    (chat, events) =>
      void import('./upload-sources.ts').then(
        ({ sendAhead }) => sendAhead(chat, openChannel, { ...events, findBlob: options.findBlob }),
        // It may fit one message all the same.
        () => events.onReady(chat),
      ),
  );
  const requests = createRequests(clock);
  const listeners = new Set<ChannelListener>();
  const conversations = createConversationsWatch();
  const models = createModelsWatch();

  /** Ends with the attempt, or the connection, that counts: what belongs to an earlier one is ignored. */
  let lifetime = new AbortController();
  let socket: CompanionSocket | undefined;
  let cancelTimer = () => {};
  /** What was answered by trying at once; not again before a connection was good. */
  const triedAtOnce = new Set<Verdict['tryAtOnce']>();

  const stopListening = (options.onWake ?? onWake)(() => {
    const { phase } = state.peek();
    if (phase === 'waiting') connect();
    else if (phase === 'ready') socket?.check();
    void upgradeGuest();
  });
  const stopFollowing = options.onCredentialsChange?.(() => {
    forgetFailures();
    connect();
  });
  connect();

  function connect(): void {
    leave();
    const { signal: ended } = lifetime;
    const dialling = options.credentials().then(async (found) => {
      const offer = await offerKey(found);
      if (!ended.aborted) dial(found, offer);
    });
    dialling.catch(async (error: unknown) => {
      const problem = await import('./connection-problems.ts').then(
        ({ unusableCredentials }) => unusableCredentials(error),
        () => UNEXPLAINED,
      );
      if (ended.aborted) return;
      batch(() => {
        credentials.value = null;
        state.value = { phase: 'stopped', problem };
      });
    });
  }

  /** Gives up the attempt or the connection that there is. */
  function leave(): void {
    lifetime.abort();
    lifetime = new AbortController();
    cancelTimer();
    socket?.close();
    socket = undefined;
    disconnected();
  }

  /** What proves a key is no small part, and the panel's first frame needs none of it. */
  async function offerKey({ token, address }: Credentials): Promise<KeyOffer | undefined> {
    if (token === undefined) return undefined;
    const { createKeyOffer } = await import('../access/key-offer.ts');
    return createKeyOffer(token, address, origin);
  }

  function dial(found: Credentials, offer: KeyOffer | undefined): void {
    let ignoredFrames = 0;
    credentials.value = found;
    const dialled = openCompanionSocket(environment, found, offer, {
      ready(welcome, role) {
        cancelTimer = clock.after(STABLE_MS, () => {
          // Before it is needed: to the companion's own page it comes from the companion, which may be gone by then.
          void loadJudge().catch(() => {});
          forgetFailures();
          void upgradeGuest();
        });
        batch(() => {
          // Effects run when the batch ends, and find everything connected.
          state.value = { phase: 'ready', role, welcome };
          turns.connected({ socket: dialled, welcome, role });
          // Before any request for a list, so that no change falls between the two.
          conversations.connected(dialled, role);
          requests.connected(dialled);
          models.connected(dialled, role);
        });
      },
      message(message) {
        turns.receive(message);
        requests.receive(message);
        for (const listener of listeners) listener.message(message);
        conversations.receive(message);
        models.receive(message);
      },
      ended: (end) => void recover(end, { ...found, origin, key: keyKindOf(found) }),
      notUnderstood(frame) {
        ignoredFrames += 1;
        if (ignoredFrames === 1) onIgnoredFrame(frame.reason);
        turns.notUnderstood(frame);
      },
    });
    socket = dialled;
  }

  async function recover(end: SocketEnd, endpoint: Endpoint): Promise<void> {
    leave();
    const { signal: ended } = lifetime;
    const verdict = await judge(end, endpoint, () => isAnswering(endpoint, fetchHealth, clock, ended));
    if (ended.aborted) return;
    const { problem, next, tryAtOnce, isUnderWay } = verdict;
    if (isUnderWay) backoff.reset();
    if (tryAtOnce && !triedAtOnce.has(tryAtOnce)) {
      triedAtOnce.add(tryAtOnce);
      connect();
    } else if (next === 'wait') {
      state.value = { phase: 'waiting', problem };
      cancelTimer = clock.after(backoff.next(), connect);
    } else {
      state.value = { phase: 'stopped', problem };
    }
  }

  function disconnected(): void {
    const last = state.peek();
    batch(() => {
      state.value = { phase: 'connecting', problem: 'problem' in last ? last.problem : null };
      if (last.phase !== 'ready') return;
      turns.disconnected();
      requests.disconnected();
      for (const listener of listeners) listener.lost();
      listeners.clear();
      conversations.disconnected();
      models.disconnected();
    });
  }

  function forgetFailures(): void {
    backoff.reset();
    triedAtOnce.clear();
  }

  /**
   * Connects again as a client when a key has appeared: `npm start` writes it a moment after the companion listens, and
   * the panel may have been faster.
   */
  async function upgradeGuest(): Promise<void> {
    const { signal: ended } = lifetime;
    if (!isGuest()) return;
    const found = await options.credentials().catch(() => undefined);
    // The companion ends a guest's turns with its connection: what runs is not worth less than the key.
    if (!ended.aborted && found?.token !== undefined && turns.sentCount === 0) connect();
  }

  function openChannel(listener: ChannelListener): Channel | undefined {
    if (!socket || state.peek().phase !== 'ready') return undefined;
    listeners.add(listener);
    const { send, sendBytes } = socket;
    return { send, sendBytes, close: () => void listeners.delete(listener) };
  }

  function isGuest(): boolean {
    const now = state.peek();
    return now.phase === 'ready' && now.role === 'guest';
  }

  return {
    state,
    credentials,
    openTurn: turns.open,
    watchModels: models.watch,
    watchConversations: conversations.watch,
    request: requests.ask,
    openChannel,
    retry() {
      const { phase } = state.peek();
      if (phase === 'connecting' || (phase === 'ready' && !isGuest())) return;
      forgetFailures();
      connect();
    },
    dispose() {
      stopListening();
      stopFollowing?.();
      leave();
      requests.dispose();
    },
  };
}

async function judge(...given: Parameters<typeof import('./judge-end.ts')['judgeEnd']>): Promise<Verdict> {
  const judgement = await loadJudge().catch(() => null);
  return judgement ? judgement.judgeEnd(...given) : { problem: UNEXPLAINED, next: 'wait' };
}

const UNEXPLAINED: Problem = { code: 'connection_unexplained', params: {}, retryable: true };

function warnOfFrame(reason: string): void {
  // biome-ignore lint/suspicious/noConsole: the extension has no other log, and a person who looks for a cause looks there.
  console.warn(`Aside ignored a frame of the companion: ${reason}`);
}
