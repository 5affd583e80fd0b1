import { encode } from '../../../protocol/codec.ts';
import type { TurnRecord } from '../../../protocol/companion-messages.ts';
import type { Limits } from '../../../protocol/limits.ts';
import type { RoomMessage } from '../../../protocol/room-messages.ts';
import type { RoomAccess } from '../../access/rooms/room-access.ts';
import type { Clock } from '../../clock.ts';
import { LEASE_MS, type Live } from '../../live/live.ts';
import { askerOfMember, isMember } from '../asker-of-key.ts';
import { forMembers } from '../for-members.ts';
import { createTypists, type TypingNotice } from './typists.ts';

/** A connection that has a room open. */
export interface RoomWatcher {
  /** The asker that its questions belong to; several connections may share one. */
  who: string;
  /** Sends a frame that nobody waits for. */
  post(frame: string): void;
}

/** What such a connection can do in the room. */
export interface RoomVisit {
  readonly conversation: string;
  /** Its person types; it counts for `typingMs`. */
  type(): void;
  leave(): void;
}

/** One room, for all connections of this companion that watch it. Who is here and who types is kept in memory alone. */
export interface OpenRoom {
  enter(watcher: RoomWatcher): RoomVisit;
}

export interface OpenRoomOptions {
  conversation: string;
  live: Pick<Live, 'publish' | 'watch' | 'present' | 'isWatched'>;
  rooms: Pick<RoomAccess, 'members' | 'invites' | 'isOpen'>;
  clock: Clock;
  limits: Pick<Limits, 'typingMs'>;
  /** Nobody watches it here any more. */
  onIdle(): void;
}

/** Messages between companions about a room: who types, that it has changed, or that somebody asked. */
export type RoomNews = TypingNotice | { moved: true } | { asker: string; record: TurnRecord };

/** The name under which the companion itself watches a room. No person has it. */
const LISTENER = 'companion';
/** Changes are collected for this long, and longer for each member, because every member is told about every member. */
const SETTLE_MS = 100;
const SETTLE_MS_PER_MEMBER = 4;

export function topicOf(conversation: string): string {
  return `room ${conversation}`;
}

export function publishToRoom(live: Pick<Live, 'publish'>, conversation: string, notice: RoomNews): void {
  live.publish(topicOf(conversation), JSON.stringify(notice));
}

export function createOpenRoom(options: OpenRoomOptions): OpenRoom {
  const { conversation, live, rooms, clock, limits } = options;
  const topic = topicOf(conversation);
  /** The connections, each with what it was told last. */
  const watchers = new Map<RoomWatcher, string>();
  const typing = createTypists(clock, limits.typingMs, tellSoon);
  let cancelTelling: (() => void) | undefined;
  let cancelLook: (() => void) | undefined;
  let unwatch: (() => void) | undefined;

  const publish = (notice: RoomNews) => publishToRoom(live, conversation, notice);

  function hear(frame: string): void {
    const notice: RoomNews = JSON.parse(frame);
    if ('record' in notice) {
      typing.end(notice.asker);
      tellAsked(notice.record);
    } else if ('typing' in notice) typing.begin(notice.typing);
    else if ('rests' in notice) typing.end(notice.rests);
    tellSoon();
  }

  function tellAsked(record: TurnRecord): void {
    const toHosts = encode({ type: 'asked', conversation, record });
    const toMembers = encode({ type: 'asked', conversation, record: forMembers(record) });
    for (const { who, post } of watchers.keys()) post(isMember(who) ? toMembers : toHosts);
  }

  function tellSoon(): void {
    if (cancelTelling) return;
    const afterMs = SETTLE_MS + SETTLE_MS_PER_MEMBER * rooms.members(conversation).length;
    cancelTelling = clock.after(afterMs, () => {
      cancelTelling = undefined;
      void tell(watchers.keys());
    });
  }

  /** Tells watchers the room's present state, unless they know it. */
  async function tell(whom: Iterable<RoomWatcher>): Promise<void> {
    // A companion that can't be asked counts as having nobody there.
    const room = describe(await live.present(topic).catch(() => []));
    const toMembers = encode(room);
    for (const watcher of whom) {
      const frame = isMember(watcher.who) ? toMembers : encode(forHost(room, watcher.who));
      if (watchers.get(watcher) === frame || !watchers.has(watcher)) continue;
      watchers.set(watcher, frame);
      watcher.post(frame);
    }
  }

  function describe(present: readonly string[]): RoomMessage {
    const here = new Set(present);
    const hosts = (names: Iterable<string>) => [...names].filter((who) => who !== LISTENER && !isMember(who)).length;
    return {
      type: 'room',
      conversation,
      open: rooms.isOpen(conversation),
      members: rooms.members(conversation).map(({ id, name, may }) => {
        const who = askerOfMember(id);
        return { member: id, name, may, here: here.has(who), typing: here.has(who) && typing.has(who) };
      }),
      hosts: { here: hosts(here), typing: hosts(typing.all()) },
    };
  }

  /** Hosts know the links, and are told of the others alone that they type. */
  function forHost(room: RoomMessage, who: string): RoomMessage {
    const others = room.hosts.typing - (typing.has(who) ? 1 : 0);
    return { ...room, hosts: { ...room.hosts, typing: others }, invites: rooms.invites(conversation) };
  }

  /** Looks again regularly: a companion that dies does not announce that its watchers are gone. */
  function look(): void {
    cancelLook = clock.after(LEASE_MS, () => {
      look();
      tellSoon();
    });
  }

  function begin(): void {
    unwatch ??= live.watch(topic, LISTENER, hear);
    if (!cancelLook) look();
  }

  function end(): void {
    for (const cancel of [unwatch, cancelLook, cancelTelling, typing.dispose]) cancel?.();
    options.onIdle();
  }

  return {
    enter(watcher) {
      begin();
      watchers.set(watcher, '');
      const { who } = watcher;
      const leaveTopic = live.watch(topic, who, () => {});
      publish({ moved: true });
      void tell([watcher]);
      return {
        conversation,
        type: typing.teller(who, () => publish({ typing: who })),
        leave() {
          if (!watchers.delete(watcher)) return;
          leaveTopic();
          publish(typing.has(who) ? { rests: who } : { moved: true });
          if (watchers.size === 0) end();
        },
      };
    },
  };
}
