import { expect, it } from 'vitest';
import { isModelName } from '../../protocol/model-name.ts';

it.each([
  'llama3.2',
  'llama3.2:3b',
  'owner/model',
  'owner/model:tag',
  'hf.co/owner/model:Q4_K_M',
  'registry.example:5000/library/tiny:latest',
  '_x',
])('%s is a name that a model can be pulled by', (name) => expect(isModelName(name)).toBe(true));

it.each([
  '',
  ' ',
  'a b',
  'https://example.org/x',
  'http://127.0.0.1/x',
  '../etc',
  'a/../b',
  '/x',
  'x/',
  'a@sha256:1',
  'a:b:c',
  'a/b/c/d',
  'x:',
  '-x',
  'x\n',
  'модель',
  'x'.repeat(500),
])('%j is none', (name) => expect(isModelName(name)).toBe(false));
