import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { CompanionMessage, TurnRecord } from '../../protocol/companion-messages.ts';
import type { RoomMessage } from '../../protocol/room-messages.ts';
import type { Channel } from '../connection/channel.ts';
import type { Clock } from '../connection/clock.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { createSharing, type Sharing } from './sharing.ts';
import { createTypingSignals } from './typing-signals.ts';
import { createVisits, type Visits } from './visits.ts';

/** Who is writing. `host`: the person whose companion it is. */
export interface Typists {
  readonly names: readonly string[];
  readonly host: boolean;
}

/** The people that the conversation shown is shared with. */
export interface Room {
  /** The others in it; null while it is shared with nobody, or that is not known. */
  readonly people: ReadonlySignal<RoomMessage | null>;
  readonly typists: ReadonlySignal<Typists>;
  /** Who came and went last, once it has settled; null when nobody did. */
  readonly visits: ReadonlySignal<Visits | null>;
  /** Opening the conversation to others, and closing it. */
  readonly sharing: Sharing;
}

export interface RoomOptions {
  connection: Pick<CompanionConnection, 'state' | 'openChannel' | 'request'>;
  /** The conversation shown; null while the companion does not have it, or keeps it nowhere. */
  conversation: ReadonlySignal<string | null>;
  /** What is being written. */
  text: ReadonlySignal<string>;
  /** The name by which this person is a member; undefined: it is their companion. */
  self: string | undefined;
  /** Somebody asked in the conversation. */
  asked(conversation: string, turn: TurnRecord): void;
  /** The room is heard from now on: what was asked before that is still to be looked for. */
  catchUp(): void;
  clock: Clock;
}

export function createRoom(options: RoomOptions): Room & { dispose(): void } {
  const { connection, conversation, self, clock } = options;
  const latest = signal<RoomMessage | null>(null);
  const people = computed(() => {
    const room = latest.value;
    if (!room?.open || room.conversation !== conversation.value) return null;
    return { ...room, members: room.members.filter(({ name }) => name !== self) };
  });
  const visits = createVisits(people, clock);
  let channel: Channel | undefined;
  /** What is watched over this channel. */
  let watched: string | undefined;
  /** Whether it was told how that one is. */
  let isHeard = false;

  function receive(message: CompanionMessage): void {
    if (message.type === 'asked') options.asked(message.conversation, message.record);
    if (message.type !== 'room' || message.conversation !== watched) return;
    latest.value = message;
    if (!isHeard && message.open) options.catchUp();
    isHeard = true;
  }

  function lost(): void {
    channel = undefined;
    watched = undefined;
    const known = latest.peek();
    // Those who were there are still shown, for a gap; what they write is not.
    if (known) latest.value = hush(known);
  }

  const stopWatching = effect(() => {
    const wanted = conversation.value;
    if (connection.state.value.phase !== 'ready' || (wanted ?? undefined) === watched) return;
    untracked(() => {
      channel ??= connection.openChannel({ message: receive, lost });
      if (!channel) return;
      watched = wanted ?? undefined;
      isHeard = false;
      // Without a conversation: this person is nowhere any more.
      channel.send({ type: 'watch', topic: 'room', ...(wanted !== null && { conversation: wanted }) });
    });
  });

  const typing = createTypingSignals({
    text: options.text,
    isHeard: computed(() => people.value !== null),
    tell() {
      if (channel && watched !== undefined) channel.send({ type: 'typing', conversation: watched });
    },
    clock,
  });

  return {
    people,
    typists: computed(() => ({
      names: people.value?.members.filter((member) => member.typing).map(({ name }) => name) ?? [],
      // Of two browsers of the host's one need not be told what the other writes.
      host: self !== undefined && (people.value?.hosts.typing ?? 0) > 0,
    })),
    visits: visits.latest,
    sharing: createSharing({ connection, conversation }),
    dispose() {
      stopWatching();
      typing.dispose();
      visits.dispose();
      batch(() => channel?.close());
    },
  };
}

function hush(room: RoomMessage): RoomMessage {
  return {
    ...room,
    members: room.members.map((member) => ({ ...member, typing: false })),
    hosts: { ...room.hosts, typing: 0 },
  };
}
