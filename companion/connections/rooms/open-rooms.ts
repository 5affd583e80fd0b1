import type { RoomAccess } from '../../access/rooms/room-access.ts';
import type { ClientConversations } from '../../conversations/client-conversations.ts';
import type { TurnRegistry } from '../../turns/turn-registry.ts';
import {
  createOpenRoom,
  type OpenRoom,
  type OpenRoomOptions,
  publishToRoom,
  type RoomVisit,
  type RoomWatcher,
  topicOf,
} from './open-room.ts';

export interface OpenRoomsOptions extends Omit<OpenRoomOptions, 'conversation' | 'onIdle' | 'rooms'> {
  rooms: OpenRoomOptions['rooms'] & Pick<RoomAccess, 'onChange'>;
  registry: Pick<TurnRegistry, 'onNews'>;
  clientConversations: Pick<ClientConversations, 'findTurn'>;
}

/** The rooms that connections of this companion watch. */
export interface OpenRooms {
  enter(conversation: string, watcher: RoomWatcher): RoomVisit;
  dispose(): void;
}

export function createOpenRooms({ registry, clientConversations, ...options }: OpenRoomsOptions): OpenRooms {
  const { live, rooms } = options;
  const open = new Map<string, OpenRoom>();

  function roomOf(conversation: string): OpenRoom {
    const room =
      open.get(conversation) ?? createOpenRoom({ ...options, conversation, onIdle: () => open.delete(conversation) });
    open.set(conversation, room);
    return room;
  }

  /** Tells everybody who watches, at any companion, what was recorded. */
  async function tellAsked(conversation: string, turn: string, asker: string): Promise<void> {
    if (!(await live.isWatched(topicOf(conversation)))) return;
    const found = await clientConversations.findTurn(turn);
    if (found) publishToRoom(live, conversation, { asker, record: found.record });
  }

  const stopAsked = registry.onNews(({ type, request }) => {
    const { turn, conversation, asker, context } = request;
    if (type !== 'began' || conversation === undefined || asker.isPrivate || context.saves !== 'stored') return;
    // The room can still be read.
    void tellAsked(conversation, turn, asker.id).catch(() => {});
  });
  const stopChanges = rooms.onChange((conversation) => publishToRoom(live, conversation, { moved: true }));

  return {
    enter: (conversation, watcher) => roomOf(conversation).enter(watcher),
    dispose() {
      stopAsked();
      stopChanges();
    },
  };
}
