import type { BeginLive } from './live-under-test.ts';
import { runsTurns } from './runs-turns.ts';
import { sharesSlots } from './shares-slots.ts';
import { tellsTopics } from './tells-topics.ts';

/** What every `Live` promises, whatever it is made of. */
export function describeLive(begin: BeginLive): void {
  tellsTopics(begin);
  runsTurns(begin);
  sharesSlots(begin);
}
