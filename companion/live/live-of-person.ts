import type { Live } from './live.ts';

/** What all persons watch: it is the companion's. */
const SHARED_TOPICS: ReadonlySet<string> = new Set(['models']);
/** What they watch of the companion's beside their own. */
const MIXED_TOPICS: ReadonlySet<string> = new Set(['operations']);

/** Whose a name in the companion's `Live` is; undefined: the companion's own. */
export function personOfName(name: string): string | undefined {
  const end = name.indexOf('/');
  return end < 0 ? undefined : name.slice(0, end);
}

/**
 * What goes on of one person: their turns, slots and topics have names that nobody else's have, so that whoever knows an
 * id of somebody else's finds nothing under it. It ends with the companion's own.
 */
export function liveOfPerson(live: Live, person: string): Live {
  const prefix = `${person}/`;
  const topicOf = (topic: string) => (SHARED_TOPICS.has(topic) ? topic : prefix + topic);

  /** Tells a listener of what has a name of this person's, by the name that it has here. */
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
    async dispose() {},
  };
}
