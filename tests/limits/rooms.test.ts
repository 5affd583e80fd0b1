/** What rooms may hold. Each test is named after the limit that it holds at its bound. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { decodeClientMessage } from '../../protocol/codec.ts';
import { LIMITS } from '../../protocol/limits.ts';

const AT_AND_OVER = ['understood', 'bad_message'];
const at = (most: number) => [most, most + 1];

/** `understood`, or the code of the error. */
function outcomeOf(message: object): string {
  const decoded = decodeClientMessage(JSON.stringify(message));
  return decoded.ok ? 'understood' : decoded.code;
}

const share = { type: 'share', id: 'r1', conversation: randomUUID(), may: 'read', uses: 1, forMs: null };

it('memberNameChars: a name may have so many, and a longer one is a bad_message', () => {
  const names = at(LIMITS.memberNameChars).map((chars) => 'x'.repeat(chars));
  expect(names.map((name) => outcomeOf({ type: 'join', proof: 'x', name }))).toEqual(AT_AND_OVER);
});

it('roomMembers: a link may let in so many, and one for more is a bad_message', () => {
  expect(at(LIMITS.roomMembers).map((uses) => outcomeOf({ ...share, uses }))).toEqual(AT_AND_OVER);
});

it('linkMs: a link may hold so long, and one for longer is a bad_message', () => {
  expect(at(LIMITS.linkMs).map((forMs) => outcomeOf({ ...share, forMs }))).toEqual(AT_AND_OVER);
});
