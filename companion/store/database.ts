import type { PeopleStore } from './people-store.ts';
import type { Store } from './store.ts';

/** What a companion keeps: the first person's store, who the others are, and a store of each. */
export interface Database extends Store {
  readonly people: PeopleStore;
  /** That of another person than the first. It is opened when it is first asked for something, and closes with this one. */
  storeOf(person: string): Store;
  /** Drops all that such a person has: nothing of it can be brought back. */
  dropStore(person: string): Promise<void>;
}
