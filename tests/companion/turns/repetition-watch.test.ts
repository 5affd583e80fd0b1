import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutRepetition } from '../../../companion/prompts/repetition.ts';
import { createRepetitionWatch } from '../../../companion/turns/repetition-watch.ts';

/** Where in a text it is noticed, in blocks of 1,024; undefined when it never is. */
function noticedAt(text: string, pieceChars = 7): number | undefined {
  const watch = createRepetitionWatch();
  for (let at = 0; at < text.length; at += pieceChars) {
    if (watch.push(text.slice(at, at + pieceChars))) return Math.floor((at + pieceChars) / 1024);
  }
  return undefined;
}

const PROSE = Array.from(
  { length: 400 },
  (_, n) => `Sentence ${n} tells of ${['herons', 'tides', 'knives'][n % 3]} ${n * n}.`,
);
const PARAGRAPH = 'The model says the same again, and it never comes to an end of what it says. ';

describe('a model that repeats itself', () => {
  it.each([
    ['one line', 'I am a helpful assistant.\n'.repeat(400)],
    ['one word', 'the '.repeat(3_000)],
    ['one letter', 'a'.repeat(10_000)],
    ['blank lines', '\n'.repeat(10_000)],
    ['a paragraph', PARAGRAPH.repeat(100)],
    ['a long paragraph', PROSE.slice(0, 60).join(' ').repeat(8)],
    ['after a long answer', PROSE.join(' ') + PARAGRAPH.repeat(100)],
    ['Chinese', '我是一个有用的助手。'.repeat(800)],
    [
      'lines with a number that counts',
      Array.from({ length: 300 }, (_, n) => `${n}. The model is a good model for all.`).join('\n'),
    ],
    ['code, for long enough', `\`\`\`\n${'  push(0);\n'.repeat(2_000)}`],
    ['numbers, for long enough', '0, '.repeat(6_000)],
    ['prose after a block of code', `\`\`\`js\nlet a = 1;\n\`\`\`\n${PARAGRAPH.repeat(90)}`],
  ])('is noticed: %s', (_, text) => {
    expect(noticedAt(text)).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['prose', PROSE.join(' ')],
    ['a table of zeros', `| a | b |\n|---|---|\n${'| 0 | none |\n'.repeat(500)}`],
    ['a matrix', `${'0 '.repeat(50)}\n`.repeat(50)],
    ['code with lines that repeat', `\`\`\`\n${'    nop();\n'.repeat(600)}\`\`\``],
    [
      'a poem with a refrain',
      PROSE.slice(0, 200)
        .map((line, n) => (n % 4 === 3 ? 'And the river ran on to the sea.' : line))
        .join('\n'),
    ],
    ['a sentence that was asked for a hundred times', 'I will not talk in class.\n'.repeat(100)],
    ['a list that counts', Array.from({ length: 2_000 }, (_, n) => `${n}`).join('\n')],
    ['short items that count', Array.from({ length: 400 }, (_, n) => `Day ${n}: rest`).join('\n')],
    ['a line of dashes', '-'.repeat(9_000)],
    ['a paragraph thrice', `${PROSE.slice(0, 90).join(' ')}\n`.repeat(3)],
  ])('is not: %s', (_, text) => {
    expect(noticedAt(`${text}\nThat is all.`)).toBeUndefined();
  });

  it('is noticed after the same words, in whatever pieces they come', () => {
    const unit = fc.string({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(unit, fc.nat(2_000), fc.integer({ min: 1, max: 3_000 }), (words, before, pieceChars) => {
        const text = PROSE.join(' ').slice(0, before) + words.repeat(Math.ceil(14_000 / words.length));
        const whole = createRepetitionWatch();
        expect(whole.push(text)).toBe(true);
        const at = noticedAt(text, pieceChars);
        expect(at).toBeDefined();
        const exact = noticedAt(text, 1) ?? 0;
        expect((at ?? 0) - exact).toBeLessThanOrEqual(Math.ceil(pieceChars / 1024));
        expect(at).toBeGreaterThanOrEqual(exact);
      }),
      { numRuns: 40 },
    );
  });

  it.each([1, 2, 3, 1024])('is known to stand in code, whose fence begins %i before the end of a block', (before) => {
    const start = `${PROSE.join(' ').slice(0, 2 * 1024 - before - 1)}\n`;
    expect(noticedAt(`${start}\`\`\`\n${'    nop();\n'.repeat(600)}\`\`\`\nThat is all.`)).toBeUndefined();
  });

  it('is not seen in a long answer that comes letter by letter', () => {
    const watch = createRepetitionWatch();
    let found = 0;
    const text = PROSE.join('\n');
    for (const char of text) if (watch.push(char)) found += 1;
    expect(found).toBe(0);
  });
});

describe('what it said, told to the model again', () => {
  it('has what it repeated twice, so that it can go on', () => {
    expect(cutRepetition(`Well:${PARAGRAPH.repeat(100)}`)).toBe(`Well:${PARAGRAPH.repeat(2)}`);
    expect(cutRepetition(PROSE.join(' '))).toBe(PROSE.join(' '));
    expect(cutRepetition('Short.')).toBe('Short.');
  });
});
