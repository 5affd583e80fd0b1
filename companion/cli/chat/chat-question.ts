import { type QuestionPart, toQuestion } from '../../../protocol/question-parts.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { CommandError } from '../command-error.ts';

/** What is asked, from the command line and from what is piped in (undefined: nothing is). */
export function chatQuestion(argument: string | undefined, piped: string | undefined): QuestionPart[] {
  const text = piped?.trim() === '' ? undefined : piped;
  const message = argument ?? text;
  if (message === undefined || message.trim() === '') {
    throw new CommandError(...commandLineWords.chat.noQuestion());
  }
  if (argument === undefined || text === undefined) return toQuestion(message, []);
  const about = { title: '', url: '', language: '', omittedChars: 0, chars: 0, excerpt: '' };
  return toQuestion(message, [{ type: 'selection', ...about, text }]);
}
