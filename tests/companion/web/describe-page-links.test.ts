import { expect, it } from 'vitest';
import { describePageLinks } from '../../../companion/web/describe-page-links.ts';
import { INTERFACES } from '../server/interfaces.ts';

it('names the one address there is', () => {
  expect(describePageLinks('127.0.0.1', 11435, '7K3M-Q9TX')).toEqual([
    'In any browser: http://127.0.0.1:11435/#pair=7K3MQ9TX (within two minutes; it works once, and npm run -s aside -- pair makes another).',
  ]);
  expect(describePageLinks('fd00::5', 80, '7K3M-Q9TX')[0]).toContain('http://[fd00::5]:80/#pair=7K3MQ9TX');
});

it('names every address of the machine when it listens on all, its own first', () => {
  const [words, ...links] = describePageLinks('0.0.0.0', 11435, '7K3M-Q9TX', INTERFACES);
  expect(words).toMatch(/one of these .*two minutes.*works once/);
  expect(links).toEqual([
    '  http://127.0.0.1:11435/#pair=7K3MQ9TX',
    '  http://192.168.1.5:11435/#pair=7K3MQ9TX',
    '  http://10.0.0.5:11435/#pair=7K3MQ9TX',
  ]);
});
