import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Clock, systemClock } from '../connection/clock.ts';
import type { CompanionConnection, ConnectionPhase } from '../connection/companion-connection.ts';
import type { Role } from '../connection/companion-socket.ts';
import type { Problem } from './problem.ts';

/** The connection to the companion, as the panel shows it. */
export interface ConnectionState {
  /** `reconnecting` only after a second of it: a shorter gap is not worth a word. `down`: see `problem`. */
  readonly status: ReadonlySignal<'connecting' | 'ready' | 'reconnecting' | 'down'>;
  /** What the companion lets us do: `guest` may send typed text only. Null until the first `welcome`. */
  readonly role: ReadonlySignal<Role | null>;
  /** The exact reason and cure while there is no connection; null while there is one. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Tries at once instead of waiting for the backoff. */
  retry(): void;
}

/** A shorter gap in the connection is not worth a word. */
const GRACE_MS = 1_000;

/** What the panel says of the connection's ups and downs. */
export function createConnectionState(
  connection: Pick<CompanionConnection, 'state' | 'retry'>,
  clock: Clock = systemClock,
): ConnectionState & { dispose(): void } {
  const status = signal<ConnectionState['status']['value']>('connecting');
  const role = signal<ConnectionState['role']['value']>(null);
  const problem = signal<Problem | null>(null);

  /** Whether there was a connection before, so that an attempt is a reconnection. */
  let wasReady = false;
  /** Since then: the connection was lost, and an attempt after that has failed too. */
  let isLost = false;
  let hasFailed = false;
  let isGraceOver = false;
  let cancelGrace: (() => void) | undefined;

  const stop = effect(() => {
    const state = connection.state.value;
    if (state.phase === 'ready') holds();
    else fails(state);
    show(state);
  });

  function holds(): void {
    cancelGrace?.();
    cancelGrace = undefined;
    wasReady = true;
    isLost = false;
    hasFailed = false;
    isGraceOver = false;
  }

  function fails(state: ConnectionPhase): void {
    if (state.phase === 'waiting') {
      hasFailed = isLost;
      isLost = true;
    }
    if (wasReady) cancelGrace ??= clock.after(GRACE_MS, endGrace);
  }

  function endGrace(): void {
    isGraceOver = true;
    show(connection.state.peek());
  }

  function show(state: ConnectionPhase): void {
    batch(() => {
      if (state.phase === 'ready') {
        role.value = state.role;
        tell('ready', null);
      } else if (state.phase === 'stopped') {
        tell('down', state.problem);
      } else if (!wasReady) {
        tell(state.problem ? 'down' : 'connecting', state.problem);
      } else if (isGraceOver) {
        if (hasFailed) tell('down', state.problem);
        else tell('reconnecting', null);
      }
    });
  }

  function tell(newStatus: typeof status.value, newProblem: Problem | null): void {
    status.value = newStatus;
    problem.value = newProblem;
  }

  return {
    status,
    role,
    problem,
    retry: () => connection.retry(),
    dispose() {
      stop();
      cancelGrace?.();
    },
  };
}
