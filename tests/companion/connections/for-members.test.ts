import { expect, it } from 'vitest';
import { toldToMembers } from '../../../companion/connections/for-members.ts';

const DONE = {
  type: 'done',
  turn: '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77',
  seq: 3,
  reason: 'stop',
  model: 'small @ 127.0.0.1:11434',
  system: 'I am a doctor. Be short.',
  usage: null,
  saved: 'stored',
} as const;

it.each([
  { type: 'cancelled', by: { name: 'Bo' } },
  { type: 'error', code: 'interrupted', params: {}, retryable: true },
] as const)('does not say to members what a model was told either when its answer ended in %o', (end) => {
  const { turn, seq, system } = DONE;
  expect(toldToMembers({ ...end, turn, seq, system })).toEqual({ ...end, turn, seq });
});

it('says to members neither where the model is nor what its owner has it told', () => {
  const { system: _, ...rest } = DONE;
  expect(toldToMembers(DONE)).toEqual({ ...rest, model: 'small' });
});
