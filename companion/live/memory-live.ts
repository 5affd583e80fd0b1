import type { Live } from './live.ts';

interface Watcher {
  who: string;
  listener(frame: string): void;
}

/** Of one process: everybody who watches is on one of its own connections. */
export function createMemoryLive(): Live {
  const topics = new Map<string, Set<Watcher>>();

  return {
    publish(topic, frame) {
      for (const { listener } of topics.get(topic) ?? []) listener(frame);
    },
    watch(topic, who, listener) {
      const watcher = { who, listener };
      topics.set(topic, (topics.get(topic) ?? new Set()).add(watcher));
      return () => {
        const watchers = topics.get(topic);
        watchers?.delete(watcher);
        if (watchers?.size === 0) topics.delete(topic);
      };
    },
    present: async (topic) => [...new Set([...(topics.get(topic) ?? [])].map(({ who }) => who))],
  };
}
