import type { Catalogue } from '../../../words/catalogue.ts';
import { speechOf } from '../../../words/speech-of.ts';
import type { Prompt } from '../../prompts/prompt.ts';
import type { Source } from '../../prompts/source.ts';
import { sanitiseUntrusted } from '../../prompts/untrusted-text.ts';
import { markdownBlocks, selectionBlocks } from './blocks.ts';
import { type Candidate, rankSentences } from './ranking.ts';
import { createSegmenters, type Segmenters } from './terms.ts';

/** How long a quote may be. */
const MAX_QUOTE_CHARS = 500;
/** Sentences that are looked at: those of a page of several million characters. */
const MAX_CANDIDATES = 40_000;
/** How many sentences an answer quotes, at least and at most; between them it grows with the text. */
const QUOTES = { min: 3, max: 7 };

/**
 * The whole answer, in Markdown and in the language of the prompt. `breathe` is awaited again and again so that others get a
 * turn; it may throw.
 */
export async function writeReaderAnswer(prompt: Prompt, breathe: () => Promise<void>): Promise<string> {
  const { terminal } = await speechOf(prompt.language);
  if (terminal === undefined) throw new Error('The words of the reader are not loaded');
  const { reader: words } = terminal;
  if (prompt.task === 'translate') return words.cannotTranslate;
  const texts = textsOf(prompt);
  const [first] = texts;
  if (first === undefined) return words.noPage;

  // A selection that comes with its page asks about the page.
  const selections = texts.filter(({ type }) => type === 'selection');
  const isAboutSelection = selections.length > 0 && selections.length < texts.length;
  const sources = isAboutSelection ? texts.filter(({ type }) => type === 'page') : texts;
  const segmenters = createSegmenters(
    first.language,
    sources.reduce((chars, { text }) => chars + text.length, 0),
  );
  const candidates = await collect(sources, segmenters, breathe);
  const source = describe(sources, words);
  if (candidates.length === 0) return words.nothingToQuote(source);

  const asked = [prompt.question, ...(isAboutSelection ? selections.map(({ text }) => text) : [])].join('\n');
  const questionTerms = segmenters.terms(asked);
  const { chosen, answersQuestion } = await rankSentences(
    candidates,
    questionTerms,
    howMany(candidates.length),
    breathe,
  );
  if (chosen.length === 0) return words.nothingToQuote(source);
  const isFound = answersQuestion || questionTerms.length === 0;
  const task = prompt.task === 'chat' && questionTerms.length === 0 ? 'summarise' : prompt.task;
  const quotes = chosen.map((index) => `> ${toQuote(candidates[index]?.text ?? '')}`);
  return [words.opening(task, source, isFound), ...quotes].join('\n\n');
}

/** A follow-up question is about what the one before it was about. */
function textsOf({ sources, history }: Prompt): readonly Source[] {
  if (sources.length > 0) return sources;
  return history.findLast((exchange) => exchange.sources.length > 0)?.sources ?? [];
}

async function collect(
  sources: readonly Source[],
  segmenters: Segmenters,
  breathe: () => Promise<void>,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  for (const { type, text } of sources) {
    for (const block of type === 'page' ? markdownBlocks(text) : selectionBlocks(text)) {
      const sentences = block.isTableRow ? [block.text] : segmenters.sentences(block.text);
      for (const sentence of sentences) {
        if (seen.has(sentence) || candidates.length >= MAX_CANDIDATES) continue;
        seen.add(sentence);
        candidates.push({ text: sentence, terms: segmenters.terms(sentence), isTableRow: block.isTableRow });
      }
      await breathe();
    }
  }
  return candidates.filter(({ terms }) => terms.length > 0);
}

function howMany(sentences: number): number {
  return Math.min(QUOTES.max, Math.max(QUOTES.min, Math.round(Math.sqrt(sentences))));
}

function describe(sources: readonly Source[], words: Catalogue['terminal']['reader']): string {
  const [only] = sources;
  if (only === undefined || sources.length > 1) return words.severalSources;
  if (only.type === 'selection') return words.selection;
  return only.title.trim() === ''
    ? words.page
    : words.titled(escapeMarkdown(only.title.replace(/\s+/g, ' ').trim().slice(0, 120)));
}

function toQuote(sentence: string): string {
  const visible = sanitiseUntrusted(sentence);
  const cut =
    visible.length > MAX_QUOTE_CHARS ? `${visible.slice(0, MAX_QUOTE_CHARS).toWellFormed().trimEnd()}…` : visible;
  return escapeMarkdown(cut);
}

/** A quote is shown as the page shows it, never taken for Markdown again. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|$&]/g, (mark) => `\\${mark}`)
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}
