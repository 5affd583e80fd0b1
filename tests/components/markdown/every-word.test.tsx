import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardAnswer, longAnswer, notedAnswer, shortAnswer, taggedAnswer } from '../gallery/answers.ts';
import { renderMarkdown } from './render-markdown.tsx';
import { lettersOf, shownWords, sourceWords } from './shown-words.ts';
import { wordyMarkdown } from './wordy-markdown.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');

/** Answers of a real model, the inputs that once failed, and what the gallery shows. */
const ANSWERS: Record<string, string> = {
  ...Object.fromEntries(
    readdirSync(path.join(FIXTURES, 'answers')).map((name) => [
      name,
      readFileSync(path.join(FIXTURES, 'answers', name), 'utf8'),
    ]),
  ),
  ...Object.fromEntries(
    ['chat', 'chat-code', 'chat-unicode', 'chat-thinking', 'chat-length'].map((name) => [
      `${name}.body`,
      readFileSync(path.join(FIXTURES, 'ollama', `${name}.body`), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('{"model"'))
        .map((line) => JSON.parse(line).message?.content ?? '')
        .join(''),
    ]),
  ),
  ...{ awkwardAnswer, longAnswer, notedAnswer, shortAnswer, taggedAnswer },
};

/** What is shown of a text that comes in pieces of such lengths. */
function shown(text: string, lengths: readonly number[]): string[] {
  const rendered = renderMarkdown();
  for (let at = 0, index = 0; at < text.length; index++) {
    at += lengths[index % lengths.length] ?? text.length;
    rendered.show(text.slice(0, at));
  }
  rendered.finish(text);
  const words = shownWords(rendered.root);
  rendered.unmount();
  return words;
}

describe('each letter and digit of an answer is shown exactly once', () => {
  it.each(Object.entries(ANSWERS))('of %s', (_, answer) => {
    expect(answer).not.toBe('');
    for (const lengths of [[], [1], [7, 2]]) {
      expect(lettersOf(shown(answer, lengths).join(' '))).toBe(lettersOf(sourceWords(answer, true)));
    }
  });

  it('of whatever a model could write, in whatever pieces', () => {
    fc.assert(
      fc.property(wordyMarkdown, fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 20 }), (text, lengths) => {
        const words = shown(text, lengths);
        expect(lettersOf(words.join(' '))).toBe(lettersOf(sourceWords(text, false)));
        const all = words.join('\n');
        for (const [word] of text.matchAll(/q\d+z/g)) expect([word, all.split(word).length - 1]).toEqual([word, 1]);
      }),
      { numRuns: 150 },
    );
  });
});
