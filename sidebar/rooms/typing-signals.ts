import { effect, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../connection/clock.ts';

export interface TypingSignalsOptions {
  /** What is being written. */
  text: ReadonlySignal<string>;
  /** Whether anybody is there to be told. */
  isHeard: ReadonlySignal<boolean>;
  tell(): void;
  clock: Clock;
}

/** Often enough that it does not end at the companion while somebody goes on writing. */
const AGAIN_MS = 2_000;

/** Tells that somebody writes, while they do and at most so often. That it is over ends by itself. */
export function createTypingSignals({ text, isHeard, tell, clock }: TypingSignalsOptions): { dispose(): void } {
  let known = text.peek();
  let isTold = false;
  let cancelTimer = () => {};

  const stop = effect(() => {
    const now = text.value;
    const isNew = now !== known && now.trim() !== '';
    known = now;
    if (!isNew || isTold || !isHeard.peek()) return;
    isTold = true;
    cancelTimer = clock.after(AGAIN_MS, () => {
      isTold = false;
    });
    tell();
  });

  return {
    dispose() {
      stop();
      cancelTimer();
    },
  };
}
