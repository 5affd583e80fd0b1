import { commandLineWords } from '../../../words/spoken-on-terminal.ts';

/** Whether an answer agrees, in the language of the terminal or in English: by the whole word or its first letter. */
export function isYes(answer: string): boolean {
  const said = answer.trim().toLowerCase();
  const agree = [commandLineWords.import.yes, 'yes'];
  return said !== '' && agree.some((yes) => said === yes || said === [...yes][0]);
}
