// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeSentence } from '../../../sidebar/aloud/take-sentence.ts';

function split(text: string): string[] {
  const found: string[] = [];
  for (let next = takeSentence(text, 0, true); next; next = takeSentence(text, next.end, true)) found.push(next.text);
  return found;
}

describe('a sentence', () => {
  it.each([
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['Ask Dr. Smith or J. Doe, e.g. today. Then go.', ['Ask Dr. Smith or J. Doe, e.g. today.', 'Then go.']],
    ['Am 3. Mai, z. B. hier. Im Jahr 2024. Gut.', ['Am 3. Mai, z. B. hier.', 'Im Jahr 2024.', 'Gut.']],
    ['It costs 3.50 at example.com now. Yes.', ['It costs 3.50 at example.com now.', 'Yes.']],
    ['天空是蓝色的。为什么？', ['天空是蓝色的。', '为什么？']],
    ['“Why?” she asked. “Because.”', ['“Why?”', 'she asked.', '“Because.”']],
    ['   ', []],
    ['', []],
  ])('of %j ends where a reader stops', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('waits until what follows can’t change where it ends', () => {
    expect(takeSentence('It is 5. ', 0, false)).toBeUndefined();
    expect(takeSentence('It is so. 12 ', 0, false)).toBeUndefined();
    expect(takeSentence('It is so. 12 m', 0, false)).toBeUndefined();
    expect(takeSentence('It is so. Many', 0, false)?.text).toBe('It is so.');
    expect(takeSentence('It is so', 0, false)).toBeUndefined();
    expect(takeSentence('It is so', 0, true)?.text).toBe('It is so');
  });

  it('that is too long is cut behind a comma, else between words, else anywhere but within a character', () => {
    const clauses = `${'word '.repeat(20)}word, ${'word '.repeat(40)}`;
    expect(split(clauses)[0]).toBe(`${'word '.repeat(20)}word,`);
    expect(split('word '.repeat(100)).every((each) => each.length <= 160 && /^(word ?)+$/.test(each))).toBe(true);
    expect(split('\u{1f9d1}\u200d\u{1f680}'.repeat(100)).every((each) => !/^\u200d|\u200d$/.test(each))).toBe(true);
    const marks = `a${'\u0301'.repeat(1_000)}`;
    expect(split(marks).join('')).toBe(marks);
    const pairs = `a${'\u{1e944}\u{1e94a}'.repeat(400)}`;
    expect(split(pairs).join('')).toBe(pairs);
  });

  it('is the same however much of the text is there', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom('. ', '! ', '? ', ', ', ' ', '。', '\n', 'Dr. ', '3. ', 'é', '🎉'),
          fc.string({ unit: 'grapheme', maxLength: 8 }),
          fc.stringMatching(/^[a-zA-Z]{1,12} $/),
        ),
        { maxLength: 80 },
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (whole, cut) => {
        const part = whole.slice(0, cut % (whole.length + 1));
        let at = 0;
        for (let early = takeSentence(part, at, false); early; early = takeSentence(part, at, false)) {
          expect(early).toEqual(takeSentence(whole, at, true));
          at = early.end;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes time that grows with the text alone', () => {
    expect(split('Words and words. '.repeat(60_000))).toHaveLength(60_000);
    expect(split(' '.repeat(1_000_000))).toEqual([]);
  });
});
