/** How a conversation gets its title from a model. */
import type { Prompt } from './prompt.ts';
import type { Source } from './source.ts';
import { separateThoughts } from './thought-separator.ts';

/** Of the question, the answer and each page's title: a title needs no more, and a model should not read a page for it. */
const EXCERPT_CHARS = 1_000;
const TITLE_CHARS = 80;

const INSTRUCTION =
  'Write a title for the conversation above: at most six words, in its language. Write the title alone, without ' +
  'quotation marks.';

/** Asks for a title. What was said is fenced like a page: it may quote one. */
export function titlePrompt(exchange: { question: string; sources: readonly Source[]; answer: string }): Prompt {
  const about = exchange.sources.map(({ title }) => title).filter((title) => title.trim() !== '');
  const text = [
    ...about.map((title) => `About: ${title.slice(0, EXCERPT_CHARS)}`),
    `Question: ${exchange.question.slice(0, EXCERPT_CHARS)}`,
    `Answer: ${exchange.answer.slice(0, EXCERPT_CHARS)}`,
  ].join('\n\n');
  return {
    task: 'chat',
    question: INSTRUCTION,
    sources: [{ type: 'selection', title: '', url: '', language: '', text, omittedChars: 0 }],
    history: [],
    language: '',
  };
}

/** The title in what a model wrote; empty when there is none. */
export function readTitle(written: string): string {
  const line =
    separateThoughts(written)
      .content.replace(/<\/?title>/gi, '')
      .split('\n')
      .find((each) => /[\p{L}\p{N}]/u.test(each)) ?? '';
  const bare = line
    .replace(/^[\s#>*_-]*(?:title\s*:)?[\s*_]*/i, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s*_]+$/, '');
  const unquoted = bare.replace(/^["'“”„«‘’]+/, '').replace(/["'“”»‘’]+\.?$/, '');
  const title = unquoted.replace(/(?<=[^.])\.$/, '').trim();
  // Nobody calls a conversation by a paragraph: what is as long is no title, but an answer.
  if (title.length > TITLE_CHARS) return '';
  // Small models repeat what they were told; two words of it may be a title all the same.
  const isEcho = title.split(' ').length > 2 && INSTRUCTION.toLowerCase().includes(title.toLowerCase());
  return isEcho ? '' : title;
}
