import type { Live } from './live.ts';
import { isThere, type Member, type SharedMemory } from './shared-memory.ts';

/** The watchers of each topic. */
export function createMemoryTopics(
  shared: SharedMemory,
  me: Member,
): Pick<Live, 'publish' | 'watch' | 'present' | 'isWatched'> {
  const { topics } = shared;

  async function present(topic: string): Promise<readonly string[]> {
    const there = [...(topics.get(topic) ?? [])].filter(({ owner }) => isThere(shared, owner, me));
    return [...new Set(there.map(({ who }) => who))];
  }

  return {
    publish(topic, frame) {
      if (!me.isConnected()) return;
      for (const { owner, listener } of topics.get(topic) ?? []) if (owner.isConnected()) listener(frame);
    },
    watch(topic, who, listener) {
      const watcher = { owner: me, who, listener };
      topics.set(topic, (topics.get(topic) ?? new Set()).add(watcher));
      return () => {
        const watchers = topics.get(topic);
        watchers?.delete(watcher);
        if (watchers?.size === 0) topics.delete(topic);
      };
    },
    present,
    isWatched: async (topic) => (await present(topic)).length > 0,
  };
}
