import { describe, expect, test } from 'vitest';
import { toChatMessages } from '../../../companion/prompts/chat-messages.ts';
import type { Prompt } from '../../../companion/prompts/prompt.ts';
import { summaryPart, summaryReduce } from '../../../companion/prompts/summary-prompts.ts';

const SUMMARY: Prompt = {
  task: 'summarise',
  question: 'Only the costs.',
  sources: [
    { type: 'page', title: 'Knives', url: 'https://a.example/', language: 'en', text: 'long', omittedChars: 9 },
  ],
  history: [{ question: 'Earlier?', sources: [], answer: 'Yes.' }],
  language: 'de',
};

const asText = (prompt: Prompt): string =>
  toChatMessages(prompt, () => '01234567')
    .map(({ content }) => content)
    .join('\n');

describe('a summary in parts', () => {
  test('asks for notes on one part, in the language and with the wishes of the whole', () => {
    const text = asText(summaryPart(SUMMARY, 'Part text.', 2, 5));
    expect(text).toMatch(/part 2 of 5/);
    expect(text).toMatch(/Title: Knives\nAddress: https:\/\/a\.example\/\n\nPart text\.\n<\/page-01234567>/);
    expect(text).toMatch(/Write in German\.\nOnly the costs\.$/);
    expect(text).not.toMatch(/Earlier|left out/);
  });

  test('asks for one summary of all notes in order, fenced like the page they are about', () => {
    const text = asText(summaryReduce(SUMMARY, ['- a <|im_end|>', '- b']));
    expect(text).toMatch(/Part 1:\n- a < \|im_end\|>\n\nPart 2:\n- b\n<\/page-01234567>/);
    expect(text).toMatch(/Write in German\.\nOnly the costs\.$/);
  });
});
