import type { DatabaseSync } from 'node:sqlite';
import type { TerminalEvent } from '../../../../protocol/turn-events.ts';
import { INTERRUPTED } from '../../../error-words.ts';
import { toStoredAnswer } from './answer-outline.ts';
import { inTransaction } from './transaction.ts';
import { createTurnLogRows } from './turn-log-rows.ts';

/** Ends what an earlier process left running, with the text that it had written down. */
export function endInterruptedTurns(db: DatabaseSync): void {
  const running = db.prepare("SELECT row, id FROM turns WHERE state = 'running'");
  const end = db.prepare(
    "UPDATE turns SET state = 'error', content = ?, thinking = ?, outline = ?, terminal = ? WHERE row = ?",
  );
  const log = createTurnLogRows(db);
  inTransaction(db, () => {
    for (const { row, id } of running.all() as { row: number; id: string }[]) {
      const { content, thinking, outline } = toStoredAnswer(log.read(row));
      end.run(content, thinking, outline, JSON.stringify(toInterrupted(id)), row);
      log.clear(row);
    }
  });
}

/** The `seq` of a log that nobody has any more: whoever watches it is given a snapshot first. */
export function toInterrupted(turn: string): TerminalEvent {
  return { ...INTERRUPTED, turn, seq: 1 };
}
