import { findRepetition, REPETITION_CHARS } from '../prompts/repetition.ts';

/** Notices a model that repeats itself until its limit. */
export interface RepetitionWatch {
  /** True once what was said so far ends in nothing new for long enough. */
  push(text: string): boolean;
}

/** It looks each time this much was said: that costs a token next to nothing. */
const BLOCK_CHARS = 1024;
const FENCE = /^[ \t>]*(?:```|~~~)/gm;
const FENCE_CHARS = 100;

export function createRepetitionWatch(): RepetitionWatch {
  let tail = '';
  let block = '';
  /** The beginning of the line that is not whole yet. */
  let line = '';
  let isCode = false;

  function noticeFences(text: string): void {
    const lines = line + text;
    const end = lines.lastIndexOf('\n') + 1;
    const fences = lines.slice(0, end).match(FENCE)?.length ?? 0;
    if (fences % 2 === 1) isCode = !isCode;
    line = lines.slice(end, end + FENCE_CHARS);
  }

  return {
    push(text) {
      block += text;
      // All of a fixed length, so that it makes no difference in which pieces a text comes.
      for (; block.length >= BLOCK_CHARS; block = block.slice(BLOCK_CHARS)) {
        const next = block.slice(0, BLOCK_CHARS);
        noticeFences(next);
        tail = (tail + next).slice(-REPETITION_CHARS);
        if (findRepetition(tail, isCode)) return true;
      }
      return false;
    },
  };
}
