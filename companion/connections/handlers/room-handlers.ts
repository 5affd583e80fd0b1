import { codedError } from '../../coded-error.ts';
import type { Handlers } from './session.ts';

type Type = 'join' | 'share' | 'unshare' | 'remove_member' | 'end_room' | 'leave' | 'typing';

/** Rooms are not opened by this companion yet. */
export const ROOM_HANDLERS: Handlers<Type> = {
  join: () => NO_ROOMS,
  share: () => NO_ROOMS,
  unshare: () => NO_ROOMS,
  remove_member: () => NO_ROOMS,
  end_room: () => NO_ROOMS,
  leave: () => NO_ROOMS,
  typing: () => NO_ROOMS,
};

const NO_ROOMS = codedError('forbidden', {});
