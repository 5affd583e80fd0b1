import type { PromptSpeech } from '../../sidebar/prompts/prompt-speech.ts';
import { languageName } from '../../words/language-name.ts';
import { menuTitles, promptWords } from '../../words/spoken-later.ts';

/** In the language that is spoken when something is said. */
export const promptSpeech: PromptSpeech = {
  nameOf: (id) => (id === 'summarise' ? promptWords.summarise : menuTitles[id]),
  textOf: (id) => promptWords.texts[id],
  attached: (what) => promptWords.attached[what],
  clipboardFile: () => promptWords.clipboardFile,
  languageName,
};
