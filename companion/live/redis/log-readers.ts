import type { Snapshot } from '../../../protocol/companion-messages.ts';
import { isTerminal, type TurnEvent } from '../../../protocol/turn-events.ts';
import { LEASE_MS, type Live } from '../live.ts';
import { unseen } from '../unseen.ts';
import type { RedisMember } from './redis-member.ts';

/** Entries that are read at a time. */
const READ_ENTRIES = 256;

/** Reads the logs of turns that other companions run. */
export interface LogReaders extends Pick<Live, 'follow'> {
  /** Finds what no message has told. */
  look(): void;
  dispose(): void;
}

type Standing = 'there' | 'missing' | 'lost';
/** An id, and fields with their values. */
export type LogEntry = [string, string[]];

export function toEvent([, [, text = '']]: LogEntry): TurnEvent | Snapshot {
  return JSON.parse(text);
}

export function createLogReaders(member: RedisMember): LogReaders {
  /** Of each reader. */
  const wakes = new Set<() => void>();

  async function* read(turn: string, token: string, signal: AbortSignal) {
    let news = Promise.withResolvers<void>();
    const wake = () => news.resolve();
    const subscription = member.subscribe(`${member.prefix}log:${turn}`, wake);
    wakes.add(wake);
    signal.addEventListener('abort', wake);
    try {
      await Promise.race([subscription.begun.catch(() => {}), news.promise]);
      let lastId = '0';
      let cursor = 0;
      let missingSince: number | undefined;
      while (!signal.aborted) {
        news = Promise.withResolvers();
        const reply = await member.call('read', turn, token, lastId, READ_ENTRIES).catch(() => undefined);
        const [standing, entries] = (reply ?? ['there', []]) as [Standing, LogEntry[]];
        for (const entry of entries) {
          [lastId] = entry;
          const event = unseen(toEvent(entry), cursor);
          if (event === undefined) continue;
          cursor = event.seq;
          yield event;
          if (isTerminal(event)) return;
        }
        if (entries.length > 0) continue;
        if (standing === 'lost') return;
        if (standing === 'there') missingSince = undefined;
        else {
          // It was forgotten, or Redis has forgotten it, and the companion that runs it puts it back.
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
