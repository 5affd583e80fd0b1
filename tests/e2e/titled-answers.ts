import { titlePrompt } from '../../companion/prompts/title-prompt.ts';
import type { FakeOllamaOptions } from '../helpers/fake-ollama.ts';
import { type FakeAnswer, tokens } from '../helpers/fake-ollama-answers.ts';

const { question } = titlePrompt({ message: '', attachments: [], answer: '' });

/**
 * A model that gives these answers to what a person asks, in this order. It has no title for any chat, so that each is
 * called by its first question: when a title is asked for is nobody's to say.
 */
export function withoutTitles(...answers: FakeAnswer[]): FakeOllamaOptions {
  return {
    answer(request) {
      if (request.body.messages.at(-1).content.includes(question)) return tokens([]);
      return answers.shift() ?? tokens(['There is no answer left.']);
    },
  };
}
