import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import type { Room, RoomOptions } from './room.ts';

/** Whom the conversation shown is shared with, loaded once the panel can be typed into. */
export interface LazyRoom {
  /** Null until it is loaded. */
  readonly loaded: LazyPart<Room>['loaded'];
  load(): Promise<boolean>;
}

export function createLazyRoom(options: RoomOptions): LazyRoom & { dispose(): void } {
  return createLazyPart(async () => (await import('./room.ts')).createRoom(options));
}
