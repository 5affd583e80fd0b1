/**
 * Runs at most so many tasks at the same time, in the order in which they were given. One that was given up before its
 * turn is never begun, and rejects with the signal's reason.
 */
export function createFewAtOnce(most: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async function run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      signal.throwIfAborted();
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
