import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilFirstScreen } from '../../../entrypoints/sidepanel/until-first-screen.ts';
import type { Model } from '../../../protocol/models.ts';
import type { Problem } from '../../../sidebar/state/problem.ts';

let idle: () => void = () => {};
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (call: () => void) => {
    idle = call;
  });
});
afterEach(() => {
  idle = () => {};
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function wait() {
  const current = signal<Model | null>(null);
  const problems = { models: signal<Problem | null>(null), connection: signal<Problem | null>(null) };
  let isOver = false;
  void untilFirstScreen({
    models: { current, problem: problems.models },
    connection: { problem: problems.connection },
  }).then(() => {
    isOver = true;
  });
  const hasEnded = async () => {
    for (let n = 0; n < 3; n++) await Promise.resolve();
    return isOver;
  };
  return { current, problems, hasEnded };
}

const PROBLEM = {} as Problem;

it.each([
  ['the model is known', ({ current }: ReturnType<typeof wait>) => Object.assign(current, { value: {} })],
  [
    'a model server is missing',
    ({ problems }: ReturnType<typeof wait>) => Object.assign(problems.models, { value: PROBLEM }),
  ],
  [
    'the companion is missing',
    ({ problems }: ReturnType<typeof wait>) => Object.assign(problems.connection, { value: PROBLEM }),
  ],
])('the first screen is whole when %s and the panel is idle', async (_, happen) => {
  const screen = wait();
  idle();
  expect(await screen.hasEnded()).toBe(false);
  happen(screen);
  expect(await screen.hasEnded()).toBe(false);
  idle();
  expect(await screen.hasEnded()).toBe(true);
});

it.each(['keydown', 'pointerdown', 'dragenter', 'paste'])('nothing is kept back after a %s', async (type) => {
  const screen = wait();
  document.dispatchEvent(new Event(type));
  expect(await screen.hasEnded()).toBe(true);
});

it('nothing is kept back by a companion that says nothing', async () => {
  const screen = wait();
  vi.advanceTimersByTime(999);
  expect(await screen.hasEnded()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await screen.hasEnded()).toBe(true);
});
