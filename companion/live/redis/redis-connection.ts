import { createHash } from 'node:crypto';
import type { RedisClientType } from '@redis/client';
import { systemClock } from '../../clock.ts';
import { createListeners } from '../../listeners.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import { LiveAwayError } from '../live-error.ts';
import { SCRIPTS, type ScriptName, sourceOf } from './scripts.ts';

/** A call without an answer fails after this long, and its connection is given up. Milliseconds. */
export const CALL_MS = 2_500;
/** How long one attempt to connect may take. */
const CONNECT_MS = 2_000;
/** The longest wait between two attempts; a random part of it comes on top. */
const RETRY_MS = 500;
/** A connection that is not greeted for this long is given up. */
const GREETING_MS = 4_000;

/** Two connections to one Redis: one that subscribes gets nothing but messages. Both are made again when they break. */
export interface RedisConnection {
  /** Begins each name in Redis. */
  readonly prefix: string;
  readonly isReady: boolean;
  /**
   * Runs a script. Calls are answered in their order; while Redis is away they wait.
   *
   * @param time milliseconds, asked for when the call is sent; empty: the server's own
   * @throws {LiveAwayError} after {@link CALL_MS} at the latest. It may have been done all the same
   */
  call(name: ScriptName, time: () => string, ...args: readonly string[]): Promise<unknown>;
  /** Publishes a message to the current subscribers; while Redis is away, to nobody. */
  publish(channel: string, message: string): void;
  /** Calls `listener` with each message once `begun` has resolved, also after reconnections, until `end` is called. */
  subscribe(channel: string, listener: (message: string) => void): { begun: Promise<void>; end(): void };
  /** Calls `listener` whenever Redis is back; returns its unsubscribe. */
  onReady(listener: () => void): () => void;
  /** Gives both connections up for new ones. */
  reset(): void;
  dispose(): void;
}

type Client = RedisClientType;

/** What is known of a call. */
interface Attempt {
  /** The connections that it was sent on last. */
  sentIn: number | undefined;
  /** Nobody waits for it any more. */
  isLate: boolean;
}

interface Channel {
  listeners: Set<(message: string) => void>;
  begun: Promise<void>;
}

/**
 * Resolves once it is connected.
 *
 * @param url `redis://` or `rediss://`, with a password if Redis needs one, which only Redis is told
 * @throws after `patienceMs`, with what kept it from connecting
 */
