import { describe, expect, it } from 'vitest';
import { FEATURE_NAMES } from '../../../../sidebar/pages/content/block-features.ts';
import { BLOCK_MODEL } from '../../../../sidebar/pages/content/block-model.ts';
import { unpackTrees } from '../../../../sidebar/pages/content/decision-trees.ts';

const MIDDLE = 4_050;
const CHARACTERS = Array.from({ length: 91 }, (_, index) => String.fromCharCode(35 + index)).filter(
  (character) => character !== '\\',
);

function leaf(value: number): string {
  const number = Math.round(value * 1_000) + MIDDLE;
  return `!${CHARACTERS[Math.floor(number / 90)]}${CHARACTERS[number % 90]}`;
}

function ask(feature: number, threshold: number, lower: string, higher: string): string {
  return `${CHARACTERS[feature]}${CHARACTERS[threshold]}${lower}${higher}`;
}

describe('decision trees', () => {
  const features = ['words', 'links'];
  const thresholds = [[10, 20], [0.5]];

  it('take the lower side up to the threshold, and add what they say', () => {
    const trees = ask(0, 1, ask(1, 0, leaf(1), leaf(-2)), leaf(3)) + ask(0, 0, leaf(0), leaf(0.5));
    const { rate } = unpackTrees({ features, thresholds, trees });
    const sum = (likelihood: number) => Math.log(likelihood / (1 - likelihood));
    expect(sum(rate([20, 0.5]))).toBeCloseTo(1.5);
    expect(sum(rate([20, 0.6]))).toBeCloseTo(-1.5);
    expect(sum(rate([21, 0.6]))).toBeCloseTo(3.5);
    expect(sum(rate([10, 0]))).toBeCloseTo(1);
  });

  it('are undecided without trees', () => {
    expect(unpackTrees({ features, thresholds, trees: '' }).rate([1, 1])).toBe(0.5);
  });

  it('that pages are read by ask for features that there are', () => {
    expect(FEATURE_NAMES).toEqual(expect.arrayContaining([...BLOCK_MODEL.features]));
    expect(new Set(FEATURE_NAMES).size).toBe(FEATURE_NAMES.length);
    const { rate } = unpackTrees(BLOCK_MODEL);
    const likelihood = rate(BLOCK_MODEL.features.map(() => 0));
    expect(likelihood).toBeGreaterThan(0);
    expect(likelihood).toBeLessThan(1);
  });
});
