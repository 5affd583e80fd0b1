const INTERVAL_MS = 25;

/** Only ends what hangs, also on a machine that is busy; less than a test may take, so that what hangs is named. */
const PATIENCE_MS = 40_000;

type Falsy = false | 0 | '' | null | undefined;

/**
 * Waits until `probe` gives something truthy, and gives it. For what lives in another process and tells nobody when it
 * has changed (a browser's page, an X window); our own code is awaited by its messages. A probe that throws has not
 * succeeded yet, and neither has one that never answers, as a click in a tab that is not in front.
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  timeoutMs = PATIENCE_MS,
): Promise<Exclude<T, Falsy>> {
  const late = Promise.withResolvers<never>();
  let last: unknown;
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    late.reject(new Error(`waited ${timeoutMs} ms in vain until ${what}`, { cause: last }));
  }, timeoutMs);
  const search = async () => {
    while (!isOver) {
      try {
        const value = await probe();
        if (value) return value as Exclude<T, Falsy>;
        last = value;
      } catch (error) {
        last = error;
      }
      await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
    }
    return late.promise;
  };
  try {
    return await Promise.race([search(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
