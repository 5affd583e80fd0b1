/** Lifts the limit that a test is named after, while it runs. */
import { afterEach, beforeEach, expect } from 'vitest';
import { setLifted } from './lift.ts';

beforeEach(() => {
  const title = expect.getState().currentTestName?.split(' > ').at(-1) ?? '';
  setLifted(/^(\w+): /.exec(title)?.[1] ?? '');
});

afterEach(() => setLifted(undefined));
