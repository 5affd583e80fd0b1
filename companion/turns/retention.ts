import type { Clock } from '../clock.ts';

export interface RetentionOptions {
  clock: Clock;
  /** Milliseconds that a conversation is kept after its opener has left and its last turn has ended. */
  keepMs: number;
  /** UTF-16 units of all turns together. */
  maxChars: number;
  /** Forgets a conversation and all its turns. */
  onDrop(conversation: string): void;
}

/**
 * What is kept in memory: conversations in which a turn runs, and as many others as there is room for, the latest
 * first, while their opener is connected and some time more. A turn that is on disk too counts as a conversation of its
 * own, and is kept for that time alone.
 */
export interface Retention {
  /** The opener has one connection more. */
  arrive(opener: string): void;
  /** The opener has one connection less. @param isForGood whether its name never comes again */
  leave(opener: string, isForGood: boolean): void;
  /**
   * Makes room for a turn; undefined when what may not be dropped leaves none.
   *
   * @param needsOpener whether it is kept as long as its opener is connected; asked once it has ended
   */
  begin(conversation: string, opener: string, chars: number, needsOpener: () => boolean): KeptTurn | undefined;
  /** The conversation is dropped now, whatever runs in it. */
  drop(conversation: string): void;
  /** The same for all that somebody has opened. */
  dropOpenedBy(opener: string): void;
  /** Drops what is due. */
  sweep(): void;
}

/**
 * A turn that counts in its conversation. Once that conversation was dropped it counts nowhere, also when another one of
 * the same name has begun since.
 */
export interface KeptTurn {
  /** It needs `chars` more; false when what may not be dropped leaves no room for them. */
  grow(chars: number): boolean;
  /** It was refused after all: takes back all that it counted. */
  refuse(): void;
  /** It ended, and has grown by `chars`. */
  end(chars: number): void;
}

interface Kept {
  readonly name: string;
  opener: string;
  needsOpener(): boolean;
  chars: number;
  turns: number;
  running: number;
  endedAt: number;
  /** Its neighbours among those in which nothing runs; absent while something does. */
  idle: { before: Kept | undefined; after: Kept | undefined } | undefined;
}

/** What a turn weighs apart from its text. */
const TURN_CHARS = 1024;

export function createRetention({ clock, keepMs, maxChars, onDrop }: RetentionOptions): Retention {
  const conversations = new Map<string, Kept>();
  const openers = new Map<string, { connections: number; leftAt: number }>();
  /** Those in which nothing runs, in the order they ended: a list with links, since its first one goes most often. */
  let oldest: Kept | undefined;
  let latest: Kept | undefined;
  let chars = 0;

  function rest(kept: Kept): void {
    kept.idle = { before: latest, after: undefined };
    if (latest?.idle) latest.idle.after = kept;
    else oldest = kept;
    latest = kept;
  }

  function wake(kept: Kept): void {
    if (kept.idle === undefined) return;
    const { before, after } = kept.idle;
    if (before?.idle) before.idle.after = after;
    else oldest = after;
    if (after?.idle) after.idle.before = before;
    else latest = before;
    kept.idle = undefined;
  }

  function isKept(kept: Kept): boolean {
    return conversations.get(kept.name) === kept;
  }

  function drop(conversation: string): void {
    const kept = conversations.get(conversation);
    if (kept === undefined) return;
    wake(kept);
    conversations.delete(conversation);
    chars -= kept.chars;
    onDrop(conversation);
  }

  /** Drops what ended first until the rest fits. */
  function makeRoom(): boolean {
    while (chars > maxChars) {
      if (oldest === undefined) return false;
      drop(oldest.name);
    }
    return true;
  }

  function add(kept: Kept, added: number): void {
    kept.chars += added;
    chars += added;
  }

  function keepTurn(kept: Kept, asked: number): KeptTurn {
    let counted = asked + TURN_CHARS;
    // Counted first, so that making room never drops the conversation that it is made for.
    kept.turns += 1;
    kept.running += 1;
    wake(kept);
    add(kept, counted);
    return {
      grow(added) {
        if (!isKept(kept)) return true;
        counted += added;
        add(kept, added);
        return makeRoom();
      },
      refuse() {
        if (!isKept(kept)) return;
        kept.turns -= 1;
        kept.running -= 1;
        add(kept, -counted);
        if (kept.turns === 0) conversations.delete(kept.name);
        else if (kept.running === 0) rest(kept);
      },
      end(added) {
        if (!isKept(kept)) return;
        kept.running -= 1;
        kept.endedAt = clock.now();
        add(kept, added);
        if (kept.running === 0) rest(kept);
        makeRoom();
      },
    };
  }

  return {
    arrive(opener) {
      const presence = openers.get(opener);
      if (presence) presence.connections += 1;
      else openers.set(opener, { connections: 1, leftAt: 0 });
    },
    leave(opener, isForGood) {
      if (isForGood) openers.delete(opener);
      const presence = openers.get(opener);
      if (presence === undefined) return;
      presence.connections -= 1;
      presence.leftAt = clock.now();
    },
    begin(name, opener, asked, needsOpener) {
      const fresh = { name, opener, needsOpener, chars: 0, turns: 0, running: 0, endedAt: 0, idle: undefined };
      const kept = conversations.get(name) ?? fresh;
      conversations.set(name, kept);
      const turn = keepTurn(kept, asked);
      if (makeRoom()) return turn;
      turn.refuse();
      return undefined;
    },
    drop,
    dropOpenedBy(opener) {
      for (const [conversation, kept] of conversations) if (kept.opener === opener) drop(conversation);
    },
    sweep() {
      const due = clock.now() - keepMs;
      let next: Kept | undefined;
      for (let kept = oldest; kept !== undefined && kept.endedAt <= due; kept = next) {
        next = kept.idle?.after;
        const presence = openers.get(kept.opener);
        const isAway = presence === undefined || (presence.connections === 0 && presence.leftAt <= due);
        if (isAway || !kept.needsOpener()) drop(kept.name);
      }
      for (const [opener, { connections, leftAt }] of openers) {
        if (connections === 0 && leftAt <= due) openers.delete(opener);
      }
    },
  };
}
