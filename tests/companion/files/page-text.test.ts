import { expect, it } from 'vitest';
import { pageText, type TextRun } from '../../../companion/files/page-text.ts';

const run = (str: string, x: number, y: number, more: Partial<TextRun> = {}): TextRun => ({
  str,
  transform: [10, 0, 0, 10, x, y],
  width: str.length * 5,
  height: 10,
  hasEOL: false,
  ...more,
});

it('puts a blank between words that are placed apart, and none within one', () => {
  expect(pageText([run('The', 0, 0), run('mo', 18, 0), run('on', 28, 0)])).toBe('The moon');
});

it('joins a word that was cut for its line, and no compound', () => {
  const end = { hasEOL: true };
  expect(pageText([run('the light-', 0, 20, end), run('house', 0, 8)])).toBe('the lighthouse');
  expect(pageText([run('North-', 0, 20, end), run('South', 0, 8)])).toBe('North-\nSouth');
});

it('leaves a blank line where there is a gap between two lines', () => {
  const end = { hasEOL: true };
  expect(pageText([run('One.', 0, 100, end), run('Two.', 0, 88, end), run('Three.', 0, 60)])).toBe(
    'One.\nTwo.\n\nThree.',
  );
});
