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
   * Makes room for a turn; false when what may not be dropped leaves none.
   *
   * @param needsOpener whether it is kept as long as its opener is connected; asked once it has ended
   */
  begin(conversation: string, opener: string, chars: number, needsOpener: () => boolean): boolean;
  /** A turn that has begun needs `chars` more; false when what may not be dropped leaves no room for them. */
  grow(conversation: string, chars: number): boolean;
  /** Takes back a `begin`: the turn was refused after all. */
  refuse(conversation: string, chars: number): void;
  /** A turn ended, and has grown by `chars`. */
  end(conversation: string, chars: number): void;
  /** The conversation is dropped now, whatever runs in it. */
  drop(conversation: string): void;
  /** The same for all that somebody has opened. */
  dropOpenedBy(opener: string): void;
  /** Drops what is due. */
  sweep(): void;
}

interface Kept {
  opener: string;
  needsOpener(): boolean;
  chars: number;
  turns: number;
  running: number;
  endedAt: number;
}

/** What a turn weighs apart from its text. */
const TURN_CHARS = 1024;

export function createRetention({ clock, keepMs, maxChars, onDrop }: RetentionOptions): Retention {
  const conversations = new Map<string, Kept>();
  const openers = new Map<string, { connections: number; leftAt: number }>();
  let chars = 0;

  function drop(conversation: string): void {
    const kept = conversations.get(conversation);
    if (kept === undefined) return;
    conversations.delete(conversation);
    chars -= kept.chars;
    onDrop(conversation);
  }

  /** Drops what ended first until the rest fits. */
  function makeRoom(): boolean {
    while (chars > maxChars) {
      const oldest = findOldest();
      if (oldest === undefined) return false;
      drop(oldest);
    }
    return true;
  }

  function findOldest(): string | undefined {
    let oldest: string | undefined;
    let oldestEnd = Number.POSITIVE_INFINITY;
    for (const [conversation, { running, endedAt }] of conversations) {
      if (running > 0 || endedAt >= oldestEnd) continue;
      oldest = conversation;
      oldestEnd = endedAt;
    }
    return oldest;
  }

  function add(kept: Kept, added: number): void {
    kept.chars += added;
    chars += added;
  }

  function refuse(conversation: string, added: number): void {
    const kept = conversations.get(conversation);
    if (kept === undefined) return;
    kept.turns -= 1;
    kept.running -= 1;
    add(kept, -added - TURN_CHARS);
    if (kept.turns === 0) conversations.delete(conversation);
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
    begin(conversation, opener, added, needsOpener) {
      const fresh = { opener, needsOpener, chars: 0, turns: 0, running: 0, endedAt: 0 };
      const kept = conversations.get(conversation) ?? fresh;
      // Counted first, so that making room never drops the conversation that it is made for.
      kept.turns += 1;
      kept.running += 1;
      conversations.set(conversation, kept);
      add(kept, added + TURN_CHARS);
      if (makeRoom()) return true;
      refuse(conversation, added);
      return false;
    },
    grow(conversation, added) {
      const kept = conversations.get(conversation);
      if (kept) add(kept, added);
      return makeRoom();
    },
    refuse,
    end(conversation, added) {
      const kept = conversations.get(conversation);
      if (kept === undefined) return;
      kept.running -= 1;
      kept.endedAt = clock.now();
      add(kept, added);
      makeRoom();
    },
    drop,
    dropOpenedBy(opener) {
      for (const [conversation, kept] of conversations) if (kept.opener === opener) drop(conversation);
    },
    sweep() {
      const due = clock.now() - keepMs;
      for (const [conversation, { opener, needsOpener, running, endedAt }] of conversations) {
        if (running > 0 || endedAt > due) continue;
        const presence = openers.get(opener);
        const isAway = presence === undefined || (presence.connections === 0 && presence.leftAt <= due);
        if (isAway || !needsOpener()) drop(conversation);
      }
      for (const [opener, { connections, leftAt }] of openers) {
        if (connections === 0 && leftAt <= due) openers.delete(opener);
      }
    },
  };
}
