import type { Passage } from '../../../protocol/passages.ts';
import { passageAddress } from '../../../sidebar/pages/passage-address.ts';
import type { CitationProps } from './citations-context.ts';
import { citingSentence } from './citing-sentence.ts';
import { judgeCitation } from './judge-citation.ts';
import { readWords } from './said-words.ts';
import { sentencesIn } from './sentences-in.ts';

/** One of the numbers of a citation. */
export interface CitedPassage {
  number: number;
  /** Undefined where no passage has the number. */
  passage: Passage | undefined;
  /** Of the passage in its page; null where that has none. */
  address: string | null;
  /** What is shown of it beside its number; its page has all of it. */
  shown: string;
  /** The passage does not say what cites it, as far as words can tell. */
  isMissing: boolean;
}

/** What is cited by `[1]` or `[1, 2]`, each number by itself. */
export function citePassages(
  { numbers, around, at, closed }: CitationProps,
  passages: readonly Passage[],
): readonly CitedPassage[] {
  const cited = numbers.split(',').map((number) => {
    const passage = passages.find((each) => each.number === Number(number));
    return { number: Number(number), passage };
  });
  const texts = cited.flatMap(({ passage }) => passage?.text ?? []);
  // Of a sentence that still grows nothing is known.
  const sentence = closed ? citingSentence(around, at) : '';
  return cited.map(({ number, passage }) => ({
    number,
    passage,
    ...describePassage(passage, sentence),
    isMissing: passage !== undefined && closed && !isSupported(sentence, passage.text, texts),
  }));
}

const SHOWN_CHARS = 400;

/** Of a long passage, from where it says most of what the sentence says. */
function shorten(text: string, sentence: string): string {
  if (text.length <= SHOWN_CHARS) return text;
  const said = new Set(readWords(sentence).words);
  const counted = sentencesIn(text).map(({ segment, index }) => {
    return { index, count: new Set(readWords(segment).words.filter((word) => said.has(word))).size };
  });
  const { index } = counted.reduce((best, next) => (next.count > best.count ? next : best));
  const end = index + SHOWN_CHARS;
  return `${index > 0 ? '…' : ''}${text.slice(index, end).trim()}${end < text.length ? '…' : ''}`;
}

/** What a mark behind a sentence shows of a passage, and where that leads. */
export function describePassage(
  passage: Passage | undefined,
  sentence: string,
): Pick<CitedPassage, 'address' | 'shown'> {
  return { address: passage ? passageAddress(passage) : null, shown: shorten(passage?.text ?? '', sentence) };
}

/** By the passage alone, or by all that the sentence cites together, where the others don't say it without this one. */
function isSupported(sentence: string, text: string, cited: readonly string[]): boolean {
  if (judgeCitation(sentence, text) === 'found') return true;
  const others = cited.filter((other) => other !== text).join('\n');
  return judgeCitation(sentence, `${text}\n${others}`) === 'found' && judgeCitation(sentence, others) === 'missing';
}
