import type { BeginLive } from './live-under-test.ts';
import { runsTurns } from './runs-turns.ts';
import { sharesSlots } from './shares-slots.ts';
import { tellsTopics } from './tells-topics.ts';

/**
 * What every `Live` promises, whatever it is made of.
 *
 * @param runs how often each property is tried
 */
export function describeLive(begin: BeginLive, runs = 200): void {
  tellsTopics(begin, runs);
  runsTurns(begin, runs);
  sharesSlots(begin, runs);
}
