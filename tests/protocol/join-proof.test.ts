import { describe, expect, it } from 'vitest';
import {
  type JoinContext,
  joinedProofText,
  joinProofText,
  parseJoinOffer,
  welcomeProofText,
} from '../../protocol/join-proof.ts';
import { JOIN_SUBPROTOCOL_PREFIX } from '../../protocol/version.ts';

const NONCE = 'q1lQmMqZ0m4y8k7bq3nWvA';
const context: JoinContext = {
  invite: 'mX2bVq8sT0aZ',
  clientNonce: NONCE,
  serverNonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  host: '127.0.0.1:11435',
  origin: 'http://127.0.0.1:11435',
};
const LINES = ['mX2bVq8sT0aZ', NONCE, 'AAAAAAAAAAAAAAAAAAAAAA', '127.0.0.1:11435', 'http://127.0.0.1:11435'];

describe('the proofs of a link', () => {
  it('are over the lines that PROTOCOL.md names', () => {
    expect(welcomeProofText(context)).toBe(['aside.v1 join welcome', ...LINES].join('\n'));
    expect(joinProofText(context)).toBe(['aside.v1 join client', ...LINES].join('\n'));
    expect(joinedProofText(context, 'a.b')).toBe(['aside.v1 join server', ...LINES, 'a.b'].join('\n'));
    expect(joinedProofText(context, null)).toBe(['aside.v1 join server', ...LINES, '-'].join('\n'));
  });
});

describe('an offer to join', () => {
  it('names the link and a nonce of 16 bytes', () => {
    expect(parseJoinOffer(`${JOIN_SUBPROTOCOL_PREFIX}mX2bVq8sT0aZ.${NONCE}`)).toEqual({
      invite: 'mX2bVq8sT0aZ',
      clientNonce: NONCE,
    });
  });

  it.each([
    ['another kind', `aside.key.mX2bVq8sT0aZ.${NONCE}`],
    ['a short nonce', 'aside.join.mX2bVq8sT0aZ.q1lQ'],
    ['no id', `aside.join..${NONCE}`],
    ['more behind it', `aside.join.mX2bVq8sT0aZ.${NONCE}.x`],
  ])('is none with %s', (_, value) => {
    expect(parseJoinOffer(value)).toBeUndefined();
  });
});
