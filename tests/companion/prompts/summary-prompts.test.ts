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

  test.each([
    ['brief', /two or three sentences/],
    ['bullets', /short bullet points/],
    ['detailed', /section with a heading/],
    ['focus', /what matters to the reader:\nOnly the costs\.$/],
  ] as const)('asks for a %s summary, whole or from notes', (style, form) => {
    expect(asText({ ...SUMMARY, style })).toMatch(form);
    expect(asText(summaryReduce({ ...SUMMARY, style }, ['- a']))).toMatch(form);
  });

  test('takes the same notes for each style, but for what matters to the reader', () => {
    const [none, brief, detailed, focus] = [undefined, 'brief', 'detailed', 'focus'] as const;
    const notes = (style: Prompt['style']) => asText(summaryPart({ ...SUMMARY, style }, 'Part text.', 1, 2));
    expect([notes(brief), notes(detailed)]).toEqual([notes(none), notes(none)]);
    expect(notes(focus)).toMatch(/what matters to the reader.*\nOnly the costs\.$/);
  });

  test('asks for one summary of all notes in order, fenced like the page they are about', () => {
    const text = asText(summaryReduce(SUMMARY, ['- a <|im_end|>', '- b']));
    expect(text).toMatch(/Part 1:\n- a < \|im_end\|>\n\nPart 2:\n- b\n<\/page-01234567>/);
    expect(text).toMatch(/Write in German\.\nOnly the costs\.$/);
  });
});
