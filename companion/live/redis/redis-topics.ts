import type { Live } from '../live.ts';
import type { RedisMember } from './redis-member.ts';

type RedisTopics = Pick<Live, 'publish' | 'watch' | 'present' | 'isWatched'> & {
  /** Puts back what Redis may have lost. */
  restore(): void;
};

interface Watcher {
  readonly id: number;
  readonly who: string;
  /** How much this companion had published before. */
  readonly since: number;
  listener(frame: string): void;
}

interface Topic {
  watchers: Set<Watcher>;
  /** Frames that were published here before the subscription had begun. */
  unsent: string[] | undefined;
  end(): void;
}

/** The watchers of each topic. While Redis is away nothing reaches other companions, and only the watchers here are known. */
export function createRedisTopics(member: RedisMember): RedisTopics {
  const topics = new Map<string, Topic>();
  let published = 0;
  let watched = 0;

  const channelOf = (topic: string) => `${member.prefix}topic:${topic}`;

  function begin(name: string): Topic {
    const topic: Topic = { watchers: new Set(), unsent: [], end() {} };
    const subscription = member.subscribe(channelOf(name), (message) => hear(topic, message));
    topic.end = subscription.end;
    const send = () => {
      for (const message of topic.unsent ?? []) member.publish(channelOf(name), message);
      topic.unsent = undefined;
    };
    subscription.begun.then(send, send);
    topics.set(name, topic);
    return topic;
  }

  /** A message consists of its companion, its number there, and the frame. */
  function hear({ watchers }: Topic, message: string): void {
    const cut = message.indexOf('\n');
    const [from, number] = message.slice(0, cut).split(' ');
    const frame = message.slice(cut + 1);
    const failures: unknown[] = [];
    for (const { since, listener } of watchers) {
      if (from === member.id && Number(number) <= since) continue;
      try {
        listener(frame);
      } catch (error) {
        failures.push(error);
      }
    }
    // The others have heard it.
    if (failures.length > 0) throw failures[0];
  }

  async function present(name: string): Promise<readonly string[]> {
    const here = () => [...new Set([...(topics.get(name)?.watchers ?? [])].map(({ who }) => who))];
    if (!member.isReady) return here();
    return (await member.call('present', name).catch(here)) as string[];
  }

  return {
    publish(name, frame) {
      published += 1;
      const message = `${member.id} ${published}\n${frame}`;
      const unsent = topics.get(name)?.unsent;
      if (unsent === undefined) member.publish(channelOf(name), message);
      else if (member.isReady) unsent.push(message);
    },
    watch(name, who, listener) {
      watched += 1;
      const watcher = { id: watched, who, since: published, listener };
      const topic = topics.get(name) ?? begin(name);
      topic.watchers.add(watcher);
      member.call('watch', name, watcher.id, who).catch(() => {});
      return () => {
        if (!topic.watchers.delete(watcher)) return;
        member.insist('unwatch', name, watcher.id, who);
        if (topic.watchers.size > 0) return;
        topic.end();
        topics.delete(name);
      };
    },
    present,
    isWatched: async (name) => topics.has(name) || (await present(name)).length > 0,
    restore() {
      for (const [name, { watchers }] of topics) {
        for (const { id, who } of watchers) member.call('watch', name, id, who).catch(() => {});
      }
    },
  };
}
