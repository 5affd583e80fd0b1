import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { describeStopper } from '../../../components/rooms/describe-stopper.ts';
import { RoomBar } from '../../../components/rooms/RoomBar.tsx';
import type { Member } from '../../../protocol/room-messages.ts';
import { settle } from '../../helpers/settle.ts';
import { cancelled, createTestPanel } from '../../helpers/test-panel.ts';

afterEach(cleanup);

/** Without the marks that keep the direction of a name to itself. */
const plain = (text: string | null | undefined) => text?.replace(/[\u2068\u2069]/g, '');

async function open(members: readonly Partial<Member>[]) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  await panel.openChat([{}]);
  const room = await panel.shareWith(members);
  render(<RoomBar room={room} membership={null} open={() => {}} />);
  return panel;
}

it.each([
  ['Shared. Nobody else is here', [{ name: 'Anna', here: false }]],
  ['Anna is here', [{ name: 'Anna' }]],
  ['Anna and Ben are here', [{ name: 'Anna' }, { name: 'Ben' }]],
  ['3 people are here', [{ name: 'Anna' }, { name: 'Ben' }, { name: 'Clara' }]],
  ['Anna is typing…', [{ name: 'Anna', typing: true }, { name: 'Ben' }]],
  [
    'Anna and Ben are typing…',
    [
      { name: 'Anna', typing: true },
      { name: 'Ben', typing: true },
    ],
  ],
  ['3 people are typing…', ['A', 'B', 'C'].map((name) => ({ name, typing: true }))],
])('says: %s', async (said, members) => {
  await open(members);
  expect(plain(screen.getByRole('button').textContent)).toBe(said);
});

it('reads out who came and went once that has settled, and nothing of who writes', async () => {
  const { shareWith, clock } = await open([{ name: 'Anna' }]);
  await shareWith([{ name: 'Anna', typing: true }]);
  clock.advance(5_000);
  await settle();
  expect(screen.getByRole('status').textContent).toBe('');
  await shareWith([{ name: 'Anna', here: false }, { name: 'Ben' }]);
  clock.advance(5_000);
  await settle();
  expect(plain(screen.getByRole('status').textContent)).toBe('Ben joined. Anna left');
});

it('says who stopped an answer of somebody else', () => {
  const by = (name?: string) => ({ ...cancelled, by: name === undefined ? {} : { name } });
  expect([describeStopper(by('Anna'), true), describeStopper(by('Anna'), false)].map(plain)).toEqual([
    'Stopped by Anna',
    'Stopped by Anna',
  ]);
  expect([describeStopper(by(), true), describeStopper(by(), false)]).toEqual(['', 'Stopped by the host']);
  expect(describeStopper(cancelled, false)).toBe('');
});
