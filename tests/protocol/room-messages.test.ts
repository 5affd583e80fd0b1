import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decodeCompanionMessage, encode } from '../../protocol/codec.ts';
import { type Invite, type Member, MemberNameSchema, type RoomMessage } from '../../protocol/room-messages.ts';

const read = (name: string) => {
  const result = v.safeParse(MemberNameSchema, name);
  return result.success ? result.output : undefined;
};

describe('the name of a member', () => {
  it('is taken in any script, composed and without spaces around it', () => {
    expect(read('  Ada Lovelace ')).toBe('Ada Lovelace');
    expect(read('Zoe\u0308')).toBe('Zo\u00eb');
    expect(['Øystein', 'Иван', '李小龍', 'سارة', 'นารี', 'José 🌊'].map(read)).not.toContain(undefined);
  });

  it.each([
    ['nothing', '   '],
    ['a control', 'Ada\u0007'],
    ['a line break', 'Ada\nHost'],
    ['a line separator', 'Ada\u2028Host'],
    ['a mark that turns the direction', 'Ada\u202Etsoh'],
    ['an isolate', '\u2067Ada\u2069'],
    ['a space without width', 'A\u200Bda'],
    ['a joiner', 'A\u200Dda'],
    ['a soft hyphen', 'A\u00ADda'],
    ['a filler that shows nothing', '\u3164'],
    ['a blank of Braille', '\u2800'],
    ['a tag', 'Ada\u{E0041}'],
    ['a private sign', 'Ada\uE000'],
    ['half a pair', 'Ada\uD800'],
    ['marks in piles', `A${'\u0336'.repeat(5)}da`],
  ])('is refused with %s', (_, name) => {
    expect(read(name)).toBeUndefined();
  });
});

describe('a room', () => {
  const member: Member = { member: 'kfsvXwq1TzE7', name: 'Ada', may: 'write', here: true, typing: false };
  const invite: Invite = { invite: 'mX2bVq8sT0aZ', may: 'read', usesLeft: null, expiresAt: null, joined: 0 };
  const room: RoomMessage = {
    type: 'room',
    conversation: '0b8f3a52-6f0e-4f0e-9a55-0d9d2f7d1c11',
    open: true,
    members: [member],
    hosts: { here: 1, typing: 0 },
  };

  it('is understood with its links, as hosts get it, and without them, as members do', () => {
    for (const message of [room, { ...room, invites: [invite] }]) {
      expect(decodeCompanionMessage(encode(message))).toEqual({ ok: true, message });
    }
  });

  it('is not understood with a negative count', () => {
    const message = { ...room, hosts: { here: -1, typing: 0 } };
    expect(decodeCompanionMessage(encode(message))).toMatchObject({ ok: false, code: 'bad_message' });
  });
});
