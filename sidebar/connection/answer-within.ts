import type { Clock } from './clock.ts';

/** What a promise comes to, or `late` where that takes longer than so many milliseconds. */
export function answerWithin<T>(promise: Promise<T>, ms: number, late: T, clock: Clock): Promise<T> {
  const silence = Promise.withResolvers<T>();
  const cancelTimer = clock.after(ms, () => silence.resolve(late));
  return Promise.race([promise, silence.promise]).finally(cancelTimer);
}
