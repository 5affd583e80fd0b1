import type { TerminalEvent } from '../../../../protocol/turn-events.ts';
import { INTERRUPTED } from '../../../coded-error.ts';

/** The `seq` of a log that is gone: its viewers are given a snapshot first. */
export function toInterrupted(turn: string): TerminalEvent {
  return { ...INTERRUPTED, turn, seq: 1 };
}
