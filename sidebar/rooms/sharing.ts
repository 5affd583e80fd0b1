import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { May } from '../../protocol/room-messages.ts';
import { isLoopback } from '../access/parse-address.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { Problem } from '../state/problem.ts';
import { explainRequest } from '../state/request-problems.ts';

/** A link as it was made. It can be shown only here and now: the companion keeps no more of it than it needs to know it again. */
export interface SharedLink {
  readonly invite: string;
  /** The same link at each address that the companion is reached by. */
  readonly urls: readonly string[];
  /** No other machine reaches the companion at any of them. */
  readonly isOnlyHere: boolean;
  /** Milliseconds since 1970; null: none. */
  readonly expiresAt: number | null;
}

/** Opening a conversation to others, and closing it again. */
export interface Sharing {
  /** What the next link gives: to read or to write, to how many (null: any number), for how many milliseconds (null: for ever). */
  readonly may: Signal<May>;
  readonly uses: Signal<number | null>;
  readonly forMs: Signal<number | null>;
  /** The link made last here; null when none was, or it counts no more. */
  readonly link: ReadonlySignal<SharedLink | null>;
  readonly isMaking: ReadonlySignal<boolean>;
  /** Why the last thing could not be done; null when it could. */
  readonly problem: ReadonlySignal<Problem | null>;
  make(): void;
  /** Takes a link back; those who came by it stay. */
  revoke(invite: string): void;
  /** Shows a member out. */
  remove(member: string): void;
  /** Shows everybody out, and takes all links back. */
  end(): void;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export function createSharing(options: {
  connection: Pick<CompanionConnection, 'request'>;
  conversation: ReadonlySignal<string | null>;
}): Sharing {
  const { connection, conversation } = options;
  const may = signal<May>('write');
  const uses = signal<number | null>(null);
  const forMs = signal<number | null>(DAY_MS);
  const made = signal<(SharedLink & { conversation: string }) | null>(null);
  const isMaking = signal(false);
  const problem = signal<Problem | null>(null);

  async function act(request: () => Promise<unknown>, code: 'not_shared' | 'sharing_not_changed'): Promise<boolean> {
    problem.value = null;
    try {
      await request();
      return true;
    } catch (error) {
      problem.value = explainRequest(error, code);
      return false;
    }
  }

  async function make(shared: string): Promise<void> {
    isMaking.value = true;
    const wanted = { conversation: shared, may: may.peek(), uses: uses.peek(), forMs: forMs.peek() };
    await act(async () => {
      const { invite, token, addresses, expiresAt } = await connection.request({ type: 'share', ...wanted });
      const urls = addresses.map((address) => `${address}/#room=${token}`);
      const isOnlyHere = addresses.every((address) => isLoopback({ address: URL.parse(address)?.host ?? '' }));
      made.value = { conversation: shared, invite, urls, isOnlyHere, expiresAt };
    }, 'not_shared');
    isMaking.value = false;
  }

  return {
    may,
    uses,
    forMs,
    link: computed(() => (made.value?.conversation === conversation.value ? made.value : null)),
    isMaking,
    problem,
    make() {
      const shared = conversation.peek();
      if (shared !== null && !isMaking.peek()) void make(shared);
    },
    revoke(invite) {
      void act(async () => {
        await connection.request({ type: 'unshare', invite });
        if (made.peek()?.invite === invite) made.value = null;
      }, 'sharing_not_changed');
    },
    remove(member) {
      const shared = conversation.peek();
      if (shared === null) return;
      void act(
        () => connection.request({ type: 'remove_member', conversation: shared, member }),
        'sharing_not_changed',
      );
    },
    end() {
      const shared = conversation.peek();
      if (shared === null) return;
      void act(async () => {
        await connection.request({ type: 'end_room', conversation: shared });
        made.value = null;
      }, 'sharing_not_changed');
    },
  };
}
