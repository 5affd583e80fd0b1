import { describe, expect, it } from 'vitest';
import { readTitle, titlePrompt } from '../../../companion/prompts/title-prompt.ts';

describe('the prompt for a title', () => {
  it('holds the beginnings of question and answer as untrusted text, and no page', () => {
    const page = { type: 'page', title: 'Tides', url: '', language: '', text: 'PAGE', omittedChars: 0 } as const;
    const prompt = titlePrompt({ question: 'q'.repeat(5_000), sources: [page], answer: 'a'.repeat(5_000) });
    const [source] = prompt.sources;
    expect(source?.text).toContain('About: Tides');
    expect(source?.text).not.toContain('PAGE');
    expect(source?.text.length).toBeLessThan(2_100);
    expect(prompt.question).not.toContain('q'.repeat(100));
  });
});

it('never holds more of a page’s title than of the question', () => {
  const page = { type: 'page', title: 't'.repeat(50_000), url: '', language: '', text: '', omittedChars: 0 } as const;
  const [source] = titlePrompt({ question: 'q', sources: [page], answer: 'a' }).sources;
  expect(source?.text.length).toBeLessThan(1_100);
});

describe('a title', () => {
  it.each([
    ['Tides and the moon', 'Tides and the moon'],
    ['  "Tides and the moon."\n\nI hope this helps!', 'Tides and the moon'],
    ['**Title: Tides**', 'Tides'],
    ['# Tides', 'Tides'],
    ['<title>Tides</title>', 'Tides'],
    ['<title>\nTides\n</title>', 'Tides'],
    ['„Gezeiten“', 'Gezeiten'],
    ['<think>Hm.\nTides?</think>\nTides', 'Tides'],
    ['Is C# like C++?', 'Is C# like C++?'],
    ['潮汐', '潮汐'],
    ['', ''],
    ['---\n***', ''],
    ['<think>for ever', ''],
    ['word '.repeat(30), ''],
    ['At most six words, in its language.', ''],
    ['Write a title for the conversation above', ''],
  ])('is read from %j as %j', (written, title) => {
    expect(readTitle(written)).toBe(title);
  });
});
