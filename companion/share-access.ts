import { randomUUID } from 'node:crypto';
import type { ClientKeys } from './access/keys/client-keys.ts';
import type { CodeNews, PairingCodes } from './access/pairing/pairing-codes.ts';
import type { People } from './access/people/people.ts';
import type { RoomAccess } from './access/rooms/room-access.ts';
import { systemClock } from './clock.ts';
import { type Live, LOOK_MS } from './live/live.ts';
import { type Log, toLogFields } from './logging/log.ts';

export interface ShareAccessOptions {
  live: Pick<Live, 'publish' | 'watch' | 'onMissed'>;
  keys: Pick<ClientKeys, 'reread' | 'onKept'>;
  rooms: Pick<RoomAccess, 'reread' | 'onKept'>;
  /** None: there is one person. */
  people?: Pick<People, 'reread' | 'onKept'> | undefined;
  codes: Pick<PairingCodes, 'hear' | 'onNews'>;
  log: Log;
}

/** What is told says only that it is time to look. */
const CHANGED = 'changed';
/** So often it is looked whether something has changed that no message has told. Milliseconds. */
export const REREAD_MS = 30_000;
/** What the companion itself listens as; it is nobody's name. */
const LISTENER = 'companion';

/**
 * Has companions with one store know of each other's keys, members and persons: who was let in at one is at all, and who was shut
 * out is so everywhere. A code to pair counts at all of them, from when it was told. What no message has told is told again once the one that changed it is heard again, and found by looking. Returns its end.
 */
export function shareAccess({ live, keys, rooms, people, codes, log }: ShareAccessOptions): () => void {
  const ends = [
    share('keys', keys),
    share('members', rooms),
    ...(people ? [share('people', people)] : []),
    shareCodes(),
  ];

  function share(topic: string, { reread: read, onKept }: Pick<ClientKeys, 'reread' | 'onKept'>): () => void {
    let cancelRetry = () => {};
    /** Until it can be read, who was shut out is let in here. Real time: it is about the store. */
    const reread = () => {
      cancelRetry();
      return read().catch((error: unknown) => {
        cancelRetry = systemClock.after(LOOK_MS, look);
        throw error;
      });
    };
    /** Of rereadings: what is told while one is under way is read after it. */
    let last = Promise.resolve();
    const look = () => {
      last = last
        .then(reread)
        .catch((error: unknown) => log.warn(toLogFields(error), `${topic} could not be read again`));
    };
    const tell = () => live.publish(topic, CHANGED);
    const missed = () => {
      look();
      // What was told meanwhile nobody has heard.
      tell();
    };
    /** Whoever changed something and could not tell it may be gone for good. */
    let cancelNext = () => {};
    const lookAgain = () => {
      cancelNext = systemClock.after(REREAD_MS, () => {
        look();
        lookAgain();
      });
    };
    lookAgain();
    const stops = [live.watch(topic, LISTENER, look), live.onMissed(missed), onKept(tell)];
    return () => {
      for (const stop of [...stops, () => cancelRetry(), () => cancelNext()]) stop();
    };
  }

  /** What is heard is not told again. */
  function shareCodes(): () => void {
    const me = randomUUID();
    let isHearing = false;
    const stops = [
      live.watch('codes', LISTENER, (frame) => {
        const { from, news }: { from: string; news: CodeNews } = JSON.parse(frame);
        if (from === me) return;
        isHearing = true;
        codes.hear(news);
        isHearing = false;
      }),
      codes.onNews((news) => {
        if (!isHearing) live.publish('codes', JSON.stringify({ from: me, news }));
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  return () => {
    for (const end of ends) end();
  };
}
