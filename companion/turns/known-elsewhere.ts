import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { KnownPath } from '../conversations/unsaved/unsaved-memory.ts';
import type { Live } from '../live/live.ts';
import { type Log, toLogFields } from '../logging/log.ts';

/**
 * What other companions know of a chat while the store can't be read: each of them is asked, and says what it has in memory.
 * Nothing of it is kept between them.
 */
export interface KnownElsewhere {
  /** The path to a turn; undefined when nobody says that they know it. Never rejects. */
  ask(conversation: string, turn: string): Promise<KnownPath | undefined>;
  /** The chat was deleted, and nothing of it is stored: others drop what they have of it in memory. */
  forget(conversation: string): void;
  /** Who still waits is told that nobody knows. */
  dispose(): void;
}

export interface KnownElsewhereOptions {
  live: Pick<Live, 'publish' | 'watch' | 'present'>;
  /** What is known of it here. */
  known(conversation: string, turn: string): KnownPath | undefined;
  /** A chat was deleted at another companion. */
  forget(conversation: string): void;
  clock: Clock;
  log: Log;
}

/** The first line of a frame. An answer has what is known on a second one, which is read by the one that asked alone. */
type Head =
  | { type: 'ask'; from: string; id: string; conversation: string; turn: string }
  | { type: 'answer'; from: string; id: string }
  | { type: 'forget'; from: string; conversation: string };

const TOPIC = 'paths';
/** How long others are waited for, milliseconds. */
const WAIT_MS = 2_500;
/** UTF-16 units of an answer; Redis ends a connection that is behind with 8 MB for a minute. */
const MOST_CHARS = 4 * 1024 * 1024;

export function createKnownElsewhere({ live, known, forget, clock, log }: KnownElsewhereOptions): KnownElsewhere {
  const me = randomUUID();
  /** Takes what one of those that were asked says. */
  const waiting = new Map<string, (from: string, path: KnownPath | null) => void>();
  const disposed = Promise.withResolvers<undefined>();

  const stopWatching = live.watch(TOPIC, me, (frame) => {
    try {
      hear(frame);
    } catch (error) {
      log.warn(toLogFields(error), 'what another companion said of a chat could not be read');
    }
  });

  function hear(frame: string): void {
    const [line = '', body = 'null'] = frame.split('\n');
    const head = JSON.parse(line) as Head;
    if (head.from === me) return;
    if (head.type === 'forget') forget(head.conversation);
    else if (head.type === 'ask')
      tell({ type: 'answer', from: me, id: head.id }, write(known(head.conversation, head.turn)));
    else waiting.get(head.id)?.(head.from, JSON.parse(body, toBytes));
  }

  function tell(head: Head, body = ''): void {
    live.publish(TOPIC, `${JSON.stringify(head)}\n${body}`);
  }

  function write(path: KnownPath | undefined): string {
    const text = JSON.stringify(path ?? null, fromBytes);
    return text.length <= MOST_CHARS ? text : 'null';
  }

  async function ask(conversation: string, turn: string): Promise<KnownPath | undefined> {
    const there = await live.present(TOPIC).catch(() => []);
    const others = new Set(there.filter((who) => who !== me));
    if (others.size === 0) return undefined;
    const id = randomUUID();
    const { promise, resolve } = Promise.withResolvers<KnownPath | undefined>();
    waiting.set(id, (from, path) => {
      others.delete(from);
      if (path !== null || others.size === 0) resolve(path ?? undefined);
    });
    const stopWaiting = clock.after(WAIT_MS, () => resolve(undefined));
    tell({ type: 'ask', from: me, id, conversation, turn });
    const found = await Promise.race([promise, disposed.promise]);
    stopWaiting();
    waiting.delete(id);
    return found;
  }

  return {
    ask,
    forget: (conversation) => tell({ type: 'forget', from: me, conversation }),
    dispose() {
      disposed.resolve(undefined);
      stopWatching();
    },
  };
}

/** A name that no part of a question has. */
const BYTES = 'aside:bytes';

/** Bytes as JSON; `this` is what holds them. */
function fromBytes(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const held = this[key];
  return held instanceof Uint8Array ? { [BYTES]: Buffer.from(held).toString('base64') } : value;
}

function toBytes(_: string, value: unknown): unknown {
  const bytes = (value as Record<string, unknown> | null)?.[BYTES];
  return typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes, 'base64')) : value;
}
