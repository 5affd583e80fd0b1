/** One upstream's slots, and who waits for one. First come, first served. */
export interface SlotQueue {
  /** Resolves with the slot's release once there is one; rejects with the signal's reason when aborted before. */
  acquire(request: SlotRequest): Promise<() => void>;
  /** Looks again at who is ready. */
  advance(): void;
}

export interface SlotRequest {
  signal: AbortSignal;
  /** Whether it may go when its turn comes; while it may not, those behind it pass. */
  isReady(): boolean;
  /** Called when it has to wait, and whenever its place changes; 1 is next. */
  onPosition(position: number): void;
}

interface Waiting extends SlotRequest {
  position: number;
  start(): void;
}

export function createSlotQueue(slots: number): SlotQueue {
  const waiting: Waiting[] = [];
  let taken = 0;

  function advance(): void {
    while (taken < slots) {
      const index = waiting.findIndex((request) => request.isReady());
      const [next] = index === -1 ? [] : waiting.splice(index, 1);
      if (next === undefined) break;
      taken += 1;
      next.start();
    }
    for (const [index, request] of waiting.entries()) {
      if (request.position === index + 1) continue;
      request.position = index + 1;
      request.onPosition(request.position);
    }
  }

  /** A release that counts once, however often it is called. */
  function createRelease(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      taken -= 1;
      advance();
    };
  }

  return {
    acquire(request) {
      const { signal } = request;
      if (signal.aborted) return Promise.reject(signal.reason);
      return new Promise((resolve, reject) => {
        const entry: Waiting = {
          ...request,
          position: 0,
          start() {
            signal.removeEventListener('abort', leave);
            resolve(createRelease());
          },
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(entry), 1);
          reject(signal.reason);
          advance();
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(entry);
        advance();
      });
    },
    advance,
  };
}
