/** The prompts of a summary or an explanation in parts: notes on each part, then one of all notes. */
import { answerIn, summaryForm } from './instructions.ts';
import type { Prompt } from './prompt.ts';
import { isText, type Source } from './source.ts';

/**
 * Asks for notes on one part of a text that is too long for the model.
 *
 * @param prompt the summary or explanation that was asked for
 * @param text the part, as {@link splitText} cut it
 * @param index of the part, from 1
 * @param source that it is a part of; default: the only one, else none
 */
export function summaryPart(prompt: Prompt, text: string, index: number, count: number, source?: Source): Prompt {
  return {
    task: 'chat',
    question:
      `The text above is part ${index} of ${count} of a longer text. ` +
      `Write down ${wanted(prompt)} as short bullet points, at most ten. ${answerIn(prompt.language)}` +
      wishes(prompt.question),
    sources: [{ ...origin(prompt, source), text, omittedChars: 0 }],
    history: [],
    language: prompt.language,
  };
}

/**
 * Asks for the summary or explanation that the notes on all parts, in order, add up to. Notes may themselves be such summaries; of several
 * texts each has the title of its own above it. Images go along whole.
 */
export function summaryReduce(prompt: Prompt, notes: readonly string[]): Prompt {
  return {
    task: 'chat',
    question:
      `${isAlone(prompt) ? ONE_TEXT : SEVERAL_TEXTS} ${made(prompt)} from them. Do not mention the parts. ` +
      `${formOf(prompt)}${wishes(prompt.question)}`,
    sources: [
      {
        ...origin(prompt),
        text: notes.map((note, index) => `Part ${index + 1}:\n${note.trim()}`).join('\n\n'),
        omittedChars: 0,
      },
      ...prompt.sources.filter((source) => !isText(source)),
    ],
    history: [],
    language: prompt.language,
  };
}

const ONE_TEXT = 'Above are notes on the parts of one text, in order.';
const SEVERAL_TEXTS = 'Above are notes on the parts of several texts, in order, each under the title of its text.';

function made(prompt: Prompt): string {
  const texts = isAlone(prompt) ? 'the whole text' : 'the texts';
  return prompt.task === 'explain' ? `Explain ${texts} in plain words` : `Summarise ${texts}`;
}

function formOf({ task, style, language }: Prompt): string {
  return task === 'explain' ? answerIn(language) : summaryForm(style, language);
}

function isAlone({ sources }: Prompt): boolean {
  return sources.filter(isText).length <= 1;
}

/** Notes serve any summary, but for one of what matters to the reader. */
function wanted({ task, style }: Prompt): string {
  if (task === 'explain') return 'what it says, and what its difficult words mean,';
  return style === 'focus'
    ? 'what it says about what matters to the reader, which stands below,'
    : 'its important facts, names and numbers';
}

function wishes(question: string): string {
  return question.trim() === '' ? '' : `\n${question.trim()}`;
}

/** Where the text is from. Notes are fenced like it: what a model wrote about a page is no more trusted than the page. */
function origin(prompt: Prompt, source?: Source): Omit<Source, 'text' | 'omittedChars'> {
  const only = isAlone(prompt) ? prompt.sources.find(isText) : undefined;
  const { type = 'page', title = '', url = '', language = '' } = source ?? only ?? {};
  return { type, title, url, language };
}
