import { setImmediate as nextTurn } from 'node:timers/promises';
import { estimateTokens } from '../../protocol/estimate-tokens.ts';
import { cutText } from '../prompts/split-text.ts';

/** UTF-16 units between two pauses: of a line without an end they take some milliseconds. */
const STEP_CHARS = 16_384;

/**
 * Cuts text into pieces of at most so many tokens, as {@link cutText} does. The answers of others go on meanwhile, and
 * whoever gives up is not waited for.
 */
export async function splitWithPauses(text: string, limit: number, signal: AbortSignal): Promise<string[]> {
  const pieces: string[] = [];
  let chars = 0;
  for (const piece of cutText(text, limit, estimateTokens)) {
    pieces.push(piece);
    chars += piece.length;
    if (chars < STEP_CHARS) continue;
    chars = 0;
    await nextTurn();
    signal.throwIfAborted();
  }
  return pieces;
}
