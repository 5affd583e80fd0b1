import { randomUUID } from 'node:crypto';
import { encode } from '../../protocol/codec.ts';
import type { OperationMessage } from '../../protocol/operation-messages.ts';
import type { CodedError } from '../coded-error.ts';
import type { Live } from '../live/live.ts';

/** The topic that tells of all of them. */
export const OPERATIONS_TOPIC = 'operations';

/** One piece of long work that is no turn, for who does it. */
export interface Operation {
  /** It is further: what it is at, and how much of it is done. */
  progress(code: OperationMessage['code'], done: number, total?: number): void;
  /** Nothing is told of it after that. */
  end(outcome: 'done' | 'cancelled' | CodedError): void;
}

/** Long work that is no turn: who watches sees how far it is, and may stop it. */
export interface Operations {
  /** @param stop ends the work; called once at the most, and not after the end */
  begin(kind: OperationMessage['kind'], code: OperationMessage['code'], stop: () => void): Operation;
  /** False when there is none (any more). */
  stop(operation: string): boolean;
  /** All that run, in the order in which they began. */
  running(): OperationMessage[];
}

export function createOperations(live: Live): Operations {
  const running = new Map<string, { message: OperationMessage; stop(): void }>();

  function tell(message: OperationMessage): void {
    live.publish(OPERATIONS_TOPIC, encode(message));
  }

  return {
    begin(kind, code, stop) {
      const operation = randomUUID();
      const entry = {
        message: { type: 'operation', operation, kind, state: 'running', code, done: 0, total: 0 } as OperationMessage,
        stop,
      };
      running.set(operation, entry);
      tell(entry.message);
      return {
        progress(at, done, total = 0) {
          if (!running.has(operation)) return;
          entry.message = { ...entry.message, code: at, done, total };
          tell(entry.message);
        },
        end(outcome) {
          if (!running.delete(operation)) return;
          if (typeof outcome === 'string') tell({ ...entry.message, state: outcome });
          else {
            const { type: _, ...error } = outcome;
            tell({ ...entry.message, state: 'failed', error });
          }
        },
      };
    },
    stop(operation) {
      const entry = running.get(operation);
      entry?.stop();
      return entry !== undefined;
    },
    running: () => [...running.values()].map(({ message }) => message),
  };
}
