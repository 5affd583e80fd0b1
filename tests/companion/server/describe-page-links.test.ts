import { expect, it } from 'vitest';
import { describePageLinks } from '../../../companion/server/describe-page-links.ts';
import { INTERFACES } from './interfaces.ts';

const TERMS = 'It works once, within two minutes. npm run -s aside -- pair makes another.';

it('names the one address there is', () => {
  expect(describePageLinks('127.0.0.1', 11435, '7K3M-Q9TX')).toEqual([
    'In any browser: http://127.0.0.1:11435/#pair=7K3MQ9TX',
    TERMS,
  ]);
  expect(describePageLinks('fd00::5', 11435, '7K3M-Q9TX')[0]).toContain('http://[fd00::5]:11435/#pair=7K3MQ9TX');
});

it('names every address of the machine when it listens on all, its own first', () => {
  expect(describePageLinks('0.0.0.0', 11435, '7K3M-Q9TX', INTERFACES)).toEqual([
    'In any browser, one of these:',
    '  http://127.0.0.1:11435/#pair=7K3MQ9TX',
    '  http://192.168.1.5:11435/#pair=7K3MQ9TX',
    '  http://10.0.0.5:11435/#pair=7K3MQ9TX',
    TERMS,
  ]);
});
