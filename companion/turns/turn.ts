import type { Snapshot } from '../../protocol/companion-messages.ts';
import type { StoppedBy, TerminalEvent, TurnEvent } from '../../protocol/turn-events.ts';
import { INTERRUPTED } from '../coded-error.ts';
import type { TurnContext } from '../conversations/turn-context.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { RECANTED } from '../store/store.ts';
import type { Catalogue } from '../upstreams/catalogue.ts';
import type { Answerer, ChosenModel } from '../upstreams/chosen-model.ts';
import { UpstreamError, type UpstreamFinish } from '../upstreams/upstream.ts';
import { answer } from './answer.ts';
import type { Question } from './answer-options.ts';
import { judgeAnswer } from './judge-answer.ts';
import { createKeptNotes } from './kept-notes.ts';
import type { NoteCache } from './note-cache.ts';
import type { EmbeddingCache } from './passages/embedding-cache.ts';
import type { SlotQueue } from './queue/slot-queue.ts';
import { createRepetitionWatch } from './repetition-watch.ts';
import { toFailure } from './turn-error.ts';
import { createTurnLog, type LogInput, type TurnLog } from './turn-log.ts';

export interface TurnOptions {
  id: string;
  context: TurnContext;
  /** Whose it is, as far as the queue's fairness goes. */
  client: string;
  /** Whether the turn that it follows is over. */
  isReady(): boolean;
  resolve: Catalogue['resolve'];
  queue: SlotQueue;
  notes: NoteCache;
  embeddings: EmbeddingCache;
  maxLogBytes: number;
  /** See `Clock.now`. */
  now(): number;
  /** Its lines carry the turn's id. */
  log: Log;
}

/** When a turn reached each of its stages, by `Clock.now`; undefined: not yet, or never. */
export interface TurnTimes {
  readonly asked: number;
  /** It had a slot for the first time. */
  started?: number;
  /** The model said something, be it a thought. */
  spoke?: number;
  ended?: number;
}

/** A turn as those who watch it see it, whether it runs here or elsewhere. */
export interface WatchedTurn {
  readonly id: string;
  readonly log: TurnLog;
  /** Resolves with the terminal, once it is in the log; undefined: this companion stops, and the turn goes on at another one. */
  readonly ended: Promise<TerminalEvent | undefined>;
  /**
   * Ends it as `cancelled` once the upstream has let go. When it is ending already it ends as it would have.
   *
   * @param by who says so, when that is not its asker
   * @param isWithdrawn whether its question is taken back too
   */
  cancel(by?: StoppedBy, isWithdrawn?: boolean): void;
}

/** One generation: a question, the work on it, and the log of what came of it. */
export interface Turn extends WatchedTurn {
  /** `waiting`: for its parent or a slot, also between the parts of a summary. */
  readonly stage: 'waiting' | 'running' | 'ended';
  /** The server that answers, or answered; undefined before one was asked. */
  readonly answerer: Answerer | undefined;
  /** Whether it was recorded, so that it began to wait. */
  readonly hasBegun: boolean;
  readonly times: Readonly<TurnTimes>;
  start(question: Question): void;
  /** Ends as the log did that was left by a companion that is gone, or as `error interrupted` behind it. Nothing is asked of a model twice. */
  takeOver(left: readonly (TurnEvent | Snapshot)[]): void;
  /** It follows another turn than its question said; its viewers are told where it waits. */
  moveBehind(parent: string | null): void;
  /** Ends it as `error interrupted`. */
  interrupt(): void;
}

/**
 * More places than a log grows by that its companion could not leave to another one. The other one goes on behind them with a
 * snapshot, so that the end is new to viewers who saw more.
 */
const UNSEEN_PLACES = 100_000_000;

type Ending = Extract<LogInput, { type: 'done' | 'cancelled' | 'error' }>;

