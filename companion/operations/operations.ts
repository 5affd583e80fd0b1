import { randomUUID } from 'node:crypto';
import { encode } from '../../protocol/codec.ts';
import type { OperationMessage } from '../../protocol/operation-messages.ts';
import type { CodedError } from '../coded-error.ts';
import type { Live } from '../live/live.ts';

/** The topic that tells of all of them. */
export const OPERATIONS_TOPIC = 'operations';

/** One piece of long work that is no turn, as the code that does it sees it. */
export interface Operation {
  readonly id: string;
  /** It is further: what it is at, and how much of it is done. */
  progress(code: OperationMessage['code'], done: number, total?: number): void;
  /** Nothing is told of it after that. */
  end(outcome: 'done' | 'cancelled' | CodedError): void;
  /** It has ended unfinished and can go on: it stays listed until somebody stops it, which calls `forgotten`. */
  rest(outcome: 'cancelled' | 'interrupted' | CodedError, forgotten: () => void): void;
  /** As it is told now. */
  readonly message: OperationMessage;
}

/** What an operation is about, and where one that goes on had stopped. */
export type OperationDetails = Partial<
  Pick<OperationMessage, 'operation' | 'exchange' | 'name' | 'upstream' | 'done' | 'total'>
>;

/** Long work that is no turn: watching clients see how far it is, and may stop it. */
export interface Operations {
  /** @param stop ends the work; called once at the most, and not after the end */
  begin(
    kind: OperationMessage['kind'],
    code: OperationMessage['code'],
    stop: () => void,
    details?: OperationDetails,
  ): Operation;
  /** False when there is none (any more). */
  stop(operation: string): boolean;
  /** All that run or can go on, in the order in which they began. */
  listed(): OperationMessage[];
}

export function createOperations(live: Live): Operations {
  const listed = new Map<string, { message: OperationMessage; stop(): void }>();

  function tell(message: OperationMessage): void {
    live.publish(OPERATIONS_TOPIC, encode(message));
  }

  return {
    begin(kind, code, stop, details = {}) {
      const { operation = randomUUID(), ...about } = details;
      const begun = {
        type: 'operation',
        operation,
        kind,
        state: 'running',
        code,
        done: 0,
        total: 0,
        ...about,
      } as const;
      const entry: { message: OperationMessage; stop(): void } = { message: begun, stop };
      listed.set(operation, entry);
      tell(entry.message);

      function change(fields: Partial<OperationMessage>): void {
        if (listed.get(operation) !== entry) return;
        entry.message = { ...entry.message, ...fields };
        tell(entry.message);
      }

      return {
        id: operation,
        get message() {
          return entry.message;
        },
        progress: (at, done, total = 0) => change({ code: at, done, total }),
        end(outcome) {
          change(toEnd(outcome));
          if (listed.get(operation) === entry) listed.delete(operation);
        },
        rest(outcome, forgotten) {
          change(toEnd(outcome));
          entry.stop = () => {
            change({ state: 'forgotten' });
            listed.delete(operation);
            forgotten();
          };
        },
      };
    },
    stop(operation) {
      const entry = listed.get(operation);
      entry?.stop();
      return entry !== undefined;
    },
    listed: () => [...listed.values()].map(({ message }) => message),
  };
}

function toEnd(outcome: OperationMessage['state'] | CodedError): Pick<OperationMessage, 'state' | 'error'> {
  if (typeof outcome === 'string') return { state: outcome };
  const { type: _, ...error } = outcome;
  return { state: 'failed', error };
}
