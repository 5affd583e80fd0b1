/**
 * What happened in one turn, in order, for any number of viewers. Only text is unbounded in number, so `seq` counts
 * text: it grows by a delta's length in UTF-16 units, and by one for any other event. That makes every `seq` a place in
 * the text, and merging old deltas loses nothing: whatever a viewer saw last, the rest can be cut out exactly. A log of
 * four million one-letter tokens costs little more than its text.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Snapshot, TurnRecord } from '../../protocol/companion-messages.ts';
import { type AnswerPart, answerText, appendToParts, asKnownPart } from '../../protocol/parts.ts';
import { isTerminal, type TerminalEvent, type TurnEvent } from '../../protocol/turn-events.ts';
import { unseen } from '../live/unseen.ts';

/** `Omit` for each member of a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An event before the log gives it its place. */
export type LogInput = Without<Exclude<TurnEvent, { type: 'token' | 'thinking' }>, 'turn' | 'seq'>;

/** Deltas that are kept apart before they are merged. Few, so that most die young: a log must cost the collector little. */
const LOOSE_DELTAS = 64;
/** What a change between content and thinking counts, so that alternating them can't fill the memory. */
const RUN_BYTES = 64;

type Delta = Extract<TurnEvent, { type: 'token' | 'thinking' }>;

/**
 * One frame's worth of a log: an event, deltas of one kind that were merged into one, or, for a viewer that has seen what
 * does not hold any more, a snapshot in place of it.
 */
export interface Piece {
  readonly event: TurnEvent | Snapshot;
  /** How each depth writes it, once a viewer asked; see `frames.ts`. */
  asideFrame: string | undefined;
  articleFrame: string | undefined;
}

export interface TurnLog {
  readonly turn: string;
  /** Of the latest event; 0 while there is none. */
  readonly seq: number;
  readonly terminal: TerminalEvent | undefined;
  /** Logs text; false when the log is full: as much as fitted was logged, and the turn has to end. */
  appendText(type: 'token' | 'thinking', content: string): boolean;
  /** All that was logged as the answer so far was a thought. */
  recant(): void;
  append(input: LogInput): void;
  /** Logs what is new in what stands in the same turn's log elsewhere, at the same place; a snapshot replaces all that was logged. */
  take(event: TurnEvent | Snapshot): void;
  /** Ends as what is stored of the turn, whoever ended it: that replaces what was logged here and differs from it. */
  settle(stored: Pick<TurnRecord, 'answer'> & { terminal: TerminalEvent }): void;
  /** What follows `after`, of one kind, merged; undefined when nothing does. */
  next(after: number): Piece | undefined;
  /** Where a viewer that saw everything up to `seq` goes on; undefined when it is better told by a snapshot. */
  resume(seq: number): number | undefined;
  /** Everything so far but the terminal. */
  snapshot(): Snapshot;
  /** The answer so far. */
  parts(): AnswerPart[];
  /** Its text, without thoughts and steps. */
  content(): string;
  /** Calls `wake` after each event; returns its unsubscribe. */
  onGrow(wake: () => void): () => void;
}

