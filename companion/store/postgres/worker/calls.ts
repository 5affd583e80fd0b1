import { createSlots, type Slots } from '../../../slots.ts';
import type { OperationCalls, Operations } from '../../steps/operations.ts';
import { StoreError } from '../../store-error.ts';
import { createBlobContents } from '../blobs/blob-contents.ts';
import { isAway, isCrossed } from '../database/database-failure.ts';
import { BULK_CONNECTIONS, CONNECTIONS, type PostgresDatabase } from '../database/open-database.ts';
import { dropPerson } from '../operations/drop-person.ts';
import { type AsyncOperations, createOperations } from '../operations/operations.ts';
import { createPersonRows, REPEATABLE } from '../operations/person-rows.ts';
import { type Confirmations, createConfirmations } from './confirmations.ts';
import { createSchedule } from './schedule.ts';

type Method = keyof Operations;
export type PeopleMethod = keyof ReturnType<typeof createPersonRows>;

export interface Calls {
  call<M extends Method>(person: string, method: M, args: Parameters<Operations[M]>): Promise<unknown>;
  /** A call on the list of persons. */
  askPeople(method: PeopleMethod, args: readonly unknown[]): Promise<unknown>;
  /** Drops all that is kept of a person. */
  drop(person: string): Promise<void>;
  /** Resolves once all calls so far are done. */
  idle(): Promise<void>;
}

/** How often an operation that crossed another one is begun again. */
const CROSSINGS = 20;
/** How long a database that did not answer in time is not tried again. */
const PAUSE_MS = 2_000;

/** In whose name it is asked who there are: no person is called so. */
const PEOPLE = ' people';

interface Person {
  short: AsyncOperations;
  bulk: AsyncOperations;
  confirmations: Confirmations;
  schedule: ReturnType<typeof createSchedule>;
}

/** @param blobFolder where contents of questions are files; undefined: they are in the database */
export function createCalls(database: PostgresDatabase, blobFolder: string | undefined): Calls {
  const contents = createBlobContents(blobFolder);
  const people = new Map<string, Person>();
  /** Where there are others, one person leaves a connection to them. */
  const mostOfOne = () => (people.size > 1 ? CONNECTIONS - 1 : CONNECTIONS);
  const slots = { short: createSlots(CONNECTIONS, mostOfOne), bulk: createSlots(BULK_CONNECTIONS, () => 1) };
  const persons = createPersonRows(database.short);
  /** Work that is under way outside of the schedules. */
  const beside = new Set<Promise<unknown>>();
  /** By the clock that nobody sets. */
  let awayUntil = 0;
  let lastFailure: unknown;

  function of(person: string): Person {
    let found = people.get(person);
    if (found === undefined) {
      const short = createOperations(database.short, person, contents);
      found = {
        short,
        bulk: createOperations(database.bulk, person, contents),
        confirmations: createConfirmations(short),
        schedule: createSchedule(slots, person),
      };
      people.set(person, found);
    }
    return found;
  }

  /** Tries again after the connection broke. It first looks up whether the operation took effect, so that nothing is done twice. */
  async function attempt<M extends Method>(
    method: M,
    args: Parameters<Operations[M]>,
    operations: AsyncOperations,
    { confirmations }: Person,
  ): Promise<unknown> {
    const operation = operations[method] as (...args: unknown[]) => Promise<unknown>;
    const confirm = confirmations[method] as
      | ((...args: unknown[]) => Promise<{ done: unknown } | undefined>)
      | undefined;
    let isUnknown = false;
    for (let crossings = 0; ; ) {
      try {
        const done = isUnknown ? await confirm?.(...args) : undefined;
        return done === undefined ? await operation(...args) : done.done;
      } catch (error) {
        if (isCrossed(error) && crossings < CROSSINGS) {
          crossings += 1;
          continue;
        }
        // It was done after all, while this looked it up.
        const done = isUnknown && isConflict(error) ? await confirm?.(...args) : undefined;
        if (done !== undefined) return done.done;
        if (!isAway(error) || isUnknown || confirm === undefined || isTimeout(error)) throw error;
        isUnknown = true;
      }
    }
  }

  /** Fails at once while a database that did not answer in time is not tried again. */
  async function reach<T>(work: () => Promise<T>): Promise<T> {
    if (performance.now() < awayUntil) throw database.explain(lastFailure);
    try {
      return await work();
    } catch (error) {
      if (isTimeout(error)) [awayUntil, lastFailure] = [performance.now() + PAUSE_MS, error];
      throw database.explain(error);
    }
  }

  async function inSlot<T>(slots: Slots, person: string, work: () => Promise<T>): Promise<T> {
    const release = await slots.take(person);
    try {
      return await reach(work);
    } finally {
      release();
    }
  }

  async function noted<T>(work: Promise<T>): Promise<T> {
    beside.add(work);
    try {
      return await work;
    } finally {
      beside.delete(work);
    }
  }

  function call<M extends Method>(name: string, method: M, args: Parameters<Operations[M]>): Promise<unknown> {
    const person = of(name);
    return person.schedule.run(method, args, (isBulk) =>
      reach(() => attempt(method, args, isBulk ? person.bulk : person.short, person)),
    );
  }

  return {
    call,
    askPeople(method, args) {
      const operation = persons[method] as (...args: readonly unknown[]) => Promise<unknown>;
      const ask = (crossings = 0): Promise<unknown> =>
        operation(...args).catch((error: unknown) => {
          if (!isCrossed(error) || crossings >= CROSSINGS) throw error;
          return ask(crossings + 1);
        });
      const again = (error: unknown) => {
        if (!isAway(error) || isTimeout(error) || !REPEATABLE.has(method)) throw error;
        return ask();
      };
      return noted(inSlot(slots.short, PEOPLE, () => ask().catch(again)));
    },
    async drop(name) {
      const calls: OperationCalls = { call: (method, ...args) => call(name, method, args) as never };
      const run = (sql: string, ...values: string[]) =>
        inSlot(slots.bulk, name, () => database.bulk.run(sql, ...values));
      await noted(dropPerson({ run }, name, calls));
      people.delete(name);
    },
    async idle() {
      await Promise.allSettled(beside);
      await Promise.all([...people.values()].map(({ schedule }) => schedule.idle()));
    },
  };
}

function isConflict(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'conflict';
}

/** It did not answer at all, not even that it gives up: the next one would wait as long. */
function isTimeout(error: unknown): boolean {
  return isAway(error) && error instanceof Error && /time/i.test(error.message);
}
