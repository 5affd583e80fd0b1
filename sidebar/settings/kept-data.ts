import { type ReadonlySignal, signal } from '@preact/signals';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { Reply } from '../connection/requests.ts';
import { createOwnPerson, type OwnPerson } from './own-person.ts';

export type Holdings = Pick<Reply<'holdings'>, 'chats' | 'bytes'>;

/** What the companion keeps, for whom, and the end of it. */
export interface KeptData {
  /** Null until it is known. */
  readonly holdings: ReadonlySignal<Holdings | null>;
  /** `others`: there are not as many chats any more as the person agreed to delete. */
  readonly phase: ReadonlySignal<'idle' | 'deleting' | 'deleted' | 'others' | 'failed'>;
  /** How many the last `deleteAll` has deleted. */
  readonly deleted: ReadonlySignal<number>;
  look(): void;
  /** Deletes all chats that the person was told of. */
  deleteAll(): void;
  readonly own: OwnPerson;
  dispose(): void;
}

export function createKeptData(
  connection: Pick<CompanionConnection, 'request' | 'openChannel' | 'credentials'>,
): KeptData {
  const { request } = connection;
  const own = createOwnPerson(connection);
  const holdings = signal<Holdings | null>(null);
  const phase = signal<KeptData['phase']['value']>('idle');
  const deleted = signal(0);
  return {
    holdings,
    phase,
    deleted,
    own,
    dispose: own.dispose,
    look() {
      request({ type: 'holdings' }).then(
        (told) => {
          holdings.value = told;
        },
        () => {
          holdings.value = null;
        },
      );
    },
    deleteAll() {
      const chats = holdings.peek()?.chats;
      if (chats === undefined || phase.peek() === 'deleting') return;
      phase.value = 'deleting';
      request({ type: 'delete_all', chats }, 'ever').then(
        (told) => {
          holdings.value = told;
          deleted.value = chats;
          phase.value = told.chats === 0 ? 'deleted' : 'others';
        },
        () => {
          phase.value = 'failed';
        },
      );
    },
  };
}
