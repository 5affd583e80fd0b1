import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { StoppedBy } from '../../protocol/turn-events.ts';
import type { Clock } from '../clock.ts';
import { createListeners } from '../listeners.ts';
import { type Live, LOOK_MS } from '../live/live.ts';
import { type Log, logWith, toLogFields } from '../logging/log.ts';
import { countAskedChars } from '../prompts/source.ts';
import type { Catalogue } from '../upstreams/catalogue.ts';
import { type Asked, type AskRequest, toChatGroup, toGroup } from './ask-request.ts';
import { type Asker, stoppedBy, toClient } from './asker.ts';
import { createFollowedTurns, type FollowedTurnsOptions } from './followed-turns.ts';
import type { SlotQueue } from './queue/slot-queue.ts';
import { createTurn, type Turn, type WatchedTurn } from './turn.ts';
import { CONFLICT, createTurnAdmission, DRAINING, findOverload, OVERLOADED } from './turn-admission.ts';
import { createTurnEntries, type TurnEntry } from './turn-entries.ts';
import { allEnded, createTurnKeeping, type TurnKeeping } from './turn-keeping.ts';
import type { TurnQuota } from './turn-quota.ts';
import { createWaitingLine, type WaitingLine } from './waiting-line.ts';

/** A turn was recorded, or has its terminal. */
export interface TurnNews {
  type: 'began' | 'ended';
  request: AskRequest;
  turn: Turn;
}

