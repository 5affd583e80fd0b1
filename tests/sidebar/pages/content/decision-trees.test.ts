import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BLOCK_MODEL, FEATURES_DIGEST } from '../../../../sidebar/pages/content/block-model.ts';
import { unpackTrees } from '../../../../sidebar/pages/content/decision-trees.ts';
import { FEATURE_NAMES } from '../../../../sidebar/pages/content/feature-names.ts';

const CHARACTERS = Array.from({ length: 92 }, (_, index) => String.fromCharCode(35 + index)).filter(
  (character) => character !== '\\' && character !== '$',
);
/** Three thresholds are numbered first; the leaves share the other numbers. */
const MIDDLE = (8_100 + 3) / 2;

function spell(number: number): string {
  return `${CHARACTERS[Math.floor(number / 90)]}${CHARACTERS[number % 90]}`;
}

function leaf(value: number): string {
  return spell(Math.round(value * 1_000 + MIDDLE));
}

function ask(threshold: number, lower: string, higher: string): string {
  return `${spell(threshold)}${lower}${higher}`;
}

describe('decision trees', () => {
  const features = '11';
  const thresholds = '10.,20. 5';

  it('take the lower side up to the threshold, and add what they say', () => {
    const trees = ask(1, ask(2, leaf(1), leaf(-2)), leaf(3)) + ask(0, leaf(0), leaf(0.5));
    const { rate } = unpackTrees({ features, thresholds, trees });
    const sum = (likelihood: number) => Math.log(likelihood / (1 - likelihood));
    expect(sum(rate([20, 0.5]))).toBeCloseTo(1.5, 2);
    expect(sum(rate([20, 0.6]))).toBeCloseTo(-1.5, 2);
    expect(sum(rate([21, 0.6]))).toBeCloseTo(3.5, 2);
    expect(sum(rate([10, 0]))).toBeCloseTo(1, 2);
  });

  it('are undecided without trees', () => {
    expect(unpackTrees({ features, thresholds, trees: '' }).rate([1, 1])).toBe(0.5);
  });

  it('that pages are read by know the features in the order that there is', () => {
    expect(createHash('md5').update(FEATURE_NAMES.join(' ')).digest('hex')).toBe(FEATURES_DIGEST);
    expect(new Set(FEATURE_NAMES).size).toBe(FEATURE_NAMES.length);
    const { features, rate } = unpackTrees(BLOCK_MODEL);
    expect(features).toEqual([...new Set(features)].sort((a, b) => a - b));
    expect(features.at(-1)).toBeLessThan(FEATURE_NAMES.length);
    const likelihood = rate(features.map(() => 0));
    expect(likelihood).toBeGreaterThan(0);
    expect(likelihood).toBeLessThan(1);
  });
});
