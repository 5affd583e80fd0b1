import { randomUUID } from 'node:crypto';
import { LIMITS } from '../protocol/limits.ts';
import type { ClientKeys } from './access/keys/client-keys.ts';
import type { CodeNews, PairingCodes } from './access/pairing/pairing-codes.ts';
import { seal, unseal } from './access/pairing/sealed-news.ts';
import type { People } from './access/people/people.ts';
import { createRereading } from './access/reread-access.ts';
import type { RoomAccess } from './access/rooms/room-access.ts';
import type { Live } from './live/live.ts';
import { type Log, toLogFields } from './logging/log.ts';

export interface ShareAccessOptions {
  live: Pick<Live, 'publish' | 'watch' | 'onMissed'>;
  keys: Pick<ClientKeys, 'reread' | 'onKept'>;
  rooms: Pick<RoomAccess, 'reread' | 'onKept'>;
  /** None: there is one person. */
  people?: Pick<People, 'reread' | 'onKept'> | undefined;
  codes: Pick<PairingCodes, 'hear' | 'onNews'>;
  /** What companions with this store have, and nobody else; see `ClientStore`. */
  sharedSecret(): Promise<Uint8Array>;
  log: Log;
}

/** What companions tell each other of codes; without news: what was told is asked for again. */
interface CodeMessage {
  from: string;
  number: number;
  /** Until when it counts, milliseconds since 1970. */
  until: number;
  news?: CodeNews;
}

/** What is told says only that it is time to look. */
const CHANGED = 'changed';
/** What the companion itself listens as; it is nobody's name. */
const LISTENER = 'companion';

/**
 * Has companions with one store know of each other's keys, members and persons: who was let in at one is at all, and who was shut
 * out is so everywhere. A code to pair counts at all of them, from when it was told. What no message has told is told again once the one that changed it is heard again, and found by looking. Returns its end.
 */
export function shareAccess({ live, keys, rooms, people, codes, sharedSecret, log }: ShareAccessOptions): () => void {
  const ends = [
    share('keys', keys),
    share('members', rooms),
    ...(people ? [share('people', people)] : []),
    shareCodes(),
  ];

  function share(topic: string, part: Pick<ClientKeys, 'reread' | 'onKept'>): () => void {
    const { look, dispose } = createRereading(topic, part, log);
    const tell = () => live.publish(topic, CHANGED);
    const missed = () => {
      look();
      // What was told meanwhile nobody has heard.
      tell();
    };
    const stops = [live.watch(topic, LISTENER, look), live.onMissed(missed), part.onKept(tell), dispose];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /**
   * What is said of codes is sealed: whoever else may use the same Redis can neither read a code nor open one. What they repeat is
   * heard once. What is heard is not told again.
   */
  function shareCodes(): () => void {
    const me = randomUUID();
    let isHearing = false;
    let told = 0;
    /** The number of the last that each companion has told. */
    const lastOf = new Map<string, number>();
    /** What was told here and still counts, for those that have missed it. */
    let recent: { until: number; news: CodeNews }[] = [];
    let secret: Promise<Uint8Array> | undefined;

    const readSecret = () => {
      secret ??= sharedSecret().catch((error: unknown) => {
        secret = undefined;
        throw error;
      });
      return secret;
    };
    /** One after another: the secret may have to be read first. */
    let last = Promise.resolve();
    const inOrder = (work: (secret: Uint8Array) => void) => {
      last = last
        .then(async () => work(await readSecret()))
        .catch((error: unknown) =>
          log.warn(toLogFields(error), 'what is told of pairing codes could not be sealed or read'),
        );
    };

    function tell(message: Omit<CodeMessage, 'from' | 'number'>): void {
      inOrder((secret) => {
        told += 1;
        live.publish('codes', seal(secret, JSON.stringify({ ...message, from: me, number: told })));
      });
    }

    function hear({ from, number, until, news }: CodeMessage): void {
      const validMs = until - Date.now();
      if (from === me || number <= (lastOf.get(from) ?? 0) || validMs <= 0) return;
      lastOf.set(from, number);
      if (news) dropEnded(news);
      isHearing = true;
      if (news === undefined) tellAgain();
      else codes.hear(news, validMs);
      isHearing = false;
    }

    /** Nobody has to be told that it was opened, least of all after they were told that it has ended. */
    function dropEnded(news: CodeNews): void {
      if ('ended' in news) recent = recent.filter((each) => each.news.id !== news.id);
    }

    function stillCounting(): typeof recent {
      return recent.filter(({ until }) => until > Date.now());
    }

    function tellAgain(): void {
      for (const each of stillCounting()) tell(each);
    }

    const stops = [
      live.watch('codes', LISTENER, (frame) =>
        inOrder((secret) => {
          const text = unseal(secret, frame);
          if (text !== undefined) hear(JSON.parse(text));
        }),
      ),
      codes.onNews((news) => {
        if (isHearing) return;
        dropEnded(news);
        const message = { until: Date.now() + LIMITS.codeMs, news };
        // A try is counted by those who hear of it, each time.
        if (!('tried' in news)) recent = [...stillCounting(), message];
        tell(message);
      }),
      live.onMissed(() => {
        tellAgain();
        tell({ until: Date.now() + LIMITS.codeMs });
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
