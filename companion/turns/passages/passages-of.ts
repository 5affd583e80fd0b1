import { setImmediate as nextTurn } from 'node:timers/promises';
import { estimateTokens } from '../../../protocol/estimate-tokens.ts';
import type { Source } from '../../prompts/source.ts';
import { splitWithPauses } from '../split-with-pauses.ts';

/** A piece of a source, before it has a number. */
export interface Piece {
  text: string;
  source: Source;
}

/** Tokens of a passage, about: a paragraph or two. Fewer lose what they are about, more bring what is beside it along. */
export const PASSAGE_TOKENS = 160;
/** What one question looks through; more of it is read in larger pieces. */
const MAX_PIECES = 8_000;

/** All pieces of all sources, in order. */
export async function passagesOf(sources: readonly Source[], signal: AbortSignal): Promise<Piece[]> {
  const tokens = sources.reduce((sum, { text }) => sum + estimateTokens(text), 0);
  const limit = Math.max(PASSAGE_TOKENS, tokens / MAX_PIECES);
  const pieces: Piece[] = [];
  for (const source of sources) {
    await nextTurn();
    signal.throwIfAborted();
    for (const text of await splitWithPauses(source.text, limit, signal)) {
      if (text.trim() !== '') pieces.push({ text: text.trim(), source });
    }
  }
  return pieces;
}
