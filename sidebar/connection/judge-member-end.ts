import { CLOSE_CODES, isRetryableClose } from '../../protocol/close-codes.ts';
import type { SocketEnd } from './companion-socket.ts';
import type { Verdict } from './verdict.ts';

/**
 * What follows from the end of a member's socket. The companion is somebody else's: a member is told how it is with the
 * chat, and never what to run.
 */
export function judgeMemberEnd(end: SocketEnd): Verdict {
  const code = end.kind === 'closed' ? codeOf(end.code) : undefined;
  if (code) return { problem: { code, params: {}, retryable: false }, next: 'stop' };
  const isFinal = end.kind === 'closed' && end.wasOpen && !isRetryableClose(end.code);
  return { problem: { code: 'shared_chat_lost', params: {}, retryable: true }, next: isFinal ? 'stop' : 'wait' };
}

function codeOf(closeCode: number): 'not_a_member' | 'removed_from_room' | 'room_ended' | undefined {
  switch (closeCode) {
    case CLOSE_CODES.unauthorized:
      return 'not_a_member';
    case CLOSE_CODES.removed:
      return 'removed_from_room';
    case CLOSE_CODES.roomEnded:
      return 'room_ended';
    default:
      return undefined;
  }
}
