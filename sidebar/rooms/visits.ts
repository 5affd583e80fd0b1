import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RoomMessage } from '../../protocol/room-messages.ts';
import type { Clock } from '../connection/clock.ts';

/** The names of members who have come and gone. */
export interface Visits {
  readonly came: readonly string[];
  readonly went: readonly string[];
}

/** Who reloads a page goes and comes, and nobody needs to hear of it. */
const SETTLE_MS = 2_000;

/** Tells who came and went, once for so long nobody else did. Those who are there at the beginning are no news. */
export function createVisits(
  people: ReadonlySignal<RoomMessage | null>,
  clock: Clock,
): { readonly latest: ReadonlySignal<Visits | null>; dispose(): void } {
  const latest = signal<Visits | null>(null);
  let told: { conversation: string; here: ReadonlySet<string> } | undefined;
  let cancelTimer = () => {};

  const stop = effect(() => {
    const room = people.value;
    cancelTimer();
    if (!room) return;
    const here = new Set(room.members.filter((member) => member.here).map(({ name }) => name));
    if (told?.conversation !== room.conversation) {
      told = { conversation: room.conversation, here };
      latest.value = null;
      return;
    }
    const before = told.here;
    cancelTimer = clock.after(SETTLE_MS, () => {
      told = { conversation: room.conversation, here };
      const came = [...here].filter((name) => !before.has(name));
      const went = [...before].filter((name) => !here.has(name));
      if (came.length + went.length > 0) latest.value = { came, went };
    });
  });

  return {
    latest,
    dispose() {
      stop();
      cancelTimer();
    },
  };
}
