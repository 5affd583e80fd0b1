/**
 * About how many tokens a question takes, with all that goes along with it. What is sent and what is said of it beforehand
 * are decided by these numbers alone, so that they are the same.
 */

import { estimateTokens, IMAGE_TOKENS } from '../../protocol/estimate-tokens.ts';
import { textTokens } from '../../protocol/question-parts.ts';
import type { Task } from '../../protocol/task.ts';
import { SYSTEM_INSTRUCTION } from './instructions.ts';
import type { Exchange, Prompt } from './prompt.ts';
import { isText, type Source } from './source.ts';

/** What stands around one text, and around one message; and what a task says. */
const FENCE_TOKENS = 60;
const MESSAGE_TOKENS = 8;
const TASK_TOKENS = 60;

/** Tokens of what goes along: of each text, and of all images. */
export interface SourcesSize {
  texts: readonly number[];
  images: number;
}

export interface ExchangeSize {
  /** Of the question and the answer. */
  words: number;
  sources: SourcesSize;
}

export interface QuestionSize {
  task: Task;
  words: number;
  sources: SourcesSize;
  /** The oldest first. */
  history: readonly ExchangeSize[];
}

export function sizeOfWords(text: string): number {
  return Math.ceil(estimateTokens(text));
}

export function sizeOfSources(sources: readonly Source[]): SourcesSize {
  return {
    texts: sources.filter(isText).map(textTokens),
    images: sources.filter((source) => !isText(source)).length * IMAGE_TOKENS,
  };
}

export function sizeOfExchange({ question, sources, answer }: Exchange): ExchangeSize {
  return { words: sizeOfWords(question) + sizeOfWords(answer), sources: sizeOfSources(sources) };
}

export function sizeOfPrompt({ task, question, sources, history }: Prompt): QuestionSize {
  return {
    task,
    words: sizeOfWords(question),
    sources: sizeOfSources(sources),
    history: history.map(sizeOfExchange),
  };
}

export function sizeOfAll(sources: SourcesSize): number {
  return sources.texts.reduce((sum, tokens) => sum + tokens, 0) + sources.images;
}

/** Of the whole request, with what Aside itself says in it. */
export function tokensOf({ task, words, sources, history }: QuestionSize): number {
  const exchanges = history.reduce((sum, each) => sum + each.words + framed(each.sources) + 2 * MESSAGE_TOKENS, 0);
  const hasText = [sources, ...history.map((each) => each.sources)].some(({ texts }) => texts.length > 0);
  const ours = (hasText ? SYSTEM_TOKENS : 0) + (task === 'chat' ? 0 : TASK_TOKENS);
  return words + framed(sources) + exchanges + ours + MESSAGE_TOKENS;
}

function framed(sources: SourcesSize): number {
  return sizeOfAll(sources) + sources.texts.length * FENCE_TOKENS;
}

const SYSTEM_TOKENS = sizeOfWords(SYSTEM_INSTRUCTION);
