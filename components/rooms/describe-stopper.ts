import type { TerminalEvent } from '../../protocol/turn-events.ts';
import { isolated } from '../../words/describe-people.ts';
import { roomWords } from '../../words/spoken-later.ts';

/**
 * Who stopped an answer that somebody else had asked for; empty where that is not known, or was the reader's own doing.
 * @param isHost whether the reader is whom the companion belongs to
 */
export function describeStopper(terminal: TerminalEvent | null, isHost: boolean): string {
  if (terminal?.type !== 'cancelled' || !terminal.by) return '';
  const { name } = terminal.by;
  if (name !== undefined) return roomWords.stoppedBy(isolated(name));
  return isHost ? '' : roomWords.stoppedByHost;
}
