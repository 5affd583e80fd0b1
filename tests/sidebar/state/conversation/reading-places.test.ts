import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSteadyStorage } from '../../../../sidebar/browser/steady-storage.ts';
import { createReadingPlaces } from '../../../../sidebar/state/conversation/reading-places.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';

const session = createSteadyStorage(fakeBrowser.storage.session);

beforeEach(() => fakeBrowser.reset());

async function open(windowId = 1) {
  const clock = createManualClock();
  const places = createReadingPlaces({ session, windowId, clock });
  onTestFinished(() => places.dispose());
  await places.restored;
  return { places, clock };
}

it('finds the place where a conversation was left, in the panel that is opened next', async () => {
  const { places, clock } = await open();
  places.keep('one', { turn: 'a', offset: -40 });
  places.keep('two', { turn: 'b', offset: null });
  places.keep('one', { turn: 'a', offset: -60 });
  expect(places.find('one')).toEqual({ turn: 'a', offset: -60 });
  clock.advance(300);
  const again = (await open()).places;
  expect([again.find('one'), again.find('two')]).toEqual([
    { turn: 'a', offset: -60 },
    { turn: 'b', offset: null },
  ]);
  expect((await open(2)).places.find('one')).toBeUndefined();
});

it('keeps what was not written yet when the panel goes', async () => {
  const { places } = await open();
  places.keep('one', { turn: 'a', offset: 0 });
  places.dispose();
  expect((await open()).places.find('one')).toEqual({ turn: 'a', offset: 0 });
});

it('writes nothing for a place that is kept again, as with each piece of an answer', async () => {
  const { places, clock } = await open();
  places.keep('one', { turn: 'a', offset: null });
  clock.advance(300);
  places.keep('one', { turn: 'a', offset: null });
  expect(clock.pending).toBe(0);
  places.keep('one', { turn: 'b', offset: null });
  expect(clock.pending).toBe(1);
});

it('forgets the conversations that were left longest ago', async () => {
  const { places } = await open();
  for (let n = 0; n < 51; n += 1) places.keep(String(n), { turn: 'a', offset: 0 });
  expect([places.find('0'), places.find('1')]).toEqual([undefined, { turn: 'a', offset: 0 }]);
});

it.each([['text'], [[['one', 'text']]], [[['one', { turn: 'a' }]]], [{ one: 1 }]])(
  'takes %j for no places',
  async (stored) => {
    await session.set({ 'reading:1': stored });
    const { places } = await open();
    expect(places.find('one')).toBeUndefined();
    places.keep('two', { turn: 'b', offset: null });
    expect(places.find('two')).toEqual({ turn: 'b', offset: null });
  },
);
