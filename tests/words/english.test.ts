import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepParams } from '../../protocol/step-codes.ts';
import { describeEmptyAnswer } from '../../words/describe-empty-answer.ts';
import { describeStep } from '../../words/describe-step.ts';
import { english } from '../../words/english.ts';
import { createTongue } from '../../words/tongue.ts';

const EXAMPLES: { [C in keyof StepParams]: StepParams[C] } = {
  reading_part: { part: 10, parts: 47 },
  condensing_part: { part: 1, parts: 3 },
  writing_summary: {},
  explaining_parts: { parts: 9 },
  translating_parts: { parts: 14 },
  looking_for_passages: { passages: 120 },
  comparing_passages: { compared: 32, passages: 148 },
  ranked_by_words: {},
  chose_passages: { passages: 5, of: 120 },
  from_cache: {},
  left_out_exchanges: { count: 1_200 },
  left_out_sources: {},
  left_out_unknown: {},
  smaller_context: { asked: 32_768, given: 8192 },
  heard_words: { text: 'Why is the sky blue?' },
};

describe('the words for a step', () => {
  it.each(Object.entries(EXAMPLES))('%s say all that it is given, and nothing that is missing', (code, params) => {
    const words = describeStep({ code, params });
    for (const value of Object.values(params)) expect(words).toContain(value.toLocaleString('en'));
    expect(words).not.toMatch(/undefined|NaN|\[object/);
  });

  it('take the form that the number has', () => {
    const [one, two] = [1, 2].map((count) => describeStep({ code: 'left_out_exchanges', params: { count } }));
    expect([one, two]).toEqual([
      'Leaving out the oldest question and its answer: too much for the model',
      'Leaving out the oldest 2 questions and answers: too much for the model',
    ]);
  });

  it('of a newer companion say that a newer Aside has them, whatever the code is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString')), (code) => {
        fc.pre(!Object.hasOwn(EXAMPLES, code));
        expect(describeStep({ code, params: {} })).toBe(english.unknownStep);
      }),
    );
  });

  it('are there for every code of PROTOCOL.md', () => {
    const section = readFileSync('PROTOCOL.md', 'utf8').split('#### `step`')[1]?.split('#### ')[0] ?? '';
    const codes = [...section.matchAll(/^\| `([a-z]+_[a-z_]+)` \|/gm)].map(([, code = '']) => code);
    expect(codes.toSorted()).toEqual(Object.keys(english.steps).toSorted());
  });
});

it.each([{}, { part: null, parts: 2 }, { part: [1], parts: 2 }])(
  'a step whose sentence lacks something says so: %j',
  (params) => {
    expect(describeStep({ code: 'reading_part', params })).toBe(english.unknownStep);
  },
);

describe('plurals', () => {
  it('have the forms of each language', () => {
    const { plural: polish } = createTongue<'one' | 'few' | 'many' | 'other'>('pl');
    const forms = { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' };
    expect([1, 3, 5, 22, 1.5].map((count) => polish(count, forms))).toEqual([
      'plik',
      'pliki',
      'plików',
      'pliki',
      'pliku',
    ]);
    expect(createTongue<'two' | 'other'>('ar').plural(2, { two: 'كتابان', other: 'كتب' })).toBe('كتابان');
  });

  it('write numbers as the language does', () => {
    expect(createTongue<'other'>('de').plural(1_234, { other: (shown) => `${shown} Dateien` })).toBe('1.234 Dateien');
  });
});

it('an answer of nothing that is not known here is one that is simply not there', () => {
  expect(describeEmptyAnswer('of-tomorrow')).toBe(english.emptyAnswers.silence);
  expect(describeEmptyAnswer('constructor')).toBe(english.emptyAnswers.silence);
  expect(describeEmptyAnswer('loaded')).toBe(english.emptyAnswers.loaded);
});
