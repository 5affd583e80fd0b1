import type { TurnRecord } from '../../../protocol/companion-messages.ts';
import type { AnswerPart } from '../../../protocol/parts.ts';
import type { Task } from '../../../protocol/task.ts';
import type { ExportedTurn } from '../exported-conversation.ts';
import { readStoredAnswer, type StoredAnswer } from './answer-outline.ts';

/** A turn as either database keeps it, and the id of the one that it follows. */
export interface TurnColumns extends StoredAnswer {
  id: string;
  parent_id: string | null;
  task: Task;
  /** Empty: it has none. */
  style: NonNullable<TurnRecord['style']>;
  message: string;
  model: string;
  /** JSON; null: it runs. */
  terminal: string | null;
  /** The member of a room that asked; null: somebody with a key of their own. */
  asker: string | null;
}

export interface RecordColumns extends TurnColumns {
  fingerprint: string;
  token: number;
  state: TurnRecord['state'];
}

export interface ExportColumns extends TurnColumns {
  asked_at: number;
}

export function toTurnRecord(row: RecordColumns, question: TurnRecord['question']): TurnRecord {
  return {
    ...toAsked(row, question),
    state: row.state,
    answer: readStoredAnswer(row),
    model: row.model,
    terminal: row.terminal === null ? null : JSON.parse(row.terminal),
    ...(row.asker !== null && { asker: { name: row.asker } }),
  };
}

/** @param said what a turn that runs has said so far; undefined of one that has ended */
export function toExportedTurn(
  row: ExportColumns,
  question: ExportedTurn['question'],
  said: AnswerPart[] | undefined,
): ExportedTurn {
  const terminal = row.terminal === null ? null : JSON.parse(row.terminal);
  delete terminal?.turn;
  delete terminal?.seq;
  return {
    ...toAsked(row, question),
    answer: said ?? readStoredAnswer(row),
    model: row.model,
    terminal,
    askedAt: row.asked_at,
    ...(row.asker !== null && { asker: { name: row.asker } }),
  };
}

/** What was asked, and where. */
function toAsked<Q>({ id: turn, parent_id: parent, task, style }: TurnColumns, question: Q) {
  return { turn, parent, task, ...(style !== '' && { style }), question };
}
