import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createWaitingPanels } from '../../../sidebar/browser/waiting-panels.ts';
import { accessWantedKey } from '../../../sidebar/pages/page-orders.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { settle } from '../../helpers/settle.ts';

const WANTED = { [accessWantedKey(1)]: { tabId: 10 } };

beforeEach(() => localStorage.clear());

/** The background as it starts, which reads before anything is awaited. */
function start({ session }: ReturnType<typeof createFakeExtension>) {
  const waiting = createWaitingPanels(session, localStorage);
  onTestFinished(waiting.dispose);
  return waiting;
}

it('tells which windows’ panels wait, and no more once they don’t', async () => {
  const fake = createFakeExtension();
  const waiting = start(fake);
  expect(waiting.has(1)).toBe(false);
  await fake.session.set(WANTED);
  expect(waiting.has(1)).toBe(true);
  expect(waiting.has(2)).toBe(false);
  await fake.session.remove(accessWantedKey(1));
  expect(waiting.has(1)).toBe(false);
});

it('knows it at once in a background that the click has started', async () => {
  const fake = createFakeExtension();
  const before = start(fake);
  await fake.session.set(WANTED);
  before.dispose();
  const waiting = start(fake);
  expect(waiting.has(1)).toBe(true);
  await settle();
  expect(waiting.has(1)).toBe(true);
});

it('forgets what another run of the browser left', async () => {
  localStorage.setItem(accessWantedKey(1), '');
  localStorage.setItem('another', 'kept');
  const waiting = start(createFakeExtension());
  await settle();
  expect(waiting.has(1)).toBe(false);
  expect(localStorage.getItem('another')).toBe('kept');
});

it('stops listening when disposed', async () => {
  const fake = createFakeExtension();
  const waiting = start(fake);
  waiting.dispose();
  await fake.session.set(WANTED);
  expect(waiting.has(1)).toBe(false);
});

it('says of no panel that it waits where such storage is turned off, and breaks nothing', async () => {
  const fake = createFakeExtension();
  const waiting = createWaitingPanels(fake.session, null);
  onTestFinished(waiting.dispose);
  await fake.session.set(WANTED);
  expect(waiting.has(1)).toBe(false);
});
