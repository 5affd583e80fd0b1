import type { Connection, Link } from '../connection.ts';
import { createSharedRoom, type SharedRoom, type SharedRoomOptions } from './shared-room.ts';

/** The rooms of this companion. A room exists while somebody is in it, or something of it still runs. */
export interface SharedRooms {
  /**
   * @param name of the room; empty: the room without a name
   * @param who an id that no other connection has
   */
  join(name: string, link: Link, who: string): Connection;
}

export function createSharedRooms(options: Omit<SharedRoomOptions, 'name' | 'onIdle'>): SharedRooms {
  const rooms = new Map<string, SharedRoom>();

  function open(name: string): SharedRoom {
    const room = createSharedRoom({
      ...options,
      name,
      onIdle() {
        if (rooms.get(name) === room) rooms.delete(name);
      },
    });
    rooms.set(name, room);
    return room;
  }

  return { join: (name, link, who) => (rooms.get(name) ?? open(name)).join(link, who) };
}
