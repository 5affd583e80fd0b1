import { describe, expect, it } from 'vitest';
import { scoreWords } from '../bench/pages/score-words.ts';

describe('the score of a captured page', () => {
  it('counts each word as often as it belongs there', () => {
    expect(scoreWords('The river, the River and a boat', 'the river and the town')).toEqual({
      precision: 4 / 7,
      recall: 4 / 5,
      f1: (2 * (4 / 7) * (4 / 5)) / (4 / 7 + 4 / 5),
    });
  });

  it.each([
    ['', 'words'],
    ['words', ''],
    ['one', 'two'],
  ])('is nothing for %j where %j belongs', (said, wanted) => {
    expect(scoreWords(said, wanted).f1).toBe(0);
  });
});
