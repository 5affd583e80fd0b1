/**
 * The part of a text that shows what was found in it. Not FTS5's own `snippet`: that compares all matches of a text with
 * each other, which takes seconds where a long answer repeats a word.
 */
import type { SearchHit } from '../../../protocol/conversation-requests.ts';
import type { SearchTerm } from './search-query.ts';
import { type Word, wordsOf } from './search-text.ts';

/** UTF-16 units of a snippet, and how many of them stand before what it is about. Titles are never longer. */
const SNIPPET_CHARS = 200;
const CHARS_BEFORE = 50;
/** UTF-16 units of a text that are looked at word by word: four million would take more than a second. */
const SCANNED_CHARS = 200_000;

interface Match {
  /** Place of the term in the query. */
  term: number;
  start: number;
  end: number;
}

/** Of the text that shows more of the terms together; of the first where that is equal. */
export function bestSnippet(texts: readonly string[], terms: readonly SearchTerm[]): SearchHit['snippet'] {
  let best = { text: texts[0] ?? '', start: 0, score: 0 };
  for (const text of texts) {
    const from = text.length > SCANNED_CHARS ? likelyStart(text, terms) : 0;
    const { start, score } = findPlace(text.slice(from, from + SCANNED_CHARS), terms);
    if (score > best.score) best = { text, start: from + start, score };
  }
  return cut(best.text, best.start, terms);
}

/** Whether each of the terms stands in one of the texts: whole words, and what is a phrase one after the other. */
export function holdTerms(texts: readonly string[], terms: readonly SearchTerm[]): boolean {
  const missing = new Set(terms.keys());
  for (const text of texts) {
    for (const { term } of findMatches(text, terms)) {
      missing.delete(term);
      if (missing.size === 0) return true;
    }
  }
  return missing.size === 0;
}

/** A little before the last of the terms' first places, as far as they can be found letter by letter. */
function likelyStart(text: string, terms: readonly SearchTerm[]): number {
  const letters = text.toLowerCase();
  const places = terms.map((term) => letters.indexOf(term.text.toLowerCase()));
  return Math.max(0, Math.max(...places) - SNIPPET_CHARS);
}

/** Where the first matches begin that fit in a snippet and are of the most terms. */
function findPlace(text: string, terms: readonly SearchTerm[]): { start: number; score: number } {
  let best = { start: 0, score: 0 };
  let near: Match[] = [];
  for (const match of findMatches(text, terms)) {
    near = near.filter(({ start }) => match.end - start <= SNIPPET_CHARS - CHARS_BEFORE);
    near.push(match);
    const score = new Set(near.map(({ term }) => term)).size;
    if (score > best.score) best = { start: Math.min(...near.map(({ start }) => start)), score };
    if (score === terms.length) break;
  }
  return best;
}

/** In the order in which they end. */
function* findMatches(text: string, terms: readonly SearchTerm[]): Generator<Match> {
  const longest = Math.max(...terms.map(({ words }) => words.length));
  const latest: Word[] = [];
  for (const word of wordsOf(text)) {
    latest.push(word);
    if (latest.length > longest) latest.shift();
    for (const [term, { words, isPrefix }] of terms.entries()) {
      const first = latest[latest.length - words.length];
      if (first && endsWith(latest, words, isPrefix)) yield { term, start: first.start, end: word.end };
    }
  }
}

function endsWith(latest: readonly Word[], words: readonly string[], isPrefix: boolean): boolean {
  return words.every((word, index) => {
    const { folded = '' } = latest[latest.length - words.length + index] ?? {};
    return isPrefix && index === words.length - 1 ? folded.startsWith(word) : folded === word;
  });
}

/** Whole words around a place, on one line, with all that matches in them. */
function cut(text: string, place: number, terms: readonly SearchTerm[]): SearchHit['snippet'] {
  const from =
    text.length <= SNIPPET_CHARS || place <= CHARS_BEFORE ? 0 : toWordStart(text, place - CHARS_BEFORE, place);
  const to = text.length - from <= SNIPPET_CHARS ? text.length : toWordEnd(text, from, from + SNIPPET_CHARS);
  const piece = text.slice(from, to);
  const lead = from > 0 ? '…' : '';
  const ranges: [number, number][] = [];
  for (const { start, end } of findMatches(piece, terms)) {
    // Two terms may match the same words.
    while ((ranges.at(-1)?.[1] ?? 0) > start + lead.length) ranges.pop();
    ranges.push([start + lead.length, end + lead.length]);
  }
  // One unit for one, so that the ranges hold.
  return { text: `${lead}${piece}${to < text.length ? '…' : ''}`.replace(/[\s\p{Cc}]/gu, ' '), ranges };
}

/** Behind the word that may have been cut at `from`. */
function toWordStart(text: string, from: number, place: number): number {
  const [, second] = wordsOf(text.slice(from, place));
  return second ? from + second.start : place;
}

/** Before the word that may be cut at `to`, unless there is no other. */
function toWordEnd(text: string, from: number, to: number): number {
  const word = [...wordsOf(text.slice(from, to))].at(-2);
  return word ? from + word.end : to;
}
