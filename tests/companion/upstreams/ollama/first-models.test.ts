import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FIRST_MODELS } from '../../../../companion/upstreams/ollama/first-models.ts';

it('are those of docs/first-models.md, with their sizes', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../docs/first-models.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(.+)` \| (.+) GB \| (\w+) \|$/gm)].map(([, name, size, good]) => [
    name,
    Number(size) * 1e9,
    good,
  ]);
  expect(FIRST_MODELS.map(({ name, sizeBytes, good }) => [name, sizeBytes, good])).toEqual(rows);
});

it('stand in the order of what they take', () => {
  const sizes = FIRST_MODELS.map(({ memoryBytes }) => memoryBytes);
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
});
