import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../../companion/prompts/prompt.ts';
import { sizeOfPrompt, tokensOf } from '../../../companion/prompts/question-size.ts';
import { createTokenCorrections } from '../../../companion/upstreams/token-corrections.ts';

const prompt = (words: number, images = 0): Prompt => ({
  task: 'chat',
  question: 'tide '.repeat(words),
  sources: Array.from({ length: images }, () => ({
    type: 'image',
    title: '',
    url: '',
    language: '',
    text: '',
    omittedChars: 0,
  })),
  history: [],
  language: '',
});

describe('how many tokens a model makes of an estimated one', () => {
  it('is a little less than one until it has counted, and then as it counts', () => {
    const corrections = createTokenCorrections();
    expect(corrections.of('m')).toBe(0.9);
    const long = prompt(2_000);
    corrections.learn('m', long, tokensOf(sizeOfPrompt(long)) * 1.5);
    expect(corrections.of('m')).toBe(1.5);
    expect(corrections.of('other')).toBe(0.9);
  });

  it.each([
    ['a short prompt, which is mostly its template', prompt(50), 900],
    ['a prompt that was in the cache', prompt(2_000), 40],
    ['a count that is none', prompt(2_000), 1_000_000],
    ['images, which each model counts otherwise', prompt(2_000, 1), 3_000],
  ])('is not learned from %s', (_, asked, counted) => {
    const corrections = createTokenCorrections();
    corrections.learn('m', asked, counted);
    expect(corrections.of('m')).toBe(0.9);
  });
});
