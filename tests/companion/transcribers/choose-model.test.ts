import { expect, test } from 'vitest';
import { chooseModel } from '../../../companion/transcribers/choose-model.ts';

const list = (...data: unknown[]) => ({ data });

test.each([
  [list({ id: 'tts', task: 'text-to-speech' }, { id: 'a', task: 'automatic-speech-recognition' }), 'a'],
  [list({ id: 'llama' }, { id: 'Systran/faster-whisper-small' }), 'Systran/faster-whisper-small'],
  [list({ id: 'only' }), 'only'],
  [list({ id: 'one' }, { id: 'two' }), undefined],
  [list({ id: 'whisper\r\nx: y' }), undefined],
  [list(null, 1, { id: 2 }), undefined],
  [list(), undefined],
  [{ data: 'x' }, undefined],
  [null, undefined],
])('of %j the model is %s', (answer, model) => {
  expect(chooseModel(answer)).toBe(model);
});
