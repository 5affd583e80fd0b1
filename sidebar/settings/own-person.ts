import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Client } from '../../protocol/client-requests.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import type { PersonItem } from '../../protocol/people-messages.ts';
import type { Channel } from '../connection/channel.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';

/** Why what was asked for last was not done; null: it was. */
export type OwnFailure = ErrorReason | 'unknown' | null;

/** Whose client this browser is, where the companion has several persons, and their other ones. */
export interface OwnPerson {
  /** Null: it is not known, or there is one person. */
  readonly person: ReadonlySignal<PersonItem | null>;
  /** In the order in which they were paired. */
  readonly browsers: ReadonlySignal<readonly Client[]>;
  /** The one among them that this is; undefined while there is no key. */
  readonly self: ReadonlySignal<string | undefined>;
  /** The code that pairs another one, while it can be used. */
  readonly code: ReadonlySignal<string | null>;
  readonly failure: ReadonlySignal<OwnFailure>;
  look(): void;
  /** Takes the key of one of them away. */
  revoke(client: string): void;
  /** Makes a code; the one before it is void. */
  openCode(): void;
  dispose(): void;
}

export function createOwnPerson(
  connection: Pick<CompanionConnection, 'request' | 'openChannel' | 'credentials'>,
): OwnPerson {
  const { request, openChannel, credentials } = connection;
  const person = signal<PersonItem | null>(null);
  const browsers = signal<readonly Client[]>([]);
  const code = signal<string | null>(null);
  const failure = signal<OwnFailure>(null);
  let channel: Channel | undefined;
  let looks = 0;

  async function read(): Promise<void> {
    looks += 1;
    const look = looks;
    const found = await Promise.all([request({ type: 'people' }), request({ type: 'clients' })]).catch(() => undefined);
    if (look !== looks) return;
    const [people, clients] = found ?? [];
    batch(() => {
      person.value = people?.items.find((item) => item.person === people.own) ?? null;
      // An administrator is told of everybody's, and members of rooms are no browsers of anybody's.
      browsers.value = clients?.items.filter((item) => item.person === people?.own && item.room === undefined) ?? [];
    });
  }

  function endCode(): void {
    channel?.close();
    channel = undefined;
    code.value = null;
  }

  function hear(id: string, message: CompanionMessage): void {
    if (!('id' in message) || message.id !== id) return;
    if (message.type === 'pairing') {
      code.value = message.code;
      return;
    }
    if (message.type === 'error') failure.value = message;
    endCode();
    void read();
  }

  return {
    person,
    browsers,
    self: computed(() => credentials.value?.token?.split('.')[0]),
    code,
    failure,
    look: () => void read(),
    revoke(client) {
      failure.value = null;
      request({ type: 'revoke', client })
        .catch(() => {
          failure.value = 'unknown';
        })
        .finally(read);
    },
    openCode() {
      endCode();
      const id = crypto.randomUUID();
      channel = openChannel({ message: (message) => hear(id, message), lost: endCode });
      failure.value = channel === undefined ? 'unknown' : null;
      channel?.send({ type: 'pairing', id });
    },
    dispose: endCode,
  };
}
