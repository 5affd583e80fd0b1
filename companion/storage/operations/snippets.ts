import { randomInt } from 'node:crypto';
import type { SearchHit } from '../../../protocol/conversation-requests.ts';

export interface Markers {
  open: string;
  close: string;
}

/**
 * Two marks around each match, as FTS5 returns them. Private characters chosen per process: a text can't hold them on
 * purpose, and hardly by chance.
 */
export function createMarkers(): Markers {
  const mark = () => Array.from({ length: 3 }, () => String.fromCodePoint(randomInt(0xf0000, 0xffffe))).join('');
  const open = mark();
  let close = mark();
  while (close === open) close = mark();
  return { open, close };
}

/** A marked text as plain text on one line and the places that were marked. */
export function readSnippet(marked: string, { open, close }: Markers): SearchHit['snippet'] {
  let text = '';
  const ranges: [number, number][] = [];
  for (const [index, piece] of marked.split(open).entries()) {
    if (index === 0) {
      text += piece;
      continue;
    }
    const [match = '', ...rest] = piece.split(close);
    ranges.push([text.length, text.length + match.length]);
    text += match + rest.join('');
  }
  // One unit for one, so that the ranges hold.
  return { text: text.replace(/[\s\p{Cc}]/gu, ' '), ranges };
}
