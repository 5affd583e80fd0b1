import type { Snapshot } from '../../protocol/companion-messages.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';

/** What is new in an event for a reader that saw everything up to `cursor`; undefined when nothing is. */
export function unseen(event: TurnEvent | Snapshot, cursor: number): TurnEvent | Snapshot | undefined {
  if (event.seq <= cursor) return undefined;
  if (event.type !== 'token' && event.type !== 'thinking') return event;
  const start = event.seq - event.content.length;
  return start >= cursor ? event : { ...event, content: event.content.slice(cursor - start) };
}
