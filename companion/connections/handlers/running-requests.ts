/** Slow requests of one connection, by their ids. They end with it. */
export interface RunningRequests {
  readonly size: number;
  has(id: string): boolean;
  /** Resolves with the result of `work`; with nothing when the request was aborted. */
  run<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined>;
  abort(id: string): void;
  dispose(): void;
}

export function createRunningRequests(): RunningRequests {
  const running = new Map<string, AbortController>();
  return {
    get size() {
      return running.size;
    },
    has: (id) => running.has(id),
    async run(id, work) {
      const ending = new AbortController();
      running.set(id, ending);
      try {
        return await work(ending.signal);
      } catch (error) {
        if (ending.signal.aborted) return undefined;
        throw error;
      } finally {
        running.delete(id);
      }
    },
    abort(id) {
      running.get(id)?.abort();
    },
    dispose() {
      for (const ending of running.values()) ending.abort();
    },
  };
}
