import { toSearchWords } from '../database/search-words.ts';
import type { Queries } from '../database/sessions.ts';

/** The words of a turn: one list in its row, or none there and several beside it. */
export interface TurnWords {
  own: string[];
  more: string[][];
}

export async function toTurnWords(texts: readonly string[], mark: string): Promise<TurnWords> {
  const lists = await toSearchWords(texts, mark);
  return lists.length === 1 ? { own: lists[0] ?? [], more: [] } : { own: [], more: lists };
}

/** Writes those beside a turn that has none there. */
export async function writeMoreWords(queries: Queries, turn: number, { more }: TurnWords): Promise<void> {
  for (const [part, words] of more.entries()) {
    await queries.run(
      'INSERT INTO more_words (turn, part, words) VALUES ($1, $2, array_to_tsvector($3::text[]))',
      turn,
      part,
      words,
    );
  }
}
