import { detectLanguage } from '../../sidebar/aloud/detect-language.ts';
import type { Reading } from '../../sidebar/aloud/reading.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { spokenLanguage } from '../../words/speaking.ts';
import type { Block } from '../markdown/lexing/block.ts';
import { createBlockSplitter } from '../markdown/lexing/block-splitter.ts';
import { cleanSource, undecidedLength } from '../markdown/lexing/source-text.ts';
import { speakUnits } from './speak-units.ts';
import { spokenUnits } from './spoken-units.ts';

/** Characters that are looked through at a time, so that the first sentence of a long answer is there at once. */
const STEP_CHARS = 4_000;

/**
 * An answer to be read aloud while it is still written, without thoughts and steps.
 *
 * @param find the turn as it is now: one that was fetched again is another object
 */
export function readAnswer(turn: string, find: () => TurnState | undefined): Reading {
  let language = detectLanguage(find()?.question ?? '') ?? spokenLanguage();
  /** Of the answer's texts; between them are thoughts and steps. */
  let index = 0;
  let text = followText();
  return {
    turn,
    within: null,
    next() {
      const state = find();
      for (; state; index += 1, text = followText()) {
        const parts = state.parts.peek();
        const part = parts.filter(({ type }) => type === 'text')[index];
        const isEnded = state.terminal.peek() !== null;
        if (part?.type !== 'text') return isEnded ? null : 'later';
        const isWhole = isEnded || part !== parts.at(-1);
        const sentence = text.next(part.text.peek(), isWhole, language);
        if (sentence) {
          if (sentence.shown !== '') language = sentence.language;
          return sentence;
        }
        if (!isWhole) return 'later';
      }
      return null;
    },
  };
}

/** Reads one text as it grows. */
function followText() {
  const splitter = createBlockSplitter();
  let blocks: readonly Block[] = [];
  let taken = 0;
  let isClosed = false;
  let block = 0;
  const place = { unit: 0, at: 0 };

  /** Looks at some more of the text; false when there is none. */
  function feed(text: string, isWhole: boolean): boolean {
    let piece = text.slice(taken, taken + STEP_CHARS);
    const closes = isWhole && taken + piece.length === text.length;
    if (!closes) piece = piece.slice(0, piece.length - undecidedLength(piece));
    if (isClosed || (piece === '' && !closes)) return false;
    taken += piece.length;
    isClosed = closes;
    splitter.push(cleanSource(piece));
    blocks = splitter.split(closes);
    return true;
  }

  return {
    next(text: string, isWhole: boolean, language: string) {
      do {
        for (let found = blocks[block]; found; found = blocks[block]) {
          const sentence = speakUnits(spokenUnits(found), place, language);
          if (sentence) return sentence;
          if (!found.closed) break;
          block += 1;
          place.unit = 0;
          place.at = 0;
        }
      } while (feed(text, isWhole));
      return undefined;
    },
  };
}
