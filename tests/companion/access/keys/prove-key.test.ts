import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createKeyring, toStoredKey } from '../../../../companion/access/keys/keyring.ts';
import { proveKey } from '../../../../companion/access/keys/prove-key.ts';
import { KEYS, KNOWN_KEY, KNOWN_TOKEN, UNKNOWN_TOKEN, WRONG_TOKEN } from './known-keys.ts';

const OFFER = { clientNonce: 'c'.repeat(22), host: '127.0.0.1:11435', origin: '-' };

/** As DESIGN spells it, apart from our code: HMAC-SHA256(SHA-256("aside key\0" + secret), lines). */
function mac(label: string, nonce: string, host = OFFER.host): string {
  const verifier = createHash('sha256')
    .update(`aside key\0${'A'.repeat(43)}`)
    .digest();
  const text = `${label}\nknown-key\n${OFFER.clientNonce}\n${nonce}\n${host}\n-`;
  return createHmac('sha256', verifier).update(text).digest('base64url');
}

describe('a key', () => {
  test('is kept as what its secret was hashed to', () => {
    expect(Buffer.from(KNOWN_KEY.verifier).toString('hex')).toBe(
      createHash('sha256')
        .update(`aside key\0${'A'.repeat(43)}`)
        .digest('hex'),
    );
  });

  test.each([
    [KNOWN_TOKEN, 'known-key'],
    [UNKNOWN_TOKEN, undefined],
    [WRONG_TOKEN, undefined],
    ['', undefined],
    [`${KNOWN_TOKEN} `, undefined],
  ])('%s opens: %s', (token, keyId) => {
    expect(KEYS.check(token)?.keyId).toBe(keyId);
  });

  test('is not taken for another with the same secret', () => {
    const other = toStoredKey(UNKNOWN_TOKEN);
    const keys = createKeyring(other ? [KNOWN_KEY, { ...other, origin: undefined }] : []);
    expect(keys.check(UNKNOWN_TOKEN)?.keyId).toBe('other-key');
    expect(keys.find('known-key')).toBe(KNOWN_KEY);
  });

  test('opens from when it is added until it is removed', () => {
    const keys = createKeyring([]);
    keys.add(KNOWN_KEY);
    expect(keys.check(KNOWN_TOKEN)).toBe(KNOWN_KEY);
    keys.remove('known-key');
    expect([keys.check(KNOWN_TOKEN), keys.find('known-key')]).toEqual([undefined, undefined]);
  });
});

describe('a proof', () => {
  test('holds in both directions, each with its own label', () => {
    const { nonce, proof, verify } = proveKey(KNOWN_KEY, OFFER);
    expect(proof).toBe(mac('aside.v1 server', nonce));
    expect(verify(mac('aside.v1 client', nonce))).toBe(true);
  });

  test('fails when reflected, cut, empty, or made for another nonce or host', () => {
    const { nonce, proof, verify } = proveKey(KNOWN_KEY, OFFER);
    const good = mac('aside.v1 client', nonce);
    for (const wrong of [
      proof,
      good.slice(0, -2),
      `${good}AAAA`,
      '',
      mac('aside.v1 client', 'x'.repeat(22)),
      mac('aside.v1 client', nonce, 'evil.test:11435'),
    ]) {
      expect(verify(wrong)).toBe(false);
    }
  });

  test('has a fresh nonce of 16 bytes for every connection', () => {
    const nonces = [proveKey(KNOWN_KEY, OFFER).nonce, proveKey(KNOWN_KEY, OFFER).nonce];
    expect(nonces[0]).not.toBe(nonces[1]);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64url')).toHaveLength(16);
  });
});
