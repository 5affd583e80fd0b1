import { expect, test } from 'vitest';
import { clientsTable } from '../../../../companion/cli/keys/clients-table.ts';
import type { Client } from '../../../../protocol/client-requests.ts';

const at = (month: number, day: number, hours: number): number => new Date(2026, month - 1, day, hours, 5).getTime();
const FIREFOX: Client = {
  client: 'kfsvXwq1TzE7',
  name: 'Firefox on Linux',
  origin: 'moz-extension://a',
  local: false,
  createdAt: at(1, 2, 3),
  lastSeenAt: at(11, 12, 13),
  connections: 0,
};

test('a table of clients has its columns under each other, and times as on the wall', () => {
  const local = { ...FIREFOX, client: 'local-key-id', name: 'This computer', origin: '-', local: true, connections: 2 };
  const phone = { ...FIREFOX, client: 'AAAAAAAAAAAA', name: 'Phone', lastSeenAt: null };
  expect(clientsTable([local, FIREFOX, phone])).toBe(
    [
      'NAME              LAST SEEN         SINCE             ID            ORIGIN',
      'This computer     now               2026-01-02 03:05  local-key-id  -',
      'Firefox on Linux  2026-11-12 13:05  2026-01-02 03:05  kfsvXwq1TzE7  moz-extension://a',
      'Phone             never             2026-01-02 03:05  AAAAAAAAAAAA  moz-extension://a',
      '',
    ].join('\n'),
  );
});

test('a name can not move the cursor or turn the line around', () => {
  expect(clientsTable([{ ...FIREFOX, name: '\u001b[2JFire\u202efox\n' }])).toContain('\nFirefox  ');
});

test('who is here by the link of a shared chat is told apart from those with a key of their own', () => {
  const member = { ...FIREFOX, name: 'Ada', room: '0b8f3a52-6f0e-4f0e-9a55-0d9d2f7d1c11' };
  expect(clientsTable([FIREFOX, member])).toMatch(/^Ada \(shared chat\) {2}/m);
});
