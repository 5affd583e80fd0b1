import { questionText } from '../../protocol/question-parts.ts';
import { inOneLine } from '../prompts/in-one-line.ts';
import { knownSources } from '../prompts/source.ts';
import type { AskedTurn } from './store.ts';

const MAX_CHARS = 60;

/**
 * What a conversation is called before somebody names it: how its first question begins, or what it is about. Empty when
 * there are no words of anybody's: it is named where it is shown.
 */
export function firstWordsTitle({ question }: Pick<AskedTurn, 'question'>): string {
  const sources = knownSources(question);
  const about = sources.find(({ title }) => title.trim() !== '')?.title ?? sources[0]?.text ?? '';
  return firstWords(questionText(question)) || firstWords(about);
}

function firstWords(text: string): string {
  // No question is so full of spaces that its first words lie further on.
  const line = inOneLine(text.slice(0, 1_000));
  if (line.length <= MAX_CHARS) return line;
  const cut = line.slice(0, MAX_CHARS).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${space > MAX_CHARS / 2 ? cut.slice(0, space) : cut}…`;
}
