import { describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { judgeMemberEnd } from '../../../sidebar/connection/judge-member-end.ts';

const closed = (code: number, wasOpen = true) => ({ kind: 'closed', code, reason: '', wasOpen }) as const;

describe('the end of a member’s connection', () => {
  it.each([
    [CLOSE_CODES.removed, 'removed_from_room'],
    [CLOSE_CODES.roomEnded, 'room_ended'],
    [CLOSE_CODES.unauthorized, 'not_a_member'],
  ])('is final with %s: %s', (code, problem) => {
    expect(judgeMemberEnd(closed(code))).toMatchObject({ problem: { code: problem, retryable: false }, next: 'stop' });
  });

  it.each([
    ['not running', closed(1006, false)],
    ['broken', closed(1006)],
    ['stopped', closed(1001)],
    ['silent', { kind: 'silent' } as const],
    ['another program', { kind: 'not-aside' } as const],
    ['not proved', { kind: 'not-proved' } as const],
  ])('is a gap where the companion is %s, and never a reason to tell what to run', (_how, end) => {
    expect(judgeMemberEnd(end)).toEqual({
      problem: { code: 'shared_chat_lost', params: {}, retryable: true },
      next: 'wait',
    });
  });

  it('waits for a person after a close that is final and no end of the room', () => {
    expect(judgeMemberEnd(closed(CLOSE_CODES.noCommonVersion)).next).toBe('stop');
  });
});
