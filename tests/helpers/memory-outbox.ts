import type { Outbox, WaitingQuestion } from '../../sidebar/state/conversation/outbox.ts';

/** An outbox that outlives the panels of a test, as copies: nothing is shared with a disk. */
export function createMemoryOutbox(): Outbox {
  const kept = new Map<string, WaitingQuestion>();
  return {
    list: async () => structuredClone([...kept.values()]),
    async put(question) {
      kept.set(question.turn, structuredClone(question));
      return true;
    },
    remove: (turn) => void kept.delete(turn),
  };
}
