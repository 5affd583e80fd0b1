import { expect, it } from 'vitest';
import { parametersFor } from '../../../companion/turns/parameters-for.ts';

const ALL = { temperature: 1, num_ctx: 4096, num_predict: 9, keep_alive: 5, system: 'Be short.' };

it('gives an answer all that is set, a note nothing that would cut it, and a title only how the model is loaded', () => {
  expect(parametersFor('answer', ALL)).toEqual(ALL);
  expect(parametersFor('note', ALL)).toEqual({ temperature: 1, num_ctx: 4096, keep_alive: 5 });
  expect(parametersFor('title', ALL)).toEqual({ num_ctx: 4096, keep_alive: 5 });
});
