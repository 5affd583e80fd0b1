import type { OwnWords } from './list-prompts.ts';

/** What prompts need of the reader's language. */
export interface PromptSpeech extends OwnWords {
  /** What is said in a question for what went along with it. */
  attached(what: 'page' | 'text' | 'clipboard'): string;
  /** What a file is called that the clipboard became. */
  clipboardFile(): string;
  /** What a language is called, by its BCP 47 tag. */
  languageName(tag: string): string;
}
