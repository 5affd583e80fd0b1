import type { Question } from '../state/conversation/question.ts';
import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import type { PromptSpeech } from './prompt-speech.ts';
import type { Prompts, PromptsOptions } from './prompts.ts';

/** Prompts, loaded once the panel can be typed into. */
export interface LazyPrompts extends LazyPart<Prompts> {
  /** Asks what a gesture asks: by a prompt, or by the words that the person gave the task. */
  ask(question: Question, prompt?: string): void;
}

export function createLazyPrompts(
  options: Omit<PromptsOptions, 'speech'>,
  loadSpeech: () => Promise<PromptSpeech>,
): LazyPrompts & { dispose(): void } {
  const part = createLazyPart(async () => {
    const [{ createPrompts }, speech] = await Promise.all([import('./prompts.ts'), loadSpeech()]);
    return createPrompts({ ...options, speech });
  });
  return {
    ...part,
    ask(question, prompt = question.task) {
      // Most people change nothing of what comes with Aside, and nothing has to be loaded for it.
      if (!options.settings.prompts.peek().some((kept) => kept.prompt === prompt)) return void options.ask(question);
      void part.load().then(() => {
        const loaded = part.loaded.peek();
        const found = loaded?.library.prompts.peek().find(({ id, task }) => id === prompt && task !== question.task);
        if (found) loaded?.use.askAbout(found, question);
        else void options.ask(question);
      });
    },
  };
}
