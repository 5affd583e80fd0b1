import { startWords } from '../../../words/spoken-on-terminal.ts';
import { type Clock, systemClock, waitAtMost } from '../../clock.ts';
import type { Log } from '../../logging/log.ts';
import { LEASE_MS, type Live, LOOK_MS } from '../live.ts';
import { LiveError } from '../live-error.ts';
import { connectRedis, type RedisConnection } from './redis-connection.ts';
import { createRedisMember } from './redis-member.ts';
import { createRedisSlots } from './redis-slots.ts';
import { createRedisTopics } from './redis-topics.ts';
import { createRedisTurns } from './redis-turns.ts';
import { KEEP_MS } from './scripts.ts';
import { createWakePace } from './wake-pace.ts';

/** A companion that ends waits no longer than this for its last calls. */
const DEPART_MS = 500;

/**
 * `Live` of companions that share a Redis (7 or later) or a Valkey. Resolves once it is connected.
 *
 * @param url `redis://` or `rediss://`; a number as its path selects a database
 * @throws {LiveError} with words for the person who started the companion
 */
export async function openRedisLive(url: string, { clock, log }: { clock: Clock; log: Log }): Promise<Live> {
  const connection = await connectRedis(url, log).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new LiveError(startWords.redisAway(new URL(url).host, code ?? message), { cause: error });
  });
  return createRedisLive(connection, { clock, onText: createWakePace() });
}

export interface RedisLiveOptions {
  clock?: Clock;
  /** A clock that all companions agree on, to tell which of them are there, in milliseconds; default: Redis' own time. */
  now?: () => number;
  /** Called whenever text of a turn has come; default: nothing is done then. */
  onText?: () => void;
}

/** Takes the connection over. */
export async function createRedisLive(connection: RedisConnection, options: RedisLiveOptions = {}): Promise<Live> {
  const { clock = systemClock, now, onText = () => {} } = options;
  const member = createRedisMember(connection, { clock, onText, time: () => (now ? String(now()) : '') });
  const turns = createRedisTurns(member);
  const slots = createRedisSlots(member);
  const topics = createRedisTopics(member);
  let isOver = false;
  let isLooking = false;
  let hasToLook = false;
  let restoreAt = 0;
  /** Since when Redis had what it has, at the last look. */
  let knownSince = '';
  /** The last fencing token, at the last look. */
  let knownToken = 0;
  /** When this companion last heard its own message, which shows that messages arrive. */
  let heardAt = clock.now();
  const beats = member.subscribe(`${member.prefix}to:${member.id}`, (message) => {
    if (message === BEAT) heardAt = clock.now();
    else void look();
  });
  const stopReady = connection.onReady(() => {
    heardAt = clock.now();
    restoreAt = 0;
    void look();
  });
  let cancelLook = clock.after(LOOK_MS, lookAgain);

  function lookAgain(): void {
    cancelLook = clock.after(LOOK_MS, lookAgain);
    if (connection.isReady && clock.now() - heardAt >= LEASE_MS + LOOK_MS) {
      heardAt = clock.now();
      connection.reset();
    }
    void look();
  }

  /** Says that this companion is there, and finds what a lost message would have told. One look at a time. */
  async function look(): Promise<void> {
    hasToLook = true;
    if (isLooking) return;
    isLooking = true;
    while (hasToLook && !isOver) {
      hasToLook = false;
      await lookOnce().catch(() => {});
    }
    isLooking = false;
  }

  async function lookOnce(): Promise<void> {
    if (!connection.isReady) return;
    const reply = await member.call('look', BEAT, knownToken);
    if (isOver) return;
    const [isKnown, left, lost, since, token] = reply as [number, string[], string[], string, string | null];
    knownToken = Math.max(knownToken, Number(token));
    if (isKnown === 0 || since !== knownSince || clock.now() >= restoreAt) {
      knownSince = since;
      restoreAt = clock.now() + KEEP_MS / 3;
      for (const { restore } of [turns, slots, topics]) restore();
    }
    member.retry();
    turns.heed(left, lost);
    if (left.length > 0) await member.call('done', ...left);
    turns.look();
    slots.look();
  }

  await look();
  return {
    claim: turns.claim,
    follow: turns.follow,
    cancel: turns.cancel,
    onTurnLost: turns.onTurnLost,
    takeSlot: slots.takeSlot,
    onSlotFree: slots.onSlotFree,
    publish: topics.publish,
    watch: topics.watch,
    present: topics.present,
    isWatched: topics.isWatched,
    onMissed: connection.onReady,
    async dispose() {
      if (isOver) return;
      isOver = true;
      cancelLook();
      stopReady();
      beats.end();
      turns.dispose();
      slots.dispose();
      await waitAtMost(
        DEPART_MS,
        member.call('depart').catch(() => {}),
        systemClock,
      );
      connection.dispose();
    },
  };
}

/** The message that a companion sends to itself. */
const BEAT = 'beat';
