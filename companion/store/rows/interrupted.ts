import type { TerminalEvent } from '../../../protocol/turn-events.ts';
import { INTERRUPTED } from '../../coded-error.ts';
import type { ExportedTurn } from '../exported-conversation.ts';

/** The `seq` of a log that is gone: its viewers are given a snapshot first. */
export function toInterrupted(turn: string): TerminalEvent {
  return { ...INTERRUPTED, turn, seq: 1 };
}

/** How an imported turn ended; what ran when it was exported ends here. */
export function toImportedTerminal({ turn, terminal }: ExportedTurn): TerminalEvent {
  if (terminal === null) return toInterrupted(turn);
  return terminal.type === 'done' ? { ...terminal, saved: 'stored', turn, seq: 1 } : { ...terminal, turn, seq: 1 };
}
