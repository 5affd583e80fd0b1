import type { FollowedLog } from '../live.ts';
import type { RedisClaim } from './redis-claim.ts';
import type { RedisMember } from './redis-member.ts';

/** Events that are logged within this time are written together, for all turns that are followed. Milliseconds. */
const BATCH_MS = 20;
/**
 * The same for turns that nobody follows. Who takes such a turn over from a killed companion has all but the last 100 ms, the
 * write included. Milliseconds.
 */
const UNFOLLOWED_BATCH_MS = 80;
/** After this time an event that wakes the companion anyway has them written: waking costs more than writing. Milliseconds. */
const UNFOLLOWED_EARLY_MS = 60;
/** A stream begins anew with a snapshot when it has grown by this much, and by as much as it began with. Characters. */
const STREAM_CHARS = 256 * 1024;
/** How often the end of a log is tried to be written, with {@link BATCH_MS} between, when it can't be. */
const MOST_TRIES = 100;
/** How much is written at a time, of one turn and in one call, which may be twice as much then. Characters, roughly. */
const BATCH_CHARS = 1024 * 1024;

/**
 * Writes the logs of turns into streams. While no other companion follows a turn, its log is written at a slower pace, or not at
 * all where it is left to nobody. Each writer is a cursor into its log, so that text that is not written yet takes no memory.
 */
export interface LogWriters {
  begin(claim: RedisClaim): void;
  /** Another companion follows the turn from now on. */
  follow(claim: RedisClaim): void;
  isFollowed(claim: RedisClaim): boolean;
  /** Resolves once everything logged so far is written, or can't be. */
  writeOut(claim: RedisClaim): Promise<void>;
  /** The turn has its terminal: it is written to its end for those who follow it, and no further. */
  rest(claim: RedisClaim): void;
  stop(claim: RedisClaim): void;
  /** Redis may have lost any part of what was written. */
  restart(): void;
  dispose(): void;
}

export interface LogWritersOptions {
  /** Another companion has the turn. */
  onLost(claim: RedisClaim): void;
  /** Redis knows nothing of the turn. */
  onMissing(claim: RedisClaim): void;
}

interface Writer {
  readonly claim: RedisClaim;
  readonly log: FollowedLog;
  /** The `seq` that was written last; undefined: the stream begins anew. */
  cursor: number | undefined;
  isFollowed: boolean;
  /** Somebody waits until all of it is written. */
  isEnding: boolean;
  /** Characters that the stream began with, and characters that were added since. */
  initial: number;
  grown: number;
  unsubscribe(): void;
}

interface Batch {
  writer: Writer;
  wasFollowed: boolean;
  isNew: boolean;
  firstId: string;
  events: string[];
  cursor: number;
  chars: number;
}