/** Every turn of one person, apart from the sockets that watch them. Where there is one person, these are all of the companion. */
export interface TurnRegistry {
  /** Begins a turn, or finds it when the same was asked before. A refusal leaves no trace. */
  ask(request: AskRequest): Promise<Asked>;
  /** A turn, once it is known that it was recorded, also one that another companion runs; undefined when none knows it. */
  find(turn: string, asker: Asker): Promise<WatchedTurn | undefined>;
  /** Cancels a turn at once, also while it is being recorded; then as `find`. One that is asked soon after is cancelled too. */
  cancel(turn: string, asker: Asker): Promise<WatchedTurn | undefined>;
  /** Puts a question that waits for another one elsewhere in its line; see `WaitingLine`. */
  arrange: WaitingLine['arrange'];
  /** Takes one of them back. */
  withdraw(turn: string, asker: Asker): Promise<boolean>;
  /** See `WaitingLine`. */
  standIn: WaitingLine['standIn'];
  arrive(asker: Asker): void;
  /** A private asker's turns are aborted and dropped; others' go on. */
  leave(asker: Asker): void;
  /** Drops a temporary conversation, and aborts what runs in it. */
  forget(conversation: string, asker: Asker): void;
  /** Another companion has ended a turn of clients': it is forgotten here once it has ended too, for what is stored of it holds. */
  yield(turn: string): void;
  /** Cancels what waits or runs in a conversation of clients'. */
  cancelAll(conversation: string): void;
  /** Cancels what waits or runs for an asker, on all its connections. */
  cancelAskedBy(asker: string, by?: StoppedBy): void;
  /** The conversation of a turn of clients' that is here; undefined when it is not. */
  conversationOf(turn: string): string | undefined;
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
  /** Ends a turn whose companion is gone, and gives what is stored of it; none: nothing is. See `LostTurns`. */
  endLost?: FollowedTurnsOptions['endLost'];
  clock: Clock;
  log: Log;
  /** Whose turns these are; none: there is one person. */
  person?: string;
  /** What they may ask; none: as much as the companion takes. */
  quota?: TurnQuota;
  /** What bounds them together with those of other persons; none: there are no others. */
  keeping?: TurnKeeping;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

export function createTurnRegistry(options: TurnRegistryOptions): TurnRegistry {
  const { catalogue, queue, live, clock, log, quota } = options;
  const limits = { ...LIMITS, ...options.limits };
  const keeping = options.keeping ?? createTurnKeeping({ clock, limits });
  const entries = createTurnEntries(keeping.unfinished);
  const { unfinished } = entries;
  const listeners = createListeners<[news: TurnNews]>();
  const { endLost = async () => undefined } = options;
  const elsewhere = createFollowedTurns({ live, endLost, clock, maxLogBytes: limits.turnLogBytes });
  const admit = createTurnAdmission({ entries, elsewhere, queue, ...(quota && { quota }), begin });
  const { retentionOf } = keeping;
  const caches = keeping.cachesOf(options.person ?? '');
  const stopDropping = keeping.onDrop(dropGroup);
  const line = createWaitingLine({ entries, queue, isParentOver });
  let isClosed = false;

  function dropGroup(group: string): void {
    for (const { turn, lease, request } of entries.removeGroup(group)) {
      turn.cancel();
      lease?.forget();
      request.context.drop?.().catch((error: unknown) => {
        log.error(toLogFields(error), 'a conversation could not be dropped');
      });
    }
  }

  function tell(type: TurnNews['type'], { request, turn }: TurnEntry): void {
    listeners.tell({ type, request, turn });
  }

  function begin(entry: TurnEntry): void {
    void entry.turn.ended.then(() => end(entry));
    tell('began', entry);
    entry.turn.start(entry.request.question);
  }

  function end(entry: TurnEntry): void {
    entries.end(entry);
    if (entry.kept === undefined) {
      entries.remove(entry);
      // Others have just been told of it, as of a question in a shared room.
      if (entry.lease) clock.after(LOOK_MS, entry.lease.forget);
    } else entry.kept.end(entry.turn.log.seq);
    // The turns that wait for this one may go.
    queue.advance();
    tell('ended', entry);
    keeping.end(entry.turn);
  }

  async function find(turn: string, asker: Asker): Promise<WatchedTurn | undefined> {
    const asked = await entries.get(turn, asker)?.admission;
    if (asked && 'turn' in asked) return asked.turn;
    return asker.isPrivate ? undefined : elsewhere.find(turn);
  }

  function isParentOver({ request: { parent, asker }, parent: elsewhere }: TurnEntry): boolean {
    const here = parent === null ? undefined : entries.get(parent, asker);
    return !(here && unfinished.has(here)) && (elsewhere === undefined || elsewhere.isOver);
  }

  /** It counts, and is known, from here on; undefined when there is no room for it. */
  function enter(request: AskRequest): TurnEntry | undefined {
    const { turn: id, asker, context, question } = request;
    const group = toGroup(request);
    const needsOpener = () => context.saves !== 'stored';
    const chars = countAskedChars(question.parts);
    const kept = group === undefined ? undefined : retentionOf(asker).begin(group, asker.id, chars, needsOpener);
    if (group !== undefined && kept === undefined) return undefined;
    const turnLog = logWith({ turn: id }, log);
    const turn = createTurn({
      id,
      context,
      client: toClient(asker),
      // A turn that was asked again and turned out to be known never begins.
      isReady: () => isParentOver(entry) && !line.isHeld(entry),
      resolve: (model) => catalogue.resolve(model),
      queue,
      ...caches,
      maxLogBytes: limits.turnLogBytes,
      now: clock.now,
      log: turnLog,
    });
    const admission = Promise.resolve({ turn });
    const entry: TurnEntry = {
      request,
      turn,
      log: turnLog,
      kept,
      lease: undefined,
      parent: undefined,
      admission,
    };
    entries.add(entry);
    return entry;
  }

  /** Whether it was asked here again while another companion runs it. */
  async function turnsOutElsewhere({ turn, admission }: TurnEntry): Promise<boolean> {
    const asked = await admission;
    return 'turn' in asked && asked.turn !== turn;
  }

  return {
    async ask(request) {
      const { turn, asker, fingerprint } = request;
      const known = entries.get(turn, asker);
      if (known) {
        const isSame = known.request.asker.id === asker.id && known.request.fingerprint === fingerprint;
        return isSame ? known.admission : { refusal: CONFLICT };
      }
      const overload = isClosed || keeping.isDraining ? DRAINING : findOverload(keeping, asker, limits);
      const refusal = overload ?? quota?.refuse(unfinished.size);
      if (refusal) return { refusal };
      // Before anything is awaited, so that a cancel works before any reply.
      const entry = enter(request);
      if (entry === undefined) return { refusal: OVERLOADED };
      entry.admission = admit(entry);
      return entry.admission;
    },
    find,
    async cancel(turn, asker) {
      const here = entries.get(turn, asker);
      here?.turn.cancel(stoppedBy(asker, here.request.asker));
      if (!asker.isPrivate && (here === undefined || (await turnsOutElsewhere(here)))) await live.cancel(turn, asker);
      return find(turn, asker);
    },
    arrange: line.arrange,
    withdraw: (turn, asker) => line.withdraw(turn, ({ request }) => stoppedBy(asker, request.asker)),
    standIn: line.standIn,
    arrive: (asker) => retentionOf(asker).arrive(asker.id),
    leave(asker) {
      const retention = retentionOf(asker);
      retention.leave(asker.id, asker.isPrivate);
      if (!asker.isPrivate) return;
      for (const entry of unfinished) {
        if (entry.request.asker.id !== asker.id) continue;
        entry.turn.cancel();
        entries.forget(entry);
      }
      if (asker.isGuest) retention.dropOpenedBy(asker.id);
    },
    forget: (conversation, asker) => retentionOf(asker).drop(toChatGroup(conversation, asker)),
    yield(turn) {
      const entry = entries.ofClients(turn);
      const group = entry && toGroup(entry.request);
      if (!entry || group === undefined) return;
      void entry.turn.ended.then(() => retentionOf(entry.request.asker).drop(group));
    },
    cancelAll(conversation) {
      for (const turn of entries.runningIn(conversation)) turn.cancel();
    },
    cancelAskedBy(asker, by) {
      for (const { request, turn } of unfinished) if (request.asker.id === asker) turn.cancel(by);
    },
    conversationOf: (turn) => entries.ofClients(turn)?.request.conversation,
    isRunning: (conversation) => entries.runningIn(conversation).length > 0,
    runningConversations() {
      const ofClients = [...unfinished].filter(({ request }) => !request.asker.isPrivate);
      return new Set(ofClients.flatMap(({ request }) => request.conversation ?? []));
    },
    onNews: listeners.on,
    async shutdown() {
      isClosed = true;
      if (!options.keeping) keeping.dispose();
      elsewhere.dispose();
      const ends = allEnded(unfinished);
      for (const { turn } of unfinished) turn.interrupt();
      await ends;
      stopDropping();
    },
    get counts() {
      const running = [...unfinished].filter(({ turn }) => turn.stage === 'running').length;
      return { waiting: unfinished.size - running, running, kept: entries.size };
    },
  };
}
