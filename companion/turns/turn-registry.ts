import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { type CodedError, codedError, INTERRUPTED, toCodedError } from '../coded-error.ts';
import type { Recorded, TurnContext } from '../conversations/turn-context.ts';
import type { Live, TurnLease } from '../live/live.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { type AskedPart, countAskedChars } from '../prompts/source.ts';
import type { StoredTurn } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import type { Catalogue } from '../upstreams/catalogue.ts';
import type { Question } from './answer-options.ts';
import { createFollowedTurns } from './followed-turns.ts';
import { createNoteCache } from './note-cache.ts';
import { createEmbeddingCache } from './passages/embedding-cache.ts';
import { toGuestClient } from './queue/fair-order.ts';
import type { SlotQueue } from './queue/slot-queue.ts';
import { createRetention, type KeptTurn } from './retention.ts';
import { createTurn, type Turn, type WatchedTurn } from './turn.ts';

/** Who asks. */
export interface Asker {
  /** Of the client, so that all its connections share it; or of the connection, when it is private. */
  id: string;
  /** Its turns are nobody else's business, have ids of their own, and end with its only connection. */
  isPrivate: boolean;
  /** Has no key: its turns count in budgets of their own. */
  isGuest?: boolean;
  /** For fairness in the queue; absent: `id`. */
  client?: string;
}

export interface AskRequest {
  turn: string;
  asker: Asker;
  /** Equal for the same body, so that a question that is sent twice is asked once. */
  fingerprint: string;
  question: Question;
  /** Looks up the content of what `question` only names, and gives all of its parts; absent: it is whole. */
  gather?: () => Promise<Gathered>;
  context: TurnContext;
  /** The turn that it follows; it waits while that one runs. */
  parent: string | null;
  /**
   * Undefined: dropped at its end. A temporary conversation's turns are kept after their ends for as long as it is, any
   * other turn on its own.
   */
  conversation: string | undefined;
}

/** A question with its content, or why it can't be had. */
export type Gathered = { parts: readonly AskedPart[] } | { refusal: CodedError };

/** `stored`: it was asked before, and what came of it is known. */
export type Asked = { turn: WatchedTurn } | { stored: StoredTurn } | { refusal: CodedError };

/** A turn was recorded, or has its terminal. */
export interface TurnNews {
  type: 'began' | 'ended';
  request: AskRequest;
  turn: Turn;
}

/** Every turn of the companion, apart from the sockets that watch them. */
export interface TurnRegistry {
  /** Begins a turn, or finds it when the same was asked before. A refusal leaves no trace. */
  ask(request: AskRequest): Promise<Asked>;
  /** A turn, once it is known that it was recorded, also one that another companion runs; undefined when none knows it. */
  find(turn: string, asker: Asker): Promise<WatchedTurn | undefined>;
  /** Cancels a turn at once, also while it is being recorded; then as `find`. One that is asked soon after is cancelled too. */
  cancel(turn: string, asker: Asker): Promise<WatchedTurn | undefined>;
  arrive(asker: Asker): void;
  /** A private asker's turns are aborted and dropped; others' go on. */
  leave(asker: Asker): void;
  /** Drops a temporary conversation, and aborts what runs in it. */
  forget(conversation: string, asker: Asker): void;
  /** Cancels what waits or runs in a conversation of clients'. */
  cancelAll(conversation: string): void;
  /** Cancels what waits or runs for an asker, on all its connections. */
  cancelAskedBy(asker: string): void;
  /** Whether a turn waits or runs in a conversation of clients'. */
  isRunning(conversation: string): boolean;
  /** Those conversations of clients' in which one does. */
  runningConversations(): ReadonlySet<string>;
  /** Calls `listener` after each turn was recorded and after each has ended; returns its unsubscribe. */
  onNews(listener: (news: TurnNews) => void): () => void;
  /** Aborts every turn and ends it with `error interrupted`; nothing can be asked after. */
  shutdown(): Promise<void>;
  readonly counts: { waiting: number; running: number; kept: number };
}