export async function connectRedis(url: string, log: Log, patienceMs = 5_000): Promise<RedisConnection> {
  // Loaded only when Redis is used.
  const { createClient } = await import('@redis/client');
  const database = new URL(url).pathname.slice(1);
  const prefix = database === '' || database === '0' ? 'aside:' : `aside:${database}:`;
  const sources = (Object.keys(SCRIPTS) as ScriptName[]).map((name) => ({ name, source: sourceOf(name, prefix) }));
  const digests = new Map(sources.map(({ name, source }) => [name, createHash('sha1').update(source).digest('hex')]));
  const channels = new Map<string, Channel>();
  const listeners = createListeners();
  let isDisposed = false;
  let isAway = false;
  let lastFailure: unknown;
  let round = 0;
  let isReady = false;
  let ready = createPromise();
  let cancelWatch: (() => void) | undefined;
  let pair = open();

  function createOne(mine: number): Client {
    const client: Client = createClient({
      url,
      // A call from before a break is not sent after it: nobody waits for it by then.
      disableOfflineQueue: true,
      socket: {
        connectTimeout: CONNECT_MS,
        reconnectStrategy: (retries) => Math.min(20 * 2 ** retries, RETRY_MS) * (0.5 + Math.random()),
      },
      maintNotifications: 'disabled',
    });
    client.on('error', (error: unknown) => {
      if (mine === round) fail(error);
    });
    client.on('ready', () => {
      if (mine === round) void prepare(mine);
    });
    return client;
  }

  function open(): { commands: Client; subscriber: Client } {
    round += 1;
    const clients = { commands: createOne(round), subscriber: createOne(round) };
    // The event reports the failure.
    for (const client of Object.values(clients)) client.connect().catch(() => {});
    return clients;
  }

  /** Once both are connected, scripts and subscriptions are put in place before anything else is sent. */
  async function prepare(mine: number): Promise<void> {
    const { commands, subscriber } = pair;
    if (!commands.isReady || !subscriber.isReady) return;
    const subscribed = [...subscriber.getPubSubListeners('CHANNELS').keys()];
    try {
      await Promise.all([
        ...sources.map(({ source }) => commands.sendCommand(['SCRIPT', 'LOAD', source])),
        ...[...channels.keys()].map((name) => subscriber.subscribe(name, hear)),
        // Unsubscribed while Redis was away.
        ...subscribed.filter((name) => !channels.has(name)).map((name) => subscriber.unsubscribe(name, hear)),
      ]);
    } catch (error) {
      if (mine === round) fail(error);
      return;
    }
    if (mine !== round || isReady || isDisposed || !commands.isReady || !subscriber.isReady) return;
    isReady = true;
    cancelWatch?.();
    cancelWatch = undefined;
    if (isAway) log.warn({}, 'Redis is back');
    isAway = false;
    ready.resolve();
    listeners.tell();
  }

  /** Anybody who may use Redis can say something: what a listener can't read ends nothing, least of all the connection. */
  function hear(message: string, channel: string): void {
    for (const listener of channels.get(channel)?.listeners ?? []) {
      try {
        listener(message);
      } catch (error) {
        log.warn(toLogFields(error), 'a message in Redis could not be read');
      }
    }
  }

  function fail(error: unknown): void {
    if (isDisposed) return;
    lastFailure = error;
    if (isReady) ready = createPromise();
    isReady = false;
    if (!isAway) log.warn(toLogFields(error), 'Redis is away');
    isAway = true;
    // A connection whose greeting is never answered reports no error.
    cancelWatch ??= after(GREETING_MS, reset);
  }

  function reset(): void {
    if (isDisposed) return;
    cancelWatch?.();
    cancelWatch = undefined;
    const old = pair;
    pair = open();
    fail(lastFailure ?? new LiveAwayError('Redis does not answer'));
    close(old);
  }

  async function send(name: ScriptName, args: readonly string[]): Promise<unknown> {
    const { commands } = pair;
    try {
      return await commands.sendCommand(['EVALSHA', digests.get(name) ?? '', '0', ...args]);
    } catch (error) {
      const { message } = error as Error;
      // Redis has lost its scripts.
      if (message.startsWith('NOSCRIPT')) return commands.sendCommand(['EVAL', sourceOf(name, prefix), '0', ...args]);
      // This server is a replica, or not ready yet. The connections are made anew, to the server that has the address now.
      if (/^(?:READONLY|MASTERDOWN|LOADING)/.test(message) && commands === pair.commands) reset();
      throw error;
    }
  }

  /** A call that was under way when the connection broke is sent again. Every script may run twice, except one that appends. */
  async function attempt(
    name: ScriptName,
    time: () => string,
    args: readonly string[],
    note: Attempt,
  ): Promise<unknown> {
    for (;;) {
      // Always after a promise, so that calls keep their order even if some of them had to wait.
      await ready.promise;
      note.sentIn = round;
      try {
        return await send(name, [time(), ...args]);
      } catch (error) {
        if (isReady || note.isLate || isDisposed || name === 'write') throw error;
      }
    }
  }

  function dispose(): void {
    isDisposed = true;
    isReady = false;
    cancelWatch?.();
    ready.reject(new LiveAwayError('it was closed'));
    close(pair);
  }

  const impatience = Promise.withResolvers<never>();
  const cancelPatience = after(patienceMs, () => impatience.reject(lastFailure ?? new LiveAwayError('no answer')));
  try {
    await Promise.race([ready.promise, impatience.promise]);
  } catch (error) {
    dispose();
    throw error;
  } finally {
    cancelPatience();
  }

  return {
    prefix,
    get isReady() {
      return isReady;
    },
    call(name, time, ...args) {
      const note: Attempt = { sentIn: undefined, isLate: false };
      return inTime(attempt(name, time, args, note), () => {
        note.isLate = true;
        if (note.sentIn === round) reset();
      });
    },
    publish(channel, message) {
      if (isReady) pair.commands.sendCommand(['PUBLISH', channel, message]).catch(() => {});
    },
    subscribe(channel, listener) {
      const known = channels.get(channel);
      known?.listeners.add(listener);
      const begun = known?.begun ?? (isReady ? pair.subscriber.subscribe(channel, hear) : ready.promise);
      // A subscription that breaks before it begins is begun once Redis is back.
      begun.catch(() => {});
      if (!known) channels.set(channel, { listeners: new Set([listener]), begun });
      return {
        begun,
        end() {
          const found = channels.get(channel);
          if (!found?.listeners.delete(listener) || found.listeners.size > 0) return;
          channels.delete(channel);
          if (isReady) pair.subscriber.unsubscribe(channel, hear).catch(() => {});
        },
      };
    },
    onReady: listeners.on,
    reset,
    dispose,
  };
}

/** A promise whose rejection is no error when nobody waits for it. */
function createPromise(): PromiseWithResolvers<void> {
  const created = Promise.withResolvers<void>();
  created.promise.catch(() => {});
  return created;
}

/** Closes a connection with its socket, whatever it still waits for. */
function close(clients: { commands: Client; subscriber: Client }): void {
  for (const client of Object.values(clients)) client.destroy();
}

/** Real time, because it is about a network. */
function after(delayMs: number, run: () => void): () => void {
  return systemClock.after(delayMs, run);
}

/** Rejects when `work` takes longer than a call may. */
async function inTime<T>(work: Promise<T>, onLate: () => void): Promise<T> {
  const late = Promise.withResolvers<never>();
  const cancel = after(CALL_MS, () => {
    late.reject(new LiveAwayError('Redis does not answer'));
    onLate();
  });
  try {
    return await Promise.race([work, late.promise]);
  } catch (error) {
    throw error instanceof LiveAwayError ? error : new LiveAwayError('Redis is away', { cause: error });
  } finally {
    cancel();
  }
}
