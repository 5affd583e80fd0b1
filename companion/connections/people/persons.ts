import type { ClientKeys } from '../../access/keys/client-keys.ts';
import type { PairingCodes } from '../../access/pairing/pairing-codes.ts';
import { FIRST_PERSON, type People } from '../../access/people/people.ts';
import { roomsOfPerson } from '../../access/rooms/rooms-of-person.ts';
import { codedError } from '../../coded-error.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import type { Database } from '../../store/database.ts';
import type { TurnQuota } from '../../turns/turn-quota.ts';
import type { TurnRegistry } from '../../turns/turn-registry.ts';
import { createPersonServices, type PersonServices, type PersonServicesOptions } from './person-services.ts';

/** The persons of a companion: who they are, and what each of them has for themselves. */
export interface Persons {
  readonly access: People;
  /** Made when it is first asked for. */
  servicesOf(person: string): PersonServices;
  /** Their turns that wait and run. */
  countsOf(person: string): Pick<TurnRegistry['counts'], 'waiting' | 'running'>;
  /**
   * Takes all away by which a person comes, at once: keys, invitation, code, links to rooms and their members. False when there is
   * no such person, or it is the first. @throws {StoreError} it counts no more from here on all the same
   */
  revoke(person: string): Promise<boolean>;
  /** Revokes them, and drops all that is kept of them. @throws {StoreError} */
  remove(person: string): Promise<boolean>;
  /** Calls `listener` before a person's services end; returns its unsubscribe. */
  onRemoved(listener: (person: string) => void): () => void;
  /** Asks no models of its own accord any more. */
  stop(): void;
  dispose(): void;
}

export interface PersonsOptions extends PersonServicesOptions {
  database: Database;
  people: People;
  keys: Pick<ClientKeys, 'revokeAllOf'>;
  codes: Pick<PairingCodes, 'rotated'>;
}

export function createPersons({ database, people, keys, codes, ...parts }: PersonsOptions): Persons {
  const made = new Map<string, PersonServices>();
  const listeners = new Set<(person: string) => void>();

  async function revoke(person: string): Promise<boolean> {
    if (person === FIRST_PERSON || !people.find(person)) return false;
    codes.rotated(person);
    // All of it at once, before anything is on disk; what can't be written down is said at the end.
    const ends = await Promise.allSettled([people.revoke(person), keys.revokeAllOf(person), endRooms(person)]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return true;
  }

  async function endRooms(person: string): Promise<void> {
    const rooms = roomsOfPerson(parts.rooms, person);
    const { members, links } = rooms.all();
    for (const conversation of new Set([...members, ...links].map((each) => each.conversation))) {
      await rooms.end(conversation);
    }
  }

  function servicesOf(person: string): PersonServices {
    const known = made.get(person);
    if (known) return known;
    const services = createPersonServices(parts, {
      person,
      storage: person === FIRST_PERSON ? database : database.storeOf(person),
      isAdministrator: () => people.isAdministrator(person),
      quota: createQuota(people, person, parts.log),
    });
    made.set(person, services);
    return services;
  }

  return {
    access: people,
    servicesOf,
    countsOf: (person) => made.get(person)?.registry.counts ?? { waiting: 0, running: 0 },
    revoke,
    async remove(person) {
      if (!(await revoke(person))) return false;
      const services = made.get(person);
      // What runs is written down first: afterwards there is nothing that it could be written into.
      await services?.registry.shutdown();
      for (const listener of listeners) listener(person);
      services?.dispose();
      made.delete(person);
      await database.dropStore(person);
      await people.remove(person);
      return true;
    },
    onRemoved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      for (const services of made.values()) services.stop();
    },
    dispose() {
      for (const services of made.values()) services.dispose();
    },
  };
}

const MINUTE_MS = 60_000;

function createQuota(people: People, person: string, log: Log): TurnQuota {
  return {
    refuse(unfinished) {
      const most = people.find(person)?.turns ?? null;
      return most !== null && unfinished >= most
        ? codedError('overloaded', { cause: 'person_turns', most })
        : undefined;
    },
    async count() {
      const { at, refusedUntil } = await people.countQuestion(person);
      if (refusedUntil !== null) {
        const minutes = Math.max(1, Math.ceil((refusedUntil - at) / MINUTE_MS));
        const most = people.find(person)?.questions ?? 0;
        return { refusal: codedError('overloaded', { cause: 'person_questions', most, minutes }) };
      }
      return {
        undo: () =>
          void people.uncountQuestion(person, at).catch((error: unknown) => {
            log.debug(toLogFields(error), 'a question was counted that was not asked');
          }),
      };
    },
  };
}
