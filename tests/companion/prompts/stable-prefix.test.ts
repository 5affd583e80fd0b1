import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toChatMessages } from '../../../companion/prompts/chat-messages.ts';
import { createNonces } from '../../../companion/prompts/nonce.ts';
import type { Exchange, Prompt } from '../../../companion/prompts/prompt.ts';
import type { Source } from '../../../companion/prompts/source.ts';

const page = (text: string): Source => ({
  type: 'page',
  title: 'Herons',
  url: 'https://a.example/',
  language: 'en',
  omittedChars: 0,
  text,
});

function messagesOf(exchanges: readonly Exchange[], nonceFor: (text: string) => string, task: Prompt['task'] = 'chat') {
  const [last = { question: '', sources: [], answer: '' }, ...earlier] = exchanges.toReversed();
  const prompt = { task, question: last.question, sources: last.sources, history: earlier.reverse(), language: '' };
  return toChatMessages(prompt, nonceFor, 'Be short.');
}

const words = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '\n', '<think>', '</s>'), minLength: 1 });

describe('what a model is sent', () => {
  test('for a question begins with all that it was sent for the one before, so that a server reads only what is new', () => {
    const exchange = fc.record({
      question: words,
      answer: words,
      sources: fc.array(words.map(page), { maxLength: 2 }),
    });
    // A chat that begins without a page has no instruction about pages before there is one.
    const first = fc.record({ question: words, answer: words, sources: words.map((text) => [page(text)]) });
    fc.assert(
      fc.property(first, fc.array(exchange, { maxLength: 4 }), (begin, rest) => {
        const nonceFor = createNonces();
        const all = [begin, ...rest];
        for (let count = 1; count < all.length; count++) {
          const before = messagesOf(all.slice(0, count), nonceFor);
          const after = messagesOf(all.slice(0, count + 1), nonceFor);
          expect(after.slice(0, before.length)).toEqual(before);
        }
      }),
    );
  });

  test.each(['summarise', 'explain', 'translate'] as const)(
    'for a question after a task (%s) begins with the same bytes up to the end of the page',
    (task) => {
      const nonceFor = createNonces();
      const asked = { question: '', sources: [page('A long page. '.repeat(100))], answer: 'Birds.' };
      const [system, user] = messagesOf([asked], nonceFor, task);
      const [systemAfter, userAfter] = messagesOf([asked, { question: 'And?', sources: [], answer: '' }], nonceFor);
      expect(systemAfter).toEqual(system);
      const end = (user?.content.lastIndexOf('</page-') ?? 0) + '</page-01234567>'.length;
      expect(userAfter?.content.slice(0, end)).toBe(user?.content.slice(0, end));
    },
  );
});
