import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { heardWords } from '../../../companion/transcribers/heard-words.ts';

test.each([
  [' What is the capital of France?\n', 'What is the capital of France?'],
  [' One.\n Two.\n', 'One. Two.'],
  [' [BLANK_AUDIO]\n', ''],
  [' (wind blowing) [ Silence ]', ''],
  [' *music* ♪♪ ...', ''],
  ['(laughs) Why?', '(laughs) Why?'],
  ['', ''],
])('of %j the words are %j', (text, words) => {
  expect(heardWords(text)).toBe(words);
});

it('they are one line, of whatever comes, at once', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('[', ']', '(', '.', '*', '♪', ' ', '\n', 'a'), maxLength: 200 }),
      (text) => {
        expect(heardWords(text)).not.toMatch(/\n|^\s|\s$/);
      },
    ),
  );
  // The process's own time: a machine that is busy with other work does not count.
  const start = process.cpuUsage();
  heardWords(`${'.'.repeat(100_000)}[${'(.'.repeat(100_000)}x`);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
});
