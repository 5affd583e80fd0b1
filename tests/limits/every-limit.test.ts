import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIMITS } from '../../protocol/limits.ts';

/** A test that holds a limit begins with the limit's name. */
const TITLE = /^\s*(?:it|test)\(\s*'(\w+): /gm;

it('every limit of the table has a test by its name, and no such test is for a limit that is gone', () => {
  const named = globSync('tests/**/*.test.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(TITLE)].map(([, name = '']) => name),
  );
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(LIMITS).toSorted());
});