export function createLogWriters(member: RedisMember, { onLost, onMissing }: LogWritersOptions): LogWriters {
  const writers = new Map<RedisClaim, Writer>();
  /** Those that have something to write. */
  const dirty = new Set<Writer>();
  let writing: Promise<void> | undefined;
  let cancelTimer: (() => void) | undefined;
  let isResting = false;
  /** Since when there is something to write of turns that nobody follows, by the clock; undefined: there is nothing. */
  let lateSince: number | undefined;
  let cancelLateTimer: (() => void) | undefined;
  /** Turns that nobody follows are written too, the next time. */
  let isLate = false;

  function mark(writer: Writer): void {
    dirty.add(writer);
    if (writer.isFollowed) writeSoon();
    else writeLate();
  }

  /** The first event after a pause is written at once, with everything that is logged in this turn of the event loop. */
  function writeSoon(): void {
    if (writing || isResting) return;
    isResting = true;
    cancelTimer = member.clock.after(BATCH_MS, () => {
      isResting = false;
      if (!writing) goOn();
    });
    queueMicrotask(() => void flush());
  }

  function writeLate(): void {
    if (lateSince === undefined) {
      lateSince = member.clock.now();
      cancelLateTimer = member.clock.after(UNFOLLOWED_BATCH_MS, writeAllNow);
    } else if (!isLate && member.clock.now() - lateSince >= UNFOLLOWED_EARLY_MS) {
      isLate = true;
      cancelLateTimer?.();
      queueMicrotask(writeAllNow);
    }
  }

  function writeAllNow(): void {
    lateSince = undefined;
    isLate = true;
    void flush();
  }

  /** One call at a time. */
  function flush(): Promise<void> {
    writing ??= writeAll().finally(() => {
      writing = undefined;
      goOn();
    });
    return writing;
  }

  /** Takes what was logged meanwhile, and what could not be written. */
  function goOn(): void {
    if (!member.isReady) return;
    if (isLate) void flush();
    else for (const writer of dirty) mark(writer);
  }

  /** One call, and no more than it may hold: it costs more than a token. What is left is written after it. */
  async function writeAll(): Promise<void> {
    const isAll = isLate;
    isLate = false;
    if (!member.isReady) return;
    const batches: Batch[] = [];
    let chars = 0;
    for (const writer of [...dirty]) {
      if (!writer.isFollowed && !isAll) continue;
      if (chars >= BATCH_CHARS) {
        isLate = isAll;
        break;
      }
      const batch = collect(writer);
      if (batch === undefined) continue;
      batches.push(batch);
      chars += batch.chars;
    }
    if (batches.length > 0) await write(batches);
  }

  function collect(writer: Writer): Batch | undefined {
    const { log, initial, grown } = writer;
    dirty.delete(writer);
    if (!writer.isFollowed && (log.terminal || (writer.cursor === undefined && isWaiting(log)))) return undefined;
    const isNew = writer.cursor === undefined || grown > Math.max(STREAM_CHARS, initial);
    const events: string[] = [];
    let chars = 0;
    const add = (event: unknown) => {
      const text = JSON.stringify(event);
      chars += text.length;
      events.push(text);
    };
    let cursor = writer.cursor ?? 0;
    if (isNew) {
      const resumed = writer.cursor === undefined ? log.resume(0) : undefined;
      if (resumed === undefined) {
        const snapshot = log.snapshot();
        add(snapshot);
        cursor = snapshot.seq;
      } else cursor = resumed;
    }
    let next = log.next(cursor);
    while (next && chars < BATCH_CHARS) {
      add(next.event);
      cursor = next.event.seq;
      next = log.next(cursor);
    }
    // Behind the others.
    if (next) dirty.add(writer);
    if (events.length === 0) return undefined;
    const { claim } = writer;
    const firstId = `${claim.token}-${claim.written}`;
    // Also when the call fails: it may have been written all the same.
    claim.written += events.length;
    return { writer, wasFollowed: writer.isFollowed, isNew, firstId, events, cursor, chars };
  }

  async function write(batches: readonly Batch[]): Promise<void> {
    const args = batches.flatMap(({ writer: { claim }, isNew, firstId, events }) => [
      claim.turn,
      claim.id,
      isNew ? 1 : 0,
      firstId,
      events.length,
      ...events,
    ]);
    const outcomes = await member.call('write', ...args).catch(() => []);
    for (const [index, batch] of batches.entries()) note(batch, (outcomes as number[])[index]);
  }

  /** @param outcome undefined: nobody knows */
  function note({ writer, wasFollowed, isNew, cursor, chars }: Batch, outcome: number | undefined): void {
    const { claim } = writer;
    if (writers.get(claim) !== writer) return;
    if (outcome === 1 || outcome === 0) {
      // Whoever has come meanwhile still follows it.
      if (outcome === 1 || (wasFollowed && !writer.isEnding)) writer.isFollowed = outcome === 1;
      if (!writer.isFollowed && !claim.leavesLog) stop(claim);
      writer.cursor = cursor;
      writer.initial = isNew ? chars : writer.initial;
      writer.grown = isNew ? 0 : writer.grown + chars;
    } else if (outcome === -1) onLost(claim);
    else if (outcome === -2) {
      writer.cursor = undefined;
      dirty.add(writer);
      onMissing(claim);
    } else {
      // Once Redis is back all of them begin anew.
      dirty.add(writer);
    }
  }

  function stop(claim: RedisClaim): void {
    const writer = writers.get(claim);
    if (!writer) return;
    writer.unsubscribe();
    writers.delete(claim);
    dirty.delete(writer);
  }

  function begin(claim: RedisClaim): void {
    const { log } = claim;
    if (!log || writers.has(claim)) return;
    const writer: Writer = {
      claim,
      log,
      cursor: undefined,
      isFollowed: false,
      isEnding: false,
      initial: 0,
      grown: 0,
      unsubscribe: log.onGrow(() => {
        member.onText();
        mark(writer);
      }),
    };
    writers.set(claim, writer);
    mark(writer);
  }

  function follow(claim: RedisClaim): void {
    begin(claim);
    const writer = writers.get(claim);
    if (!writer) return;
    writer.isFollowed = true;
    mark(writer);
  }

  return {
    begin,
    follow,
    isFollowed: (claim) => writers.get(claim)?.isFollowed ?? false,
    async writeOut(claim) {
      follow(claim);
      const writer = writers.get(claim);
      if (!writer) return;
      writer.isEnding = true;
      for (let tries = 0; tries < MOST_TRIES; ) {
        const before = writer.cursor;
        await flush();
        if (!dirty.has(writer) || writers.get(claim) !== writer || !member.isReady) return;
        if (writer.cursor !== before) continue;
        tries += 1;
        await new Promise<void>((resolve) => member.clock.after(BATCH_MS, resolve));
      }
    },
    rest(claim) {
      const writer = writers.get(claim);
      if (writer && !(writer.isFollowed && dirty.has(writer))) stop(claim);
    },
    stop,
    restart() {
      for (const writer of writers.values()) {
        writer.cursor = undefined;
        mark(writer);
      }
    },
    dispose() {
      cancelTimer?.();
      cancelLateTimer?.();
      for (const claim of [...writers.keys()]) stop(claim);
    },
  };
}

/** No model was asked yet: where a turn stands in a queue is of no use to whoever takes it over. */
function isWaiting(log: FollowedLog): boolean {
  let next = log.next(0);
  while (next?.event.type === 'queued') next = log.next(next.event.seq);
  return next === undefined;
}
