import type { Snapshot } from '../../../protocol/companion-messages.ts';
import { isTerminal, type TurnEvent } from '../../../protocol/turn-events.ts';
import { LEASE_MS, type Live } from '../live.ts';
import { unseen } from '../unseen.ts';
import { readJson } from './read-json.ts';
import type { RedisMember } from './redis-member.ts';

/** Entries of a turn that are read at a time. */
const READ_ENTRIES = 256;
/** Turns that are read in one call. */
const READ_TURNS = 64;

/** Reads the logs of turns that other companions run. */
export interface LogReaders extends Pick<Live, 'follow'> {
  /** Finds what a lost message would have told. */
  look(): void;
  dispose(): void;
}

type Standing = 'there' | 'missing' | 'lost';
/** An id, and fields with their values. */
export type LogEntry = [string, string[]];
type Reply = [Standing, LogEntry[]];

/** Undefined: it is none of ours. */
export function toEvent([, [, text]]: LogEntry): TurnEvent | Snapshot | undefined {
  const event = readJson(text) as Partial<TurnEvent | Snapshot> | null | undefined;
  return typeof event?.seq === 'number' && typeof event.type === 'string' ? (event as TurnEvent | Snapshot) : undefined;
}

/** A reader that waits for what follows. */
interface Request {
  turn: string;
  token: string;
  lastId: string;
  resolve(reply: Reply): void;
}

export function createLogReaders(member: RedisMember): LogReaders {
  /** Of each reader. */
  const wakes = new Set<() => void>();

  const requests: Request[] = [];
  let isAsking = false;

  /** Turns that are announced together are read in one call. One call is under way at a time. */
  async function askAll(): Promise<void> {
    isAsking = true;
    while (requests.length > 0) {
      const some = requests.splice(0, READ_TURNS);
      const args = some.flatMap(({ turn, token, lastId }) => [turn, token, lastId]);
      const replies = await member.call('read', READ_ENTRIES, ...args).catch(() => []);
      for (const [index, { resolve }] of some.entries()) resolve((replies as Reply[])[index] ?? ['there', []]);
    }
    isAsking = false;
  }

  function ask(turn: string, token: string, lastId: string): Promise<Reply> {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    requests.push({ turn, token, lastId, resolve });
    // Once all readers that were woken together have come.
    if (!isAsking && requests.length === 1) queueMicrotask(askAll);
    return promise;
  }

  async function* read(turn: string, token: string, signal: AbortSignal) {
    let news = Promise.withResolvers<void>();
    const wake = () => news.resolve();
    const subscription = member.subscribe(`${member.prefix}log:${turn}`, wake);
    wakes.add(wake);
    signal.addEventListener('abort', wake);
    try {
      await Promise.race([subscription.begun.catch(() => {}), news.promise]);
      let lastId = '';
      let cursor = 0;
      let missingSince: number | undefined;
      while (!signal.aborted) {
        news = Promise.withResolvers();
        const [standing, entries] = await ask(turn, token, lastId);
        for (const entry of entries) {
          [lastId] = entry;
          const written = toEvent(entry);
          const event = written && unseen(written, cursor);
          if (event === undefined) continue;
          cursor = event.seq;
          yield event;
          if (isTerminal(event)) return;
        }
        if (entries.length > 0) continue;
        if (standing === 'lost') return;
        if (standing === 'there') missingSince = undefined;
        else {
          // Its companion forgot it; or Redis did, and the companion that runs it puts it back.
          missingSince ??= member.clock.now();
          if (member.clock.now() - missingSince >= LEASE_MS) return;
        }
        await news.promise;
      }
    } finally {
      wakes.delete(wake);
      signal.removeEventListener('abort', wake);
      subscription.end();
    }
  }

  return {
    async follow(turn, signal) {
      const token = await member.callPatiently('follow', turn);
      return typeof token === 'string' ? read(turn, token, signal) : undefined;
    },
    look() {
      for (const wake of wakes) wake();
    },
    dispose() {
      wakes.clear();
    },
  };
}
