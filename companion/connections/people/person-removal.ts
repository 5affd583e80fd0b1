import type { ClientKeys } from '../../access/keys/client-keys.ts';
import type { PairingCodes } from '../../access/pairing/pairing-codes.ts';
import { FIRST_PERSON, type People } from '../../access/people/people.ts';
import type { RoomAccess } from '../../access/rooms/room-access.ts';
import { roomsOfPerson } from '../../access/rooms/rooms-of-person.ts';
import type { Database } from '../../store/database.ts';

/** Takes persons out. */
export interface PersonRemoval {
  /**
   * Takes away at once everything by which a person comes: keys, invitation, code, and links to rooms with their members. False
   * when there is no such person, or it is the first one. @throws {StoreError} although nothing of it counts any more
   */
  revoke(person: string): Promise<boolean>;
  /** Revokes a person and drops everything that is kept of them. @throws {StoreError} */
  remove(person: string): Promise<boolean>;
  /** Does so, with what `also` does, for somebody who may have been taken out elsewhere. @throws {StoreError} */
  shutOut(person: string, also: () => Promise<unknown>): Promise<void>;
}

export interface PersonRemovalOptions {
  database: Pick<Database, 'dropStore'>;
  people: Pick<People, 'find' | 'revoke' | 'remove'>;
  keys: Pick<ClientKeys, 'revokeAllOf'>;
  codes: Pick<PairingCodes, 'rotated'>;
  rooms: RoomAccess;
  /** Ends what runs of a person. Afterwards there is no store for it. */
  endServices(person: string): Promise<void>;
}

export function createPersonRemoval(options: PersonRemovalOptions): PersonRemoval {
  const { database, people, keys, codes, endServices } = options;

  /** Everything is shut at once, before anything is stored. What can't be stored is reported at the end. */
  async function shutOut(person: string, also: () => Promise<unknown>): Promise<void> {
    codes.rotated(person);
    const ends = await Promise.allSettled([also(), keys.revokeAllOf(person), endRooms(person)]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  async function endRooms(person: string): Promise<void> {
    const rooms = roomsOfPerson(options.rooms, person);
    const { members, links } = rooms.all();
    const open = new Set([...members, ...links].map(({ conversation }) => conversation));
    await rooms.end([...open]);
  }

  async function revoke(person: string): Promise<boolean> {
    if (person === FIRST_PERSON || !people.find(person)) return false;
    await shutOut(person, () => people.revoke(person));
    return true;
  }

  return {
    revoke,
    async remove(person) {
      if (!(await revoke(person))) return false;
      await endServices(person);
      await database.dropStore(person);
      await people.remove(person);
      // What another companion has added until then; from then on nobody can.
      await database.dropStore(person);
      return true;
    },
    shutOut,
  };
}
