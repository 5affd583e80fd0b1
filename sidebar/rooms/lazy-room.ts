import { createLazyPart } from '../state/lazy-part.ts';
import type { RoomOptions } from './room.ts';

/** Whom the conversation shown is shared with, loaded once the panel can be typed into. */
export function createLazyRoom(options: RoomOptions) {
  return createLazyPart(async () => (await import('./room.ts')).createRoom(options));
}
