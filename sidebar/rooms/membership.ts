import type { ReadonlySignal } from '@preact/signals';
import type { May } from '../../protocol/room-messages.ts';

/** A person in a conversation of somebody else's. Nothing but that conversation exists for them. */
export interface Membership {
  readonly conversation: string;
  /** By which the others know them. */
  readonly name: string;
  /** Whether they may ask and stop answers, or only read along. */
  readonly may: ReadonlySignal<May>;
  /** Gives it up. */
  leave(): void;
}
