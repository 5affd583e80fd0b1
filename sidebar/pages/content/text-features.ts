import { oneLine } from '../one-line.ts';
import { type ContentBlock, WORDS } from './content-blocks.ts';
import type { FeatureRow } from './feature-row.ts';
import type { PageHints } from './page-hints.ts';

/** What the features are told of the page beside its blocks. */
export interface PageFacts extends PageHints {
  title: string;
}

const PRICE = /(\p{Sc}\s?\d|\d\s?\p{Sc}|\b(usd|eur|gbp|aud|kr|zł)\b)/iu;
const DATE =
  /\b(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|\d{1,2}\.? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d+ (minutes?|hours?|days?|weeks?|months?|years?) ago)|\d ?[年月년월]/i;
const RIGHTS = /©|copyright|all rights reserved|\(c\) \d{4}/i;
const CALL =
  /^(read|learn|see|view|show|load|shop|buy|add|get|find|click|sign|log|register|subscribe|submit|search|share|tweet|follow|download|contact|book|start|try|reply|quote|report|like|skip|back|next|previous|prev|home|menu|close|open|more|all|print|email|save|edit|join|request|call|order|select|choose|check|go|mehr|weiter|lire|voir|ver|leer|comprar)\b/i;
const COOKIES = /cookie|consent|privacy policy|terms of|javascript|browser/i;
const CONTACT = /@[\w-]+\.\w|\+?\d[\d ()-]{8,}\d/;
const QUESTION = /[?？؟]$/;
/** Small words of some languages, and characters of Chinese and Japanese: sentences have them, names and labels do not. */
const STOP = new Set(
  'the and of to a in is that it for on with as are this be by you we or was from have not but der die das und ist nicht ein eine zu mit le la les de et des un une est que el los en y por con il di che per van het een não em uma os ao w z na się nie jest og att som på і в на що не та до и с это है के का की में को और से हैं ने في من على أن إلى التي عن ve bir bu için 이 그 수 の は を に が で と も 的 了 在 是 和 有'.split(
    ' ',
  ),
);
/** A pattern of those words would take the browser longer to prepare than most pages to be read. */
const LETTERS = /[\u3040-\u9fff]|(?!\p{M})[[\p{L}\p{M}\p{N}]--[\u3040-\u9fff]]+/gv;

export interface TextReader {
  /** The texts of the blocks, on one line each. */
  texts: readonly string[];
  hasPrice(index: number): boolean;
  /** How many blocks are dates, calls to do something, and questions. */
  counts: { dates: number; calls: number; questions: number };
  /** The share of a block's first words that the document's title has. */
  inTitle(index: number): number;
  /** What a text looks like, and whether it stands elsewhere on its page. The blocks are asked for in their order. */
  putText(row: FeatureRow, index: number): void;
  /** How much of a text the page says to machines, and how much it is made of sentences. */
  putTold(row: FeatureRow, index: number, pageWords: number): void;
}

export function createTextReader(blocks: readonly ContentBlock[], facts: PageFacts): TextReader {
  const texts = blocks.map(({ text }) => oneLine(text));
  const textOf = (index: number) => texts[index] as string;
  const wordsOf = (index: number) => blocks[index]?.words ?? 1;
  const repeats = new Map<string, number>();
  for (const text of texts) repeats.set(text, (repeats.get(text) ?? 0) + 1);
  const said = new Map<string, number>();
  const titleWords = new Set(facts.title.toLowerCase().match(WORDS) ?? []);
  const summary = new Set(facts.summary.toLowerCase().match(WORDS) ?? []);
  const told = gramsOf(facts.texts.slice(0, 200_000));
  const inTitle = (index: number) => overlap(openingOf(textOf(index)), titleWords);

  return {
    texts,
    hasPrice(index) {
      const text = blocks[index]?.text ?? '';
      return text.length < 200 && PRICE.test(text);
    },
    counts: {
      dates: texts.filter((text) => text.length < 100 && DATE.test(text)).length,
      calls: texts.filter((text) => text.length < 40 && CALL.test(text)).length,
      questions: texts.filter((text) => text.length < 200 && QUESTION.test(text)).length,
    },
    inTitle,

    putText({ put, ask }, index) {
      const text = textOf(index);
      const { words = 1, linkWords = 0, links = 0 } = blocks[index] ?? {};
      const count = (matcher: RegExp) => text.match(matcher)?.length ?? 0;
      const matches = (matcher: RegExp, chars = Number.POSITIVE_INFINITY) =>
        text.length < chars && matcher.test(text) ? 1 : 0;
      const letters = text.length || 1;
      ask(() => words);
      ask(() => text.length / words);
      ask(() => linkWords / words);
      ask(() => links);
      ask(() => matches(/[.!?…。！？।؟۔"”)」]$/));
      ask(() => matches(/[:：]$/));
      ask(() => count(/[,;，、،؛]/g) / words);
      ask(() => count(/[.!?](\s|$)|[。！？।؟۔]/g));
      ask(() => count(/\d/g) / letters);
      ask(() => count(/\p{Lu}/gu) / letters);
      ask(() => count(/(^|\s)\p{Lu}/gu) / words);
      ask(() => matches(PRICE, 400));
      ask(() => matches(DATE, 400));
      ask(() => matches(RIGHTS, 400));
      ask(() => matches(CALL, 60));
      ask(() => matches(COOKIES, 600));
      ask(() => matches(CONTACT, 400));
      ask(() => matches(QUESTION));
      const titled = inTitle(index);
      put(titled);
      ask(() => (words < 40 ? titled * Math.min(1, words / Math.max(1, titleWords.size)) : 0));
      ask(() => Math.min(50, repeats.get(text) ?? 1));
      ask(() => matches(/^\p{Ll}/u));
      ask(() => count(/[|·•›»>/]/g) / words);
      const earlier = said.get(text) ?? 0;
      said.set(text, earlier + 1);
      put(words >= 4 ? Math.min(9, earlier) : -1);
    },

    putTold({ put, ask }, index, pageWords) {
      const text = textOf(index);
      const words = wordsOf(index);
      ask(() => (summary.size > 4 && words >= 4 ? overlap(openingOf(text), summary) : -1));
      ask(() => (told.size > 20 && words >= 4 ? shareOf(text, told) : -1));
      put(told.size / pageWords);
      ask(
        () =>
          (text
            .toLowerCase()
            .match(LETTERS)
            ?.filter((word) => STOP.has(word)).length ?? 0) / words,
      );
    },
  };
}

/** The words that a text begins with. */
function openingOf(text: string): string[] {
  return text.slice(0, 300).toLowerCase().match(WORDS) ?? [];
}

/** @returns the share of the words that are among the others */
function overlap(words: readonly string[], others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word)) shared += 1;
  return shared / Math.max(1, words.length);
}

function gramsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(WORDS) ?? [];
  return new Set(words.slice(0, -2).map((word, index) => `${word} ${words[index + 1]} ${words[index + 2]}`));
}

function shareOf(text: string, told: ReadonlySet<string>): number {
  const grams = gramsOf(text.slice(0, 600));
  return [...grams].filter((gram) => told.has(gram)).length / Math.max(1, grams.size);
}
