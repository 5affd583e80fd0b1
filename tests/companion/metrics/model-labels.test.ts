import { expect, test } from 'vitest';
import { createModelLabels } from '../../../companion/metrics/model-labels.ts';

test.each([
  ['qwen3:4b', 'qwen3:4b'],
  ['qwen3:4b @ gpu:11434', 'qwen3:4b @ gpu:11434'],
  ['hf.co/unsloth/gemma', 'hf.co/unsloth/gemma'],
  ['/home/ada/models/secret-project.gguf', 'secret-project.gguf'],
  ['~/models/a.gguf', 'a.gguf'],
  ['./a.gguf', 'a.gguf'],
  ['C:\\Users\\ada\\a.gguf', 'a.gguf'],
  ['', 'other'],
])('%s is called %s', (model, label) => {
  expect(createModelLabels()(model)).toBe(label);
});

test('a hundred models have names, and the rest one', () => {
  const label = createModelLabels();
  const labels = Array.from({ length: 1_000 }, (_, index) => label(`model ${index}`));
  expect(new Set(labels).size).toBe(101);
  expect(labels.at(-1)).toBe('other');
  expect(label('model 7')).toBe('model 7');
});
