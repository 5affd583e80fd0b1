import { expect, test } from 'vitest';
import { createToken } from '../../../../companion/access/keys/create-token.ts';
import { parseToken } from '../../../../protocol/key-proof.ts';

test('a token is whole, never the same, and its id is no flag', () => {
  const tokens = Array.from({ length: 1_000 }, createToken);
  expect(new Set(tokens).size).toBe(tokens.length);
  for (const token of tokens) {
    const { keyId = '', secret = '' } = parseToken(token) ?? {};
    expect([keyId.length, Buffer.from(secret, 'base64url').length, keyId.startsWith('-')]).toEqual([12, 32, false]);
  }
});
