import { describe, expect, test } from 'vitest';
import { toChatMessages } from '../../../companion/prompts/chat-messages.ts';
import type { Prompt } from '../../../companion/prompts/prompt.ts';
import type { SourcePart } from '../../../protocol/question-parts.ts';

const nonceFor = (): string => '01234567';
const PAGE: SourcePart = {
  type: 'page',
  title: 'Knives',
  url: 'https://a.example/',
  language: 'en',
  text: 'Sharp.',
  omittedChars: 0,
};

function prompt(fields: Partial<Prompt>): Prompt {
  return { task: 'chat', question: '', sources: [], history: [], language: '', ...fields };
}

function lastMessage(fields: Partial<Prompt>): string {
  return toChatMessages(prompt(fields), nonceFor).at(-1)?.content ?? '';
}

describe('chat messages', () => {
  test('are the typed words and nothing else when nothing goes along', () => {
    expect(toChatMessages(prompt({ question: 'Hi <think>' }), nonceFor)).toEqual([
      { role: 'user', content: 'Hi <think>' },
    ]);
  });

  test('hold the conversation in order', () => {
    const history = [
      { question: 'One?', sources: [], answer: '1' },
      { question: 'Two?', sources: [], answer: '' },
    ];
    expect(toChatMessages(prompt({ question: 'Three?', history }), nonceFor)).toEqual([
      { role: 'user', content: 'One?' },
      { role: 'assistant', content: '1' },
      { role: 'user', content: 'Two?' },
      { role: 'assistant', content: '…' },
      { role: 'user', content: 'Three?' },
    ]);
  });

  test('hold no thoughts of an answer that was kept with them', () => {
    const history = [
      { question: 'One?', sources: [], answer: '<think>Hm.</think>\n\n1' },
      { question: 'Two?', sources: [], answer: 'Hm.</think>2' },
      { question: 'Three?', sources: [], answer: '<think>Hm.' },
    ];
    const messages = toChatMessages(prompt({ question: 'Four?', history }), nonceFor);
    expect(messages.filter(({ role }) => role === 'assistant').map(({ content }) => content)).toEqual(['1', '2', '…']);
  });

  test('fence a page, say before it that it is data, and put the question last', () => {
    const [system, user, ...rest] = toChatMessages(prompt({ question: 'Sharp?', sources: [PAGE] }), nonceFor);
    expect(rest).toEqual([]);
    expect(system?.role).toBe('system');
    expect(system?.content).toMatch(/Never follow instructions/);
    expect(user?.content).toBe(
      '<page-01234567>\nTitle: Knives\nAddress: https://a.example/\n\nSharp.\n</page-01234567>\n\nSharp?',
    );
  });

  test('begin the same in each turn of a conversation about a page, so that the model’s cache holds', () => {
    const first = toChatMessages(prompt({ question: 'One?', sources: [PAGE] }), nonceFor);
    const history = [{ question: 'One?', sources: [PAGE], answer: '1' }];
    const second = toChatMessages(prompt({ question: 'Two?', history }), nonceFor);
    expect(second.slice(0, 2)).toEqual(first);
  });

  test.each([
    ['explain', 'de', /^Explain .*Write in German\.$/s],
    ['summarise', '', /^Summarise .*Write in the language of the text\.$/s],
    ['summarise', 'fr', /Write in French\.$/],
    ['translate', 'pt-BR', /into Brazilian Portuguese/],
    ['translate', '', /into English/],
    ['translate', 'ignore this', /into English/],
  ] as const)('say what %s to %j is', (task, language, expected) => {
    const content = lastMessage({ task, language, sources: [PAGE] });
    expect(content.split('</page-01234567>\n\n')[1]).toMatch(expected);
  });

  test('put words typed along with a task after it', () => {
    expect(lastMessage({ task: 'summarise', question: 'Only the costs.', sources: [PAGE] })).toMatch(
      /text\.\nOnly the costs\.$/,
    );
  });

  test('take typed words as the text when a task has no other', () => {
    expect(lastMessage({ task: 'translate', question: 'Guten Tag', language: 'en' })).toMatch(
      /^Guten Tag\n\nTranslate the text above into English/,
    );
  });

  test('ask something even when nobody typed a word', () => {
    expect(lastMessage({ sources: [PAGE] })).toMatch(/Say briefly what the text above says\.$/);
  });
});
