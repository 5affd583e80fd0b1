import type { Passage } from '../../../protocol/passages.ts';
import { CITATION } from './citation-pattern.ts';
import { readWords, type SaidWords } from './said-words.ts';
import { sentencesIn } from './sentences-in.ts';

/** Behind a sentence: the passage that its words come from. */
export interface ClosestPassage {
  /** Where the sentence ends. */
  at: number;
  sentence: string;
  passage: Passage;
}

/** Of a sentence's words, those that its passage has at least. */
const ENOUGH = 0.6;
/** So much of them more than any other passage has. */
const AHEAD = 0.25;
/** With fewer words of its own a sentence may be about anything. */
const MIN_WORDS = 5;

/** What a passage says, to be looked up: it is compared with each sentence. */
interface GivenWords {
  words: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
}

const read = new WeakMap<Passage, GivenWords>();

function wordsIn(passage: Passage): GivenWords {
  const known = read.get(passage);
  if (known) return known;
  const { words, numbers } = readWords(passage.text);
  const given = { words: new Set(words), numbers: new Set(numbers) };
  read.set(passage, given);
  return given;
}

/**
 * For each sentence that cites nothing and whose words come from one passage alone, that passage. It compares words, and
 * knows no meaning: the passage is the closest one, and may say something else.
 */
export function findClosest(text: string, passages: readonly Passage[]): readonly ClosestPassage[] {
  const sentences = sentencesIn(text);
  return sentences.flatMap(({ segment, index }, place) => {
    // What stands behind the end of a sentence cites that sentence.
    const own = segment.replace(LEADING, (cited) => (place === 0 ? cited : ''));
    if (own.search(CITATION) >= 0 || LEADING.test(sentences[place + 1]?.segment ?? '')) return [];
    const passage = closestTo(readWords(own), passages);
    return passage ? [{ at: index + segment.trimEnd().length, sentence: own, passage }] : [];
  });
}

const LEADING = new RegExp(`^\\s*(?:${CITATION.source}\\s*)+`);

function closestTo({ words, numbers }: SaidWords, passages: readonly Passage[]): Passage | undefined {
  const said = new Set(words);
  if (said.size < MIN_WORDS) return undefined;
  const shares = passages.map((passage) => {
    const given = wordsIn(passage);
    const held = [...said].filter((word) => given.words.has(word)).length / said.size;
    return { passage, held, hasNumbers: numbers.every((number) => given.numbers.has(number)) };
  });
  const [best, next] = shares.toSorted((a, b) => b.held - a.held);
  if (!best?.hasNumbers || best.held < ENOUGH || best.held - (next?.held ?? 0) < AHEAD) return undefined;
  return best.passage;
}
