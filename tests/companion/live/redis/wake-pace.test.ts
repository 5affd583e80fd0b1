import { setImmediate as immediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createWakePace } from '../../../../companion/live/redis/wake-pace.ts';

/** What is sent in the next turn of the event loop is sent before the thread sleeps, so there are two. */
async function goRound(): Promise<void> {
  await immediate();
  await immediate();
}

/** A thread whose time passes only where the test says so, and while it sleeps. */
function createThread() {
  let time = 1_000;
  const slept: number[] = [];
  const textCame = createWakePace(
    () => time,
    (ms) => {
      slept.push(ms);
      time += ms;
    },
  );
  return {
    slept,
    pass(ms: number) {
      time += ms;
    },
    /** Text comes and is handled, which takes this long; then the event loop goes round. */
    async wake(workMs = 0, texts = 1) {
      for (let text = 0; text < texts; text += 1) textCame();
      time += workMs;
      await goRound();
    },
  };
}

/** A thread to which text has just come, and what it does. */
async function createBusyThread() {
  const said: string[] = [];
  const textCame = createWakePace(
    () => 0,
    () => said.push('slept'),
  );
  textCame();
  await goRound();
  return { said, textCame };
}

it('never sleeps while text comes slowly', async () => {
  const { slept, pass, wake } = createThread();
  for (let token = 0; token < 10; token += 1) {
    await wake();
    pass(20);
  }
  expect(slept).toEqual([]);
});

it('sleeps once texts come close together, so that it wakes every 4 ms at most', async () => {
  const { slept, pass, wake } = createThread();
  await wake();
  pass(1);
  await wake(0.5);
  await wake(1);
  await wake(3.5);
  expect(slept).toEqual([2.5, 3, 0.5]);
});

it('sleeps once for all that came in one turn of the event loop', async () => {
  const { slept, wake } = createThread();
  await wake();
  await wake(1, 20);
  expect(slept).toEqual([3]);
});

it('never sleeps while it has more to do than fits into that time', async () => {
  const { slept, wake } = createThread();
  for (let token = 0; token < 10; token += 1) await wake(4);
  expect(slept).toEqual([]);
});

it('says first what is said in the next turn of the event loop', async () => {
  const { said, textCame } = await createBusyThread();
  textCame();
  setImmediate(() => said.push('sent'));
  await goRound();
  expect(said).toEqual(['sent', 'slept']);
});

it('says first what is said of text that comes while it is about to sleep', async () => {
  const { said, textCame } = await createBusyThread();
  textCame();
  await immediate();
  textCame();
  setImmediate(() => said.push('sent'));
  await goRound();
  await goRound();
  expect(said).toEqual(['sent', 'slept']);
});

it('stops the thread for real by itself', async () => {
  const textCame = createWakePace();
  textCame();
  await goRound();
  const before = performance.now();
  for (let wake = 0; wake < 5; wake += 1) {
    textCame();
    await goRound();
  }
  // Each ends 4 ms after the one before, or later.
  expect(performance.now() - before).toBeGreaterThan(15);
});
