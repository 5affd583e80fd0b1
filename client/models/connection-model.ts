import type { ReadonlySignal } from '@preact/signals';
import type { Problem } from './problem.ts';

/** The connection to the companion, as the panel shows it. */
export interface ConnectionModel {
  /** `reconnecting` only after a second of it: short gaps are nobody's business. `down`: see `problem`. */
  readonly status: ReadonlySignal<'connecting' | 'ready' | 'reconnecting' | 'down'>;
  /** What the companion lets us do: `guest` may send typed text only. Null until the first `welcome`. */
  readonly role: ReadonlySignal<'guest' | 'client' | null>;
  /** The exact reason and cure while there is no connection; null while there is one. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Tries at once instead of waiting for the backoff. */
  retry(): void;
}
