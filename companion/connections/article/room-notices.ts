import { encode } from '../../../protocol/codec.ts';
import type { Clock } from '../../clock.ts';
import { LEASE_MS, type Live } from '../../live/live.ts';
import type { Link } from '../connection.ts';
import { createTypists, type TypingNotice } from '../rooms/typists.ts';

/**
 * How many members of a room are there, and how many type. Only members that have sent `typing` or `presence` themselves are told,
 * so that a client never gets a type that it can't know. Nothing of it is stored.
 */
export interface RoomNotices {
  join(link: Link, who: string): MemberNotices;
}

/** One member's part: what it says about itself, and what it hears about the others. */
export interface MemberNotices {
  /** The member types; it counts for {@link RoomNoticesOptions.typingMs}. */
  type(): void;
  /** The member has stopped typing. */
  rest(): void;
  /** Asks to be told how many are there, now and whenever that changes. */
  count(): void;
  /** Takes what was published to the room. */
  hear(notice: RoomNotice): void;
  leave(): void;
}

/** What companions tell each other of a room, by their members' names for each other. */
export type RoomNotice = TypingNotice | { moved: true };

export interface RoomNoticesOptions {
  live: Pick<Live, 'publish' | 'present'>;
  topic: string;
  clock: Clock;
  /** Milliseconds that a member types after it said so. */
  typingMs: number;
}

interface Listener {
  link: Link;
  who: string;
  wantsPresence: boolean;
  toldTyping: number;
  toldPresent: number;
}

/** Members that come or go within this time are announced as one change. */
const SETTLE_MS = 200;

export function createRoomNotices({ live, topic, clock, typingMs }: RoomNoticesOptions): RoomNotices {
  const listeners = new Set<Listener>();
  const typing = createTypists(clock, typingMs, () => {
    for (const listener of listeners) tellTyping(listener);
  });
  let cancelCount: (() => void) | undefined;

  function publish(notice: RoomNotice): void {
    live.publish(topic, JSON.stringify(notice));
  }

  function tellTyping(listener: Listener): void {
    const members = typing.count - (typing.has(listener.who) ? 1 : 0);
    if (members === listener.toldTyping) return;
    listener.toldTyping = members;
    listener.link.post(encode({ type: 'typing', members }));
  }

  async function tellPresent(): Promise<void> {
    const asking = [...listeners].filter(({ wantsPresence }) => wantsPresence);
    if (asking.length === 0) return;
    const members = await live.present(topic).then(
      ({ length }) => length,
      () => 0,
    );
    for (const listener of asking) {
      if (members === 0 || members === listener.toldPresent || !listeners.has(listener)) continue;
      listener.toldPresent = members;
      listener.link.post(encode({ type: 'presence', members }));
    }
    // A companion that dies does not announce that its members are gone.
    countIn(LEASE_MS);
  }

  function countIn(delayMs: number): void {
    cancelCount?.();
    cancelCount = clock.after(delayMs, () => void tellPresent());
  }

  return {
    join(link, who) {
      const listener: Listener = { link, who, wantsPresence: false, toldTyping: 0, toldPresent: 0 };
      const tell = typing.teller(who, () => publish({ typing: who }));
      publish({ moved: true });

      function rest(): void {
        if (typing.has(who)) publish({ rests: who });
      }

      return {
        type() {
          listeners.add(listener);
          tellTyping(listener);
          tell();
        },
        rest,
        count() {
          listeners.add(listener);
          listener.wantsPresence = true;
          listener.toldPresent = 0;
          tellTyping(listener);
          void tellPresent();
        },
        hear(notice) {
          if ('moved' in notice) return countIn(SETTLE_MS);
          if ('rests' in notice) typing.end(notice.rests);
          else typing.begin(notice.typing);
          if (listeners.has(listener)) tellTyping(listener);
        },
        leave() {
          listeners.delete(listener);
          rest();
          typing.end(who);
          publish({ moved: true });
        },
      };
    },
  };
}