export interface TurnRegistryOptions {
  catalogue: Pick<Catalogue, 'resolve'>;
  queue: SlotQueue;
  live: Pick<Live, 'claim' | 'follow' | 'cancel'>;
  clock: Clock;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

interface Entry {
  /** Once it is recorded, with all that goes along. */
  request: AskRequest;
  turn: Turn;
  /** Its share of what is kept; undefined when it is dropped at its end. */
  kept: KeptTurn | undefined;
  /** The right to run it, where others may know of it. */
  lease: TurnLease | undefined;
  /** The turn that it follows, where another companion runs that. */
  parent: WatchedTurn | undefined;
  admission: Promise<Asked>;
}

const SWEEP_MS = 30_000;

export function createTurnRegistry(options: TurnRegistryOptions): TurnRegistry {
  const { catalogue, queue, live, clock, log } = options;
  const limits = { ...LIMITS, ...options.limits };
  const entries = new Map<string, Entry>();
  /** The keys of what is kept and dropped together: tens of thousands are due at once after a busy while. */
  const groups = new Map<string, Set<string>>();
  const unfinished = new Set<Entry>();
  const listeners = new Set<(news: TurnNews) => void>();
  const elsewhere = createFollowedTurns(live, limits.turnLogBytes);
  const notes = createNoteCache(limits.noteChars);
  const embeddings = createEmbeddingCache(limits.embeddingFloats);
  const kept = { clock, keepMs: limits.temporaryMs, onDrop: dropEntries };
  // Apart, so that no guest can drive out what a client has.
  const ofClients = createRetention({ ...kept, maxChars: limits.keptChars });
  const ofGuests = createRetention({ ...kept, maxChars: limits.guestKeptChars });
  const retentionOf = ({ isGuest }: Asker) => (isGuest ? ofGuests : ofClients);
  let isClosed = false;
  let cancelSweep = clock.after(SWEEP_MS, sweep);

  function sweep(): void {
    ofClients.sweep();
    ofGuests.sweep();
    cancelSweep = clock.after(SWEEP_MS, sweep);
  }

  function dropEntries(group: string): void {
    const keys = groups.get(group) ?? [];
    groups.delete(group);
    for (const key of keys) {
      const entry = entries.get(key);
      if (entry === undefined) continue;
      entry.turn.cancel();
      entries.delete(key);
      entry.lease?.forget();
      entry.request.context.drop?.().catch((error: unknown) => {
        log.error(toLogFields(error), 'a conversation could not be dropped');
      });
    }
  }

  function tell(type: TurnNews['type'], { request, turn }: Entry): void {
    for (const listener of listeners) listener({ type, request, turn });
  }

  function* runningIn(conversation: string): Generator<Turn> {
    for (const { request, turn } of unfinished) {
      if (request.conversation === conversation && !request.asker.isPrivate) yield turn;
    }
  }

  function refuse({ asker }: AskRequest): CodedError | undefined {
    if (isClosed) return INTERRUPTED;
    const active = [...unfinished].filter(({ request }) => request.asker.isGuest === asker.isGuest);
    const waiting = active.filter(({ turn }) => turn.stage === 'waiting').length;
    if (waiting >= (asker.isGuest ? limits.guestQueuedTurns : limits.queuedTurns)) return OVERLOADED;
    if (!asker.isGuest) return undefined;
    const own = active.filter(({ request }) => request.asker.id === asker.id).length;
    return own >= limits.guestTurns ? OVERLOADED : undefined;
  }

  async function admit(entry: Entry): Promise<Asked> {
    const { turn } = entry;
    const recorded = await record(entry).catch((error: unknown) => {
      if (error instanceof StoreError) return { refusal: toCodedError(error.reason) };
      log.error(toLogFields(error), 'a question could not be recorded');
      return { refusal: NOT_RECORDED };
    });
    if (recorded === 'recorded') {
      void turn.ended.then(() => finish(entry));
      tell('began', entry);
      turn.start(entry.request.question);
      return { turn };
    }
    remove(entry);
    queue.advance();
    entry.kept?.refuse();
    entry.lease?.forget();
    if (recorded === 'elsewhere') {
      const followed = await elsewhere.find(turn.id);
      return followed ? { turn: followed } : { refusal: INTERRUPTED };
    }
    if (recorded === 'parent_gone') return { refusal: CONVERSATION_GONE };
    if (recorded === 'conflict') return { refusal: CONFLICT };
    return 'known' in recorded ? { stored: recorded.known } : recorded;
  }

  async function record(entry: Entry): Promise<Recorded | 'elsewhere' | { refusal: CodedError }> {
    const { request, turn } = entry;
    const { question, context, fingerprint } = request;
    if (!request.asker.isPrivate) {
      const { log, cancel: onCancel, interrupt: onLost } = turn;
      const claimed = await live.claim(turn.id, { fingerprint, log, onCancel, onLost });
      if ('taken' in claimed) return claimed.taken === fingerprint ? 'elsewhere' : 'conflict';
      entry.lease = claimed;
      if (request.parent !== null && !entries.has(request.parent)) {
        entry.parent = await elsewhere.find(request.parent);
        void entry.parent?.ended.then(queue.advance);
      }
    }
    const token = () => entry.lease?.token ?? 0;
    const gathered = await request.gather?.();
    if (gathered === undefined) return context.record(question.parts, token());
    if ('refusal' in gathered) return gathered;
    const { parts } = gathered;
    entry.request = { ...request, question: { ...question, parts } };
    const hasRoom = entry.kept?.grow(countAskedChars(parts) - countAskedChars(question.parts)) ?? true;
    return hasRoom ? context.record(parts, token()) : { refusal: OVERLOADED };
  }

  async function find(turn: string, asker: Asker): Promise<WatchedTurn | undefined> {
    const asked = await entries.get(toKey(turn, asker))?.admission;
    if (asked && 'turn' in asked) return asked.turn;
    return asker.isPrivate ? undefined : elsewhere.find(turn);
  }

  function finish(entry: Entry): void {
    unfinished.delete(entry);
    if (entry.kept === undefined) {
      remove(entry);
      entry.lease?.forget();
    } else entry.kept.end(entry.turn.log.seq);
    // The turns that wait for this one may go.
    queue.advance();
    tell('ended', entry);
  }

  function remove(entry: Entry): void {
    unfinished.delete(entry);
    const key = toKey(entry.request.turn, entry.request.asker);
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    const group = toGroup(entry.request);
    const keys = group === undefined ? undefined : groups.get(group);
    keys?.delete(key);
    if (group !== undefined && keys?.size === 0) groups.delete(group);
  }

  return {
    async ask(request) {
      const { asker } = request;
      const key = toKey(request.turn, asker);
      const known = entries.get(key);
      if (known) {
        const isSame = known.request.asker.id === asker.id && known.request.fingerprint === request.fingerprint;
        return isSame ? known.admission : { refusal: CONFLICT };
      }
      const refusal = refuse(request);
      if (refusal) return { refusal };
      const group = toGroup(request);
      const needsOpener = () => request.context.saves !== 'stored';
      const kept =
        group === undefined
          ? undefined
          : retentionOf(asker).begin(group, asker.id, countAskedChars(request.question.parts), needsOpener);
      if (group !== undefined && kept === undefined) return { refusal: OVERLOADED };
      const parent = request.parent === null ? undefined : entries.get(toKey(request.parent, asker));
      const turn = createTurn({
        id: request.turn,
        context: request.context,
        client: toClient(asker),
        // A turn that was asked again and turned out to be known never begins.
        isReady: () =>
          !(parent && unfinished.has(parent)) && (!entry.parent || entry.parent.log.terminal !== undefined),
        resolve: (model) => catalogue.resolve(model),
        queue,
        notes,
        embeddings,
        maxLogBytes: limits.turnLogBytes,
        log,
      });
      const entry: Entry = {
        request,
        turn,
        kept,
        lease: undefined,
        parent: undefined,
        admission: Promise.resolve({ turn }),
      };
      // Known from here on, so that a cancel works before any reply.
      entries.set(key, entry);
      if (group !== undefined) groups.set(group, (groups.get(group) ?? new Set()).add(key));
      unfinished.add(entry);
      entry.admission = admit(entry);
      return entry.admission;
    },
    find,
    async cancel(turn, asker) {
      const here = entries.get(toKey(turn, asker));
      here?.turn.cancel();
      if (here === undefined && !asker.isPrivate) await live.cancel(turn);
      return find(turn, asker);
    },
    arrive: (asker) => retentionOf(asker).arrive(asker.id),
    leave(asker) {
      const retention = retentionOf(asker);
      retention.leave(asker.id, asker.isPrivate);
      if (!asker.isPrivate) return;
      for (const entry of unfinished) {
        if (entry.request.asker.id !== asker.id) continue;
        entry.turn.cancel();
        entries.delete(toKey(entry.request.turn, asker));
      }
      if (asker.isGuest) retention.dropOpenedBy(asker.id);
    },
    forget: (conversation, asker) => retentionOf(asker).drop(toKey(conversation, asker)),
    cancelAll(conversation) {
      for (const turn of runningIn(conversation)) turn.cancel();
    },
    cancelAskedBy(asker) {
      for (const { request, turn } of unfinished) if (request.asker.id === asker) turn.cancel();
    },
    isRunning: (conversation) => !runningIn(conversation).next().done,
    runningConversations() {
      const ofClients = [...unfinished].filter(({ request }) => !request.asker.isPrivate);
      return new Set(ofClients.flatMap(({ request }) => request.conversation ?? []));
    },
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async shutdown() {
      isClosed = true;
      cancelSweep();
      elsewhere.dispose();
      const ends = [...unfinished].map(async ({ admission, turn }) => {
        if ('turn' in (await admission)) await turn.ended;
      });
      for (const { turn } of unfinished) turn.interrupt();
      await Promise.all(ends);
    },
    get counts() {
      const running = [...unfinished].filter(({ turn }) => turn.stage === 'running').length;
      return { waiting: unfinished.size - running, running, kept: entries.size };
    },
  };
}

const OVERLOADED = codedError('overloaded', { cause: 'questions' });
const NOT_RECORDED = codedError('internal', { cause: 'not_recorded' });
const CONFLICT = codedError('conflict', {});
const CONVERSATION_GONE = codedError('conversation_gone', { cause: 'followed' });

/** Ids of private askers are unique on their connection, all others in the companion. */
function toKey(id: string, asker: Asker): string {
  return asker.isPrivate ? `${asker.id}/${id}` : id;
}

/** Who takes turns in the queue. */
function toClient({ id, client = id, isGuest }: Asker): string {
  return isGuest ? toGuestClient(client) : client;
}

/** What is kept and dropped together. */
function toGroup({ turn, conversation, asker, context }: AskRequest): string | undefined {
  if (conversation === undefined) return undefined;
  return context.saves === 'temporary' ? toKey(conversation, asker) : `turn ${turn}`;
}
