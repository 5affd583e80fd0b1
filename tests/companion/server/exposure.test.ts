import { expect, test } from 'vitest';
import { createExposureError, describeExposure } from '../../../companion/server/exposure.ts';
import { INTERFACES } from './interfaces.ts';

test.each<[string, string]>([
  ['192.168.1.5', 'on http://192.168.1.5:11435.'],
  ['fd00::5', 'on http://[fd00::5]:11435.'],
  ['0.0.0.0', 'on every address of this machine, now http://192.168.1.5:11435, http://10.0.0.5:11435.'],
  [
    '::',
    'on every address of this machine, now http://192.168.1.5:11435, http://[fd00::5]:11435, http://10.0.0.5:11435.',
  ],
])(
  'who listens on %s is told where, who can reach it, that a key is needed, and that plain http is read',
  (address, where) => {
    const [first, ...rest] = describeExposure(address, 11435, INTERFACES);
    expect(first).toBe(`Aside listens beyond this machine, ${where}`);
    expect(rest.join('\n')).toMatch(/Everybody on that network can reach this port.*key.*\n.*plain http.*read/);
  },
);

test('a machine without a network has no address of another kind to tell', () => {
  const [first] = describeExposure('0.0.0.0', 11435, { lo: INTERFACES.lo });
  expect(first).toContain('now none but its own.');
});

test('who would listen beyond this machine without consent is told both ways out', () => {
  expect(createExposureError('0.0.0.0').message).toMatch(/0\.0\.0\.0.*plain http.*nginx with TLS.*--insecure-lan/s);
});
