/**
 * How the words of a question are stored: all of them in one column, which is searched and read for a model as it is. One
 * plain text needs no more. Else an outline of each text stands beside the receipts of sources: its length, and what only a
 * newer Aside knows of it.
 */
import type { TextPart } from '../../../protocol/parts.ts';
import { questionText, toQuestion } from '../../../protocol/question-parts.ts';

interface TextOutline {
  type: 'text';
  /** In UTF-16 units. */
  chars: number;
  fields: object;
}

/** What stands between two texts in the column. */
const BETWEEN = questionText([
  { type: 'text', text: '' },
  { type: 'text', text: '' },
]).length;

/** The parts that take rows of their own, in their order. */
export function toQuestionRows<T extends { type: string }>(question: readonly T[]): (T | TextOutline)[] {
  const texts = question.filter(({ type }) => type === 'text');
  const isPlain = texts.length < 2 && texts.every((text) => Object.keys(text).length === 2);
  const rows = question.map((part) => (part.type === 'text' ? toOutline(part as T & TextPart) : part));
  return isPlain ? rows.filter(({ type }) => type !== 'text') : rows;
}

/** @param message the column with the words */
export function readQuestionRows<T extends { type: string }>(message: string, rows: readonly T[]): (T | TextPart)[] {
  if (rows.every(({ type }) => type !== 'text')) return toQuestion(message, rows);
  let start = 0;
  return rows.map((row) => {
    if (row.type !== 'text') return row;
    const { chars, fields } = row as T & TextOutline;
    const text = message.slice(start, start + chars);
    start += chars + BETWEEN;
    return { type: 'text', text, ...fields };
  });
}

function toOutline({ type, text, ...fields }: TextPart): TextOutline {
  return { type, chars: text.length, fields };
}
