import type { Clock } from '../../clock.ts';

/** What companions tell each other of who types. */
export type TypingNotice = { typing: string } | { rests: string };

/** Who types in a room, as far as this companion knows. */
export interface Typists {
  readonly count: number;
  has(who: string): boolean;
  all(): Iterable<string>;
  /** Somebody types; it counts for `typingMs`. */
  begin(who: string): void;
  end(who: string): void;
  /** One of them calls this at each key. It calls `tell` no more often than others need to know. */
  teller(who: string, tell: () => void): () => void;
  dispose(): void;
}

/** @param onEnded called when somebody has not typed for `typingMs` */
export function createTypists(clock: Clock, typingMs: number, onEnded: () => void): Typists {
  /** Until when each of them types. */
  const typing = new Map<string, number>();
  let cancel: (() => void) | undefined;

  function awaitEnd(): void {
    // The last to begin is the last to end.
    if (cancel || typing.size === 0) return;
    cancel = clock.after(Math.min(...typing.values()) - clock.now(), () => {
      cancel = undefined;
      const ended = [...typing].filter(([, until]) => until <= clock.now());
      for (const [who] of ended) typing.delete(who);
      awaitEnd();
      if (ended.length > 0) onEnded();
    });
  }

  return {
    get count() {
      return typing.size;
    },
    has: (who) => typing.has(who),
    all: () => typing.keys(),
    begin(who) {
      typing.set(who, clock.now() + typingMs);
      awaitEnd();
    },
    end: (who) => void typing.delete(who),
    teller(who, tell) {
      let tellsAgainAt = Number.NEGATIVE_INFINITY;
      return () => {
        if (typing.has(who) && clock.now() < tellsAgainAt) return;
        tellsAgainAt = clock.now() + typingMs / 3;
        tell();
      };
    },
    dispose() {
      cancel?.();
      cancel = undefined;
    },
  };
}
