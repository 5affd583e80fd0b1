import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { OperationMessage } from '../../protocol/operation-messages.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { watchTopic } from '../connection/watch-topic.ts';

/** Long work at the companion that is no turn, whoever began it. */
export interface WatchedOperations {
  /** Those that run or can go on, by id, in the order in which they began. */
  readonly listed: ReadonlySignal<ReadonlyMap<string, OperationMessage>>;
  /** Calls `listener` with whatever is told of one, in one batch with the list. Returns its end. */
  onTold(listener: (message: OperationMessage) => void): () => void;
  /** Ends one; of one that does not run nothing is said any more. */
  stop(operation: string): void;
}

/** One watch for all who look: the companion lists what runs once for each connection. */
export function watchOperations(
  connection: Pick<CompanionConnection, 'state' | 'openChannel' | 'request'>,
): WatchedOperations & { dispose(): void } {
  const listed = signal<ReadonlyMap<string, OperationMessage>>(new Map());
  const listeners = new Set<(message: OperationMessage) => void>();
  const { dispose } = watchTopic(connection, 'operations', () => {
    // What runs now is told anew.
    listed.value = new Map();
    return take;
  });

  function take(message: { type: string }): void {
    if (message.type !== 'operation') return;
    const told = message as OperationMessage;
    const next = new Map(listed.peek());
    if (isListed(told)) next.set(told.operation, told);
    else next.delete(told.operation);
    batch(() => {
      listed.value = next;
      for (const listener of [...listeners]) listener(told);
    });
  }

  return {
    listed,
    onTold(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop(operation) {
      // One that is gone by then is what was wanted.
      void connection.request({ type: 'stop', operation }).catch(() => {});
    },
    dispose,
  };
}

/** Only a pull goes on after it has stopped. */
function isListed({ kind, state }: OperationMessage): boolean {
  return kind === 'pull' ? state !== 'done' && state !== 'forgotten' : state === 'running';
}
