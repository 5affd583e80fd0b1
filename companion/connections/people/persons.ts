import type { ClientKeys } from '../../access/keys/client-keys.ts';
import type { PairingCodes } from '../../access/pairing/pairing-codes.ts';
import { FIRST_PERSON, type People } from '../../access/people/people.ts';
import { type CodedError, codedError } from '../../coded-error.ts';
import { createListeners } from '../../listeners.ts';
import type { Live } from '../../live/live.ts';
import { liveOfPerson, personOfName } from '../../live/live-of-person.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import type { Database } from '../../store/database.ts';
import type { StoreError } from '../../store/store-error.ts';
import type { TurnQuota } from '../../turns/turn-quota.ts';
import { createPersonRemoval, type PersonRemoval } from './person-removal.ts';
import { createPersonServices, type PersonServices, type PersonServicesOptions } from './person-services.ts';

/** The persons of a companion, and the services of each. */
export interface Persons extends Pick<PersonRemoval, 'revoke' | 'remove'> {
  readonly access: People;
  /** Why a question that is asked now may not be saved; undefined while all is well. */
  readonly savingFailure: StoreError | undefined;
  /** Made when it is first asked for. */
  servicesOf(person: string): PersonServices;
  /** How many of their turns wait or run, at all companions. */
  countUnfinished(person: string): Promise<number>;
  /** Calls `listener` before a person's services end; returns its unsubscribe. */
  onRemoved(listener: (person: string) => void): () => void;
  /** See `PersonServices.saveUnsaved`. */
  saveUnsaved(): Promise<void>;
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
  const { log } = parts;
  const made = new Map<string, PersonServices>();
  const listeners = createListeners<[person: string]>();

  async function endServices(person: string): Promise<void> {
    const services = made.get(person);
    // Running turns are stored first, since afterwards there is no store for them.
    await services?.registry.shutdown();
    listeners.tell(person);
    // What is just being tried again would come after all is dropped.
    await services?.dispose();
    made.delete(person);
  }

  const removal = createPersonRemoval({ database, people, keys, codes, rooms: parts.rooms, endServices });

  /** Another companion has shut a person out: clients that came in here meanwhile are shut out too. */
  const stopHearing = people.onGone((person, how) => {
    removal
      .shutOut(person, async () => how === 'removed' && endServices(person))
      .catch((error: unknown) => {
        log.warn(toLogFields(error), 'what a person had left could not be taken away');
      });
  });

  // The person may have no services here yet, which are needed to end the turn.
  const stopWatchingLost = parts.live.onTurnLost((turn) => {
    const person = personOfName(turn);
    if (person !== undefined && people.find(person)) servicesOf(person);
  });

  function servicesOf(person: string): PersonServices {
    const known = made.get(person);
    if (known) return known;
    const services = createPersonServices(parts, {
      person,
      storage: person === FIRST_PERSON ? database : database.storeOf(person),
      isAdministrator: () => people.isAdministrator(person),
      quota: createQuota({ people, person, live: liveOfPerson(parts.live, person), log }),
    });
    made.set(person, services);
    return services;
  }

  return {
    get savingFailure() {
      const failures = made.values().map(({ clientConversations }) => clientConversations.savingFailure);
      return failures.find((failure) => failure !== undefined);
    },
    access: people,
    servicesOf,
    countUnfinished: async (person) => (await liveOfPerson(parts.live, person).present(UNFINISHED)).length,
    revoke: removal.revoke,
    remove: removal.remove,
    onRemoved: listeners.on,
    async saveUnsaved() {
      await Promise.all([...made.values()].map((services) => services.saveUnsaved()));
    },
    stop() {
      for (const services of made.values()) services.stop();
    },
    dispose() {
      stopHearing();
      stopWatchingLost();
      for (const services of made.values()) void services.dispose();
    },
  };
}

const MINUTE_MS = 60_000;
/** A topic in which a person's turns are present until they end, at any companion. The turns that are present are the ones that count. */
const UNFINISHED = 'unfinished';

interface QuotaOptions {
  people: People;
  person: string;
  /** The person's part. */
  live: Pick<Live, 'watch' | 'present'>;
  log: Log;
}

function createQuota({ people, person, live, log }: QuotaOptions): TurnQuota {
  const most = () => people.find(person)?.turns ?? null;
  const tooMany = (turns: number) => codedError('overloaded', { cause: 'person_turns', most: turns });

  /** Counts a turn together with those at other companions. Of two that come at the same moment, both may be refused. */
  async function enter(turn: string): Promise<{ leave: () => void } | { refusal: CodedError }> {
    const leave = live.watch(UNFINISHED, turn, () => {});
    const turns = most();
    if (turns === null || (await live.present(UNFINISHED)).length <= turns) return { leave };
    leave();
    return { refusal: tooMany(turns) };
  }

  return {
    refuse(unfinished) {
      const turns = most();
      return turns !== null && unfinished >= turns ? tooMany(turns) : undefined;
    },
    async count({ id, ended }) {
      const entered = await enter(id);
      if ('refusal' in entered) return entered;
      const { leave } = entered;
      const counted = await people.countQuestion(person).catch((error: unknown) => {
        leave();
        throw error;
      });
      const { at, refusedUntil } = counted;
      if (refusedUntil !== null) {
        leave();
        const minutes = Math.max(1, Math.ceil((refusedUntil - at) / MINUTE_MS));
        const questions = people.find(person)?.questions ?? 0;
        return { refusal: codedError('overloaded', { cause: 'person_questions', most: questions, minutes }) };
      }
      void ended.then(leave);
      return {
        undo() {
          leave();
          people.uncountQuestion(person, at).catch((error: unknown) => {
            log.debug(toLogFields(error), 'a question was counted that was not asked');
          });
        },
      };
    },
  };
}
