import { expect, it } from 'vitest';
import { pairedProofText, pairProofText } from '../../../protocol/pairing-proof.ts';
import { computeProof, createNonce, isSameProof } from '../../../sidebar/access/proof.ts';
import { PAIRING_VECTOR } from '../../protocol/pairing-vector.ts';

it('proves a pairing code as everybody else computes it', () => {
  const { derived, context, pairProof, token, pairedProof } = PAIRING_VECTOR;
  const key = Uint8Array.from(derived.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  expect(computeProof(key, pairProofText(context))).toBe(pairProof);
  expect(computeProof(key, pairedProofText(context, token))).toBe(pairedProof);
});

it('tells proofs apart that differ anywhere', () => {
  expect(isSameProof('abc', 'abc')).toBe(true);
  for (const other of ['', 'ab', 'abcd', 'xbc', 'axc', 'abx']) expect(isSameProof('abc', other)).toBe(false);
});

it('makes nonces of 16 bytes, another one each time', () => {
  const nonces = Array.from({ length: 50 }, createNonce);
  expect(new Set(nonces).size).toBe(50);
  for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{22}$/);
});