export function createTurn(options: TurnOptions): Turn {
  const { id, context, now } = options;
  const log = createTurnLog(id, options.maxLogBytes);
  const times: TurnTimes = { asked: now() };
  const stopping = new AbortController();
  const ended = Promise.withResolvers<TerminalEvent>();
  let stage: Turn['stage'] = 'waiting';
  /** Why it has to end before its time. Once set, nothing but the terminal is logged: an accepted cancel is the last word. */
  let stop: 'cancelled' | 'interrupted' | 'full' | 'repeating' | undefined;
  let stoppedBy: StoppedBy | undefined;
  let isWithdrawn = false;
  let hasBegun = false;
  /** What it follows, once that is another turn than its question said; and what was said last of its wait. */
  let moved: { parent: string | null } | undefined;
  let wait: { position: number; waitMs?: number } | undefined;
  /** Whether viewers know what it follows. */
  let isMoveTold = true;
  /** The name as the wire has it; empty until one is found. */
  let model = '';
  /** What the person has the model told before everything else. */
  let system = '';
  let answerer: Answerer | undefined;
  /** Whether viewers know that it waits no longer. */
  let isAnnounced = false;

  const watches = { token: createRepetitionWatch(), thinking: createRepetitionWatch() };

  function stopAs(reason: NonNullable<typeof stop>): void {
    if (stop !== undefined) return;
    stop = reason;
    stopping.abort();
  }

  function append(input: LogInput): void {
    if (stop === undefined) log.append(input);
  }

  function tellPlace(place: NonNullable<typeof wait>): void {
    isMoveTold = true;
    append({ type: 'queued', ...place, ...moved });
  }

  async function work(question: Question): Promise<UpstreamFinish> {
    stopping.signal.throwIfAborted();
    // Nothing is asked of an upstream yet, so a cancel needs not wait for this.
    const chosen = await Promise.race([options.resolve(question.model), rejectOnAbort(stopping.signal)]);
    const isRepeated = model === chosen.name;
    model = chosen.name;
    return ask(question, chosen).catch((error: unknown) => {
      // The default turned out to be no model for chats, which the catalogue knows from now on: the next one answers. A
      // model that was named is never replaced.
      const isMute = error instanceof UpstreamError && error.lacks === 'chat';
      if (!isMute || question.model !== undefined || isRepeated) throw error;
      return work(question);
    });
  }

  function ask(question: Question, chosen: ChosenModel): Promise<UpstreamFinish> {
    return answer({
      question,
      context,
      model: chosen,
      queue: options.queue,
      client: options.client,
      embeddings: options.embeddings,
      notes: createKeptNotes(options.notes, context.notes, options.log),
      signal: stopping.signal,
      isReady: options.isReady,
      onPosition(position, waitMs) {
        stage = 'waiting';
        isAnnounced = false;
        wait = { position, ...(waitMs !== undefined && { waitMs }) };
        tellPlace(wait);
      },
      onSlot(given) {
        // It need not wait any more, or never had to.
        if (!isMoveTold) tellPlace(wait ?? { position: 1 });
        answerer = given;
        stage = 'running';
        if (times.started === undefined) noteStart(given);
        if (isAnnounced) return;
        isAnnounced = true;
        append({ type: 'loading', model });
      },
      onTold(given) {
        // A note on a part is given none; the answer from the notes is.
        if (given !== '') system = given;
      },
      onStep({ code, params }, index, count, { leftMs, note, passages } = {}) {
        if (stop !== undefined) return;
        const step = {
          type: 'step' as const,
          code,
          params: { ...params },
          index,
          count,
          ...(note !== undefined && { note }),
          ...(passages !== undefined && { passages }),
        };
        context.keepText?.('part', JSON.stringify(step));
        log.append({ ...step, ...(leftMs !== undefined && { leftMs }) });
      },
      onDelta(kind, text) {
        if (stop !== undefined) return;
        if (times.spoke === undefined) noteFirstWord();
        context.keepText?.(kind === 'token' ? 'content' : kind, text);
        if (!log.appendText(kind, text)) stopAs('full');
        else if (watches[kind].push(text)) stopAs('repeating');
      },
      onRecant() {
        if (stop !== undefined) return;
        context.keepText?.('part', JSON.stringify(RECANTED));
        log.recant();
      },
    });
  }

  function finishWork(question: Question): Promise<Ending> {
    return work(question).then(
      (finish) => toStopped() ?? toDone(finish),
      (error: unknown) => toStopped() ?? toFailure(error, options.log),
    );
  }

  async function run(question: Question): Promise<void> {
    const ending = log.terminal ?? (await finishWork(question));
    // However it ended: what it was told may be changed later.
    const logEnd = await keep({ ...ending, ...(system && { system }) });
    stage = 'ended';
    times.ended = now();
    logEnd();
    const terminal = log.terminal as TerminalEvent;
    noteEnd(terminal);
    ended.resolve(terminal);
  }

  function since(from: number): number {
    return Math.round(now() - from);
  }

  function noteStart({ upstream }: Answerer): void {
    times.started = now();
    options.log.info({ upstream: upstream.id, queuedMs: since(times.asked) }, 'a turn started');
  }

  function noteFirstWord(): void {
    times.spoke = now();
    options.log.info({ firstMs: since(times.started ?? times.asked) }, 'first word of a turn');
  }

  function noteEnd(terminal: TerminalEvent): void {
    const outcome = outcomeOf(terminal);
    const tokens = terminal.type === 'done' ? terminal.usage?.answerTokens : undefined;
    options.log.info({ outcome, ms: since(times.asked), tokens }, 'a turn ended');
  }

  function toDone(
    finish: Omit<UpstreamFinish, 'reason'> & { reason: UpstreamFinish['reason'] | 'repetition' },
  ): Ending {
    const { reason, usage } = finish;
    const empty = judgeAnswer(finish, log.parts());
    return { type: 'done', reason, ...(empty && { empty }), model, usage, saved: context.saves };
  }

  function toStopped(): Ending | undefined {
    switch (stop) {
      case 'cancelled':
        return { type: 'cancelled', ...(stoppedBy && { by: stoppedBy }), ...(isWithdrawn && { withdrawn: true }) };
      case 'interrupted':
        return INTERRUPTED;
      case 'full':
        return toDone({ reason: 'length', usage: null });
      case 'repeating':
        return toDone({ reason: 'repetition', usage: null });
      case undefined:
        return undefined;
    }
  }

  /** The terminal follows its commit, and says so when that failed. Gives what logs it. */
  async function keep(ending: Ending): Promise<() => void> {
    const terminal: TerminalEvent = log.terminal ?? { ...ending, turn: id, seq: log.seq + 1 };
    try {
      const stored = await context.finish({ parts: log.parts(), model, terminal });
      const other = stored?.record.terminal;
      if (stored && other) return () => log.settle({ answer: stored.record.answer, terminal: other });
      return () => log.append(terminal);
    } catch (error) {
      options.log.error(toLogFields(error), 'a turn could not be kept');
      return () => log.append(terminal.type === 'done' ? { ...terminal, saved: 'failed' } : terminal);
    }
  }

  return {
    id,
    log,
    get stage() {
      return stage;
    },
    ended: ended.promise,
    get answerer() {
      return answerer;
    },
    get hasBegun() {
      return hasBegun;
    },
    times,
    start(question) {
      hasBegun = true;
      void run(question);
    },
    takeOver(left) {
      for (const event of left) log.take(event);
      if (log.terminal?.type === 'done') model = log.terminal.model;
      if (log.terminal) return;
      log.take({ type: 'snapshot', turn: id, seq: log.seq + UNSEEN_PLACES, parts: log.parts() });
      stopAs('interrupted');
    },
    moveBehind(parent) {
      moved = { parent };
      isMoveTold = false;
      if (wait && stage === 'waiting') tellPlace(wait);
    },
    cancel(by, withdraws = false) {
      if (stop === undefined) {
        stoppedBy = by;
        isWithdrawn = withdraws;
      }
      stopAs('cancelled');
    },
    interrupt: () => stopAs('interrupted'),
  };
}

/** How a turn ended, in a word: `done`, `cancelled`, or an error's code. */
export function outcomeOf(terminal: TerminalEvent): string {
  return terminal.type === 'error' ? terminal.code : terminal.type;
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
