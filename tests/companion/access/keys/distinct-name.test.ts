import { expect, test } from 'vitest';
import { distinctName } from '../../../../companion/access/keys/distinct-name.ts';

test.each([
  ['Firefox', [], 'Firefox'],
  ['Firefox', ['Firefox'], 'Firefox 2'],
  ['Firefox', ['Firefox', 'Firefox 2', 'Firefox 4'], 'Firefox 3'],
  ['firefox', ['Firefox'], 'firefox 2'],
  ['Phone', ['Firefox', 'Firefox 2'], 'Phone'],
])('%s beside %j is %s', (name, taken, expected) => {
  expect(distinctName(name, taken)).toBe(expected);
});