/** @param now milliseconds, for the time that thinking takes */
export function createTurnLog(turn: string, maxBytes: number, now: () => number = () => performance.now()): TurnLog {
  const entries: TurnEvent[] = [];
  let seq = 0;
  let bytes = 0;
  /** Entries before this index are merged as far as they can be. */
  let merged = 0;
  let terminal: TerminalEvent | undefined;
  const viewers: (() => void)[] = [];
  /** The latest answer of `next`: viewers that keep up all ask for the same. */
  let lastAfter = -1;
  let lastPiece: Piece | undefined;
  /** The place in the log up to which the answer was recanted, and that where its text began; 0 while it was not. */
  let recanted = 0;
  let recantedFrom = 0;
  /** Whether its beginning is another one than at other companions. */
  let isReplaced = false;
  let textSince: number | undefined;
  /** When each part that is thinking began, and the milliseconds of those that are over. */
  const thoughts: { since: number; ms: number | undefined }[] = [];

  const log: TurnLog = {
    turn,
    get seq() {
      return seq;
    },
    get terminal() {
      return terminal;
    },
    appendText(type, content) {
      if (terminal) return false;
      const last = entries.at(-1);
      const isNewRun = last?.type !== type || last.seq === recanted;
      const room = maxBytes - bytes - (isNewRun ? RUN_BYTES : 0);
      const size = Buffer.byteLength(content);
      const text = size <= room ? content : cutToBytes(content, room);
      if (text === '') return false;
      if (isNewRun) startRun(type);
      bytes += (size <= room ? size : Buffer.byteLength(text)) + (isNewRun ? RUN_BYTES : 0);
      seq += text.length;
      entries.push({ type, turn, seq, content: text });
      if (entries.length - merged > LOOSE_DELTAS) merge();
      wakeAll();
      return size <= room;
    },
    recant() {
      const first = entries.find(isDelta);
      if (terminal || first === undefined) return;
      if (recanted === 0) recantedFrom = first.seq - first.content.length;
      const content = entries.map((entry) => (isDelta(entry) ? entry.content : '')).join('');
      const others = entries.filter((entry) => !isDelta(entry));
      seq += 1;
      recanted = seq;
      entries.length = 0;
      for (const entry of others) entries.push(entry);
      entries.push({ type: 'thinking', turn, seq, content });
      merged = entries.length;
      thoughts.splice(0, thoughts.length, { since: thoughts[0]?.since ?? textSince ?? now(), ms: undefined });
      wakeAll();
    },
    append(input) {
      if (terminal) return;
      startRun(input.type);
      seq += 1;
      const event: TurnEvent = { ...input, turn, seq };
      if (event.type === 'step' && event.note !== undefined) {
        const size = Buffer.byteLength(event.note);
        if (size > maxBytes - bytes) delete event.note;
        else bytes += size;
      }
      if (event.type === 'step') bytes += sizeOf(event.passages);
      // Only the latest position is worth telling: a long wait must not grow the log.
      if (event.type === 'queued' && entries.at(-1)?.type === 'queued') entries.pop();
      entries.push(event);
      if (isTerminal(event)) {
        terminal = event;
        merged = 0;
        merge();
      }
      wakeAll();
    },
    take(told) {
      const event = unseen(told, seq);
      if (event === undefined) return;
      if (event.type === 'snapshot') replaceBy(event);
      else if (isDelta(event)) {
        seq = event.seq - event.content.length;
        log.appendText(event.type, event.content);
      } else {
        seq = event.seq - 1;
        log.append(event);
      }
    },
    settle({ answer, terminal: ending }) {
      if (terminal) return;
      if (!isDeepStrictEqual(answer, toParts(seq))) {
        const places = answer.reduce((sum, part) => sum + placesOf(part), 0);
        replaceBy({ type: 'snapshot', turn, parts: answer, seq: seq + places + 1 });
      }
      const { turn: _turn, seq: _seq, ...input } = ending;
      log.append(input);
    },
    next(after) {
      if (after >= seq) return undefined;
      if (after === lastAfter && lastPiece?.event.seq === seq) return lastPiece;
      if (after > recantedFrom && after < recanted) return toPiece(snapshotOf(recanted));
      const index = indexAfter(after);
      const first = entries[index];
      if (first === undefined) return undefined;
      lastAfter = after;
      lastPiece = toPiece(isDelta(first) ? join(first, index, after) : first);
      return lastPiece;
    },
    resume(from) {
      // Its events don't say how long a thought took.
      if (from > seq || (from === 0 && (isReplaced || thoughts.length > 0))) return undefined;
      // A viewer that asks about an ended turn is told how it ended, also for the second time.
      return terminal && from >= terminal.seq ? terminal.seq - 1 : from;
    },
    snapshot: () => snapshotOf(terminal ? terminal.seq - 1 : seq),
    parts: () => toParts(seq),
    content: () => answerText(toParts(seq)),
    onGrow(wake) {
      viewers.push(wake);
      return () => {
        const index = viewers.indexOf(wake);
        if (index !== -1) viewers.splice(index, 1);
      };
    },
  };
  return log;

  /** The places of its parts are made up, so that a viewer that stands before its end is given a snapshot too. */
  function replaceBy({ parts, seq: upTo }: Snapshot): void {
    const known = parts.map(asKnownPart).filter((part) => part !== undefined);
    isReplaced = true;
    entries.length = 0;
    merged = 0;
    bytes = 0;
    lastPiece = undefined;
    thoughts.length = 0;
    recanted = upTo;
    recantedFrom = 0;
    seq = upTo - known.reduce((sum, part) => sum + placesOf(part), 0);
    for (const part of known) {
      if (part.type === 'step') log.append(part);
      else if (part.type === 'text') log.appendText('token', part.text);
      else {
        log.appendText('thinking', part.text);
        Object.assign(thoughts.at(-1) ?? {}, { since: now() - (part.ms ?? 0) });
      }
    }
  }

  /** Ends the thinking that is open, unless it goes on or what comes now is no part. */
  function startRun(type: TurnEvent['type']): void {
    if (type === 'queued' || type === 'loading') return;
    const last = thoughts.at(-1);
    if (type === 'thinking' && last && last.ms === undefined) return;
    if (last) last.ms ??= now() - last.since;
    if (type === 'token') textSince ??= now();
    if (type === 'thinking') thoughts.push({ since: now(), ms: undefined });
  }

  /** @param upTo where an entry ends */
  function snapshotOf(upTo: number): Snapshot {
    return { type: 'snapshot', turn, seq: upTo, parts: toParts(upTo) };
  }

  function toParts(upTo: number): AnswerPart[] {
    const parts: AnswerPart[] = [];
    let thought = 0;
    for (let index = 0; index < entries.length; ) {
      const entry = entries[index];
      if (entry === undefined || entry.seq > upTo) break;
      if (isDelta(entry)) {
        const isNew = appendToParts(parts, entry.type, join(entry, index, 0).content);
        if (isNew && entry.type === 'thinking') {
          const { since, ms } = thoughts[thought] ?? { since: now(), ms: 0 };
          thought += 1;
          Object.assign(parts.at(-1) ?? {}, { ms: Math.round(ms ?? now() - since) });
        }
      } else if (entry.type === 'step') {
        const { code, params, index: place, count, note, passages } = entry;
        parts.push({
          type: 'step',
          code,
          params,
          index: place,
          count,
          ...(note !== undefined && { note }),
          ...(passages && { passages }),
        });
      }
      index = isDelta(entry) ? endOfRun(index) : index + 1;
    }
    return parts;
  }

  function wakeAll(): void {
    // Backwards, so that a viewer may leave while it is called.
    for (let index = viewers.length - 1; index >= 0; index -= 1) viewers[index]?.();
  }

  function indexAfter(after: number): number {
    const last = entries.length - 1;
    if ((entries[last - 1]?.seq ?? 0) <= after) return last;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((entries[middle]?.seq ?? 0) > after) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Where the run of deltas that `index` is in ends. */
  function endOfRun(index: number): number {
    const type = entries[index]?.type;
    let end = index + 1;
    while (entries[end]?.type === type && entries[end - 1]?.seq !== recanted) end += 1;
    return end;
  }

  /** What is new after `after` in the run that begins with `first`. */
  function join(first: Delta, index: number, after: number): Delta {
    const start = first.seq - first.content.length;
    const end = endOfRun(index);
    if (end === index + 1 && after <= start) return first;
    const run = entries.slice(index, end) as Delta[];
    const text = run.map(({ content }) => content).join('');
    return {
      type: first.type,
      turn,
      seq: run.at(-1)?.seq ?? first.seq,
      content: text.slice(Math.max(0, after - start)),
    };
  }

  function merge(): void {
    const kept: TurnEvent[] = [];
    for (let index = merged; index < entries.length; ) {
      const entry = entries[index];
      if (entry === undefined) break;
      kept.push(isDelta(entry) ? join(entry, index, 0) : entry);
      index = isDelta(entry) ? endOfRun(index) : index + 1;
    }
    entries.length = merged;
    for (const entry of kept) entries.push(entry);
    merged = entries.length;
  }
}

/** How many places a part takes in the log. */
function placesOf(part: AnswerPart): number {
  const known = asKnownPart(part);
  return known?.type === 'text' || known?.type === 'thinking' ? known.text.length : Number(known !== undefined);
}

function toPiece(event: Piece['event']): Piece {
  return { event, asideFrame: undefined, articleFrame: undefined };
}

function isDelta(entry: TurnEvent): entry is Delta {
  return entry.type === 'token' || entry.type === 'thinking';
}

/** Bytes of the texts, about. */
function sizeOf(passages: readonly { text: string }[] = []): number {
  return passages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

/** The longest start of `text` that takes at most `maxBytes` in UTF-8 and splits no character. */
function cutToBytes(text: string, maxBytes: number): string {
  if (maxBytes <= 0) return '';
  const whole = Buffer.from(text).subarray(0, maxBytes + 1);
  let end = maxBytes;
  while (end > 0 && ((whole[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return whole.subarray(0, end).toString();
}
