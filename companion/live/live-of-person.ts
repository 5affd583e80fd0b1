import type { Live } from './live.ts';

/** Topics of the companion itself, which all persons watch. */
const SHARED_TOPICS: ReadonlySet<string> = new Set(['models']);
/** Topics that persons watch both as their own and as the companion's. */
const MIXED_TOPICS: ReadonlySet<string> = new Set(['operations']);

/** The person that a name in the companion's `Live` belongs to; undefined: it is the companion's own. */
export function personOfName(name: string): string | undefined {
  const end = name.indexOf('/');
  return end < 0 ? undefined : name.slice(0, end);
}

/**
 * One person's part of `Live`. Their turns, slots and topics have names of their own, so that the id of another person's turn
 * finds nothing here. It ends with the companion's `Live`.
 */
export function liveOfPerson(live: Live, person: string): Live {
  const prefix = `${person}/`;
  const topicOf = (topic: string) => (SHARED_TOPICS.has(topic) ? topic : prefix + topic);

  /** Passes on only names of this person, without the prefix. */
  function ofPerson(listener: (name: string) => void): (name: string) => void {
    return (name) => {
      if (name.startsWith(prefix)) listener(name.slice(prefix.length));
    };
  }

  return {
    claim: (turn, claim) => live.claim(prefix + turn, claim),
    follow: (turn, signal) => live.follow(prefix + turn, signal),
    cancel: (turn, by) => live.cancel(prefix + turn, by),
    onTurnLost: (listener) => live.onTurnLost(ofPerson(listener)),
    takeSlot: (server, slots) => live.takeSlot(prefix + server, slots),
    onSlotFree: (listener) => live.onSlotFree(ofPerson(listener)),
    publish: (topic, frame) => live.publish(topicOf(topic), frame),
    watch(topic, who, listener) {
      const own = live.watch(topicOf(topic), who, listener);
      if (!MIXED_TOPICS.has(topic)) return own;
      const companions = live.watch(topic, who, listener);
      return () => {
        own();
        companions();
      };
    },
    onMissed: live.onMissed,
    present: (topic) => live.present(topicOf(topic)),
    isWatched: (topic) => live.isWatched(topicOf(topic)),
    async dispose() {},
  };
}
