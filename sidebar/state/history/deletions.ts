import { type ReadonlySignal, signal } from '@preact/signals';
import type { ConversationSummary } from '../../../protocol/conversation-requests.ts';
import type { Clock } from '../../connection/clock.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import type { RequestProblemCode } from '../problem.ts';

/** A conversation that was deleted and can be brought back. */
export interface Deleted {
  readonly conversation: string;
  readonly title: string;
}

/** Deletes conversations at once, and can bring the last one back for a while. */
export interface Deletions {
  readonly latest: ReadonlySignal<Deleted | null>;
  /** Whether it is being deleted: what is told of it is older than that. */
  has(conversation: string): boolean;
  remove(conversation: string): void;
  undo(): void;
  hold(held: boolean): void;
  dispose(): void;
}

export interface DeletionsOptions {
  connection: Pick<CompanionConnection, 'request'>;
  clock: Clock;
  /** Takes one out of the list, or puts it back. */
  take(conversation: string): ConversationSummary | undefined;
  put(summary: ConversationSummary): void;
  onRemoved?: ((conversation: string) => void) | undefined;
  onRestored?: ((conversation: string) => void) | undefined;
  onFailure(what: RequestProblemCode, error: unknown): void;
}

const UNDO_MS = 8_000;

export function createDeletions(options: DeletionsOptions): Deletions {
  const { connection, clock, take, put, onRemoved, onRestored, onFailure } = options;
  const latest = signal<(Deleted & { summary: ConversationSummary | undefined }) | null>(null);
  const leaving = new Set<string>();
  let cancelTimer = () => {};

  function offer(deleted: typeof latest.value): void {
    latest.value = deleted;
    hold(false);
  }

  function hold(held: boolean): void {
    cancelTimer();
    if (latest.peek() === null || held) return;
    cancelTimer = clock.after(UNDO_MS, () => {
      latest.value = null;
    });
  }

  async function remove(conversation: string): Promise<void> {
    const summary = take(conversation);
    const deleted = { conversation, title: summary?.title ?? '', summary };
    leaving.add(conversation);
    offer(deleted);
    onRemoved?.(conversation);
    try {
      await connection.request({ type: 'delete', conversation });
    } catch (error) {
      if (summary) put(summary);
      if (latest.peek() === deleted) offer(null);
      onRestored?.(conversation);
      onFailure('not_deleted', error);
    } finally {
      leaving.delete(conversation);
    }
  }

  async function undo(): Promise<void> {
    const deleted = latest.peek();
    if (!deleted) return;
    const { conversation, summary } = deleted;
    offer(null);
    try {
      await connection.request({ type: 'restore', conversation });
      // What ran in it was stopped when it was deleted.
      if (summary) put({ ...summary, running: false });
      onRestored?.(conversation);
    } catch (error) {
      offer(deleted);
      onFailure('not_restored', error);
    }
  }

  return {
    latest,
    has: (conversation) => leaving.has(conversation),
    remove: (conversation) => void remove(conversation),
    undo: () => void undo(),
    hold,
    dispose: () => cancelTimer(),
  };
}
