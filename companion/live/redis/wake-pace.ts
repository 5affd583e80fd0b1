/** A companion whose models send faster than this wakes once in this time. Milliseconds. */
const REST_MS = 4;

/**
 * Makes a companion that runs many turns wake less often. Models send each token alone, and waking for a token costs more than
 * everything that is done with it. So when text comes within {@link REST_MS} of the text before, the thread sleeps until
 * that time is over, and then finds everything that came meanwhile at once. A companion with few turns hardly
 * sleeps, and one that has more to do than fits into that time never does. Whatever else this thread does may come later by that much.
 *
 * @param now milliseconds
 * @param sleep stops this thread
 * @returns to be called whenever text has come
 */
export function createWakePace(now: () => number = () => performance.now(), sleep = stopThread): () => void {
  let isPlanned = false;
  let hasMore = false;
  let awakeAt = Number.NEGATIVE_INFINITY;

  /** The client of Redis sends in this turn of the event loop: what is to be said is said before the rest. */
  function plan(): void {
    hasMore = false;
    setImmediate(rest);
  }

  function rest(): void {
    if (hasMore) {
      plan();
      return;
    }
    isPlanned = false;
    const left = REST_MS - (now() - awakeAt);
    if (left > 0) sleep(left);
    awakeAt = now();
  }

  return () => {
    hasMore = true;
    if (isPlanned) return;
    isPlanned = true;
    setImmediate(plan);
  };
}

const nothing = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

function stopThread(ms: number): void {
  Atomics.wait(nothing, 0, 0, ms);
}
