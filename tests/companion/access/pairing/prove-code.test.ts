import { expect, test } from 'vitest';
import {
  createPairingCode,
  deriveCodeKey,
  provePaired,
  verifyPairProof,
} from '../../../../companion/access/pairing/prove-code.ts';
import { parsePairingCode } from '../../../../protocol/pairing-proof.ts';
import { PAIRING_VECTOR } from '../../../protocol/pairing-vector.ts';

const { code, context, pairProof, token, pairedProof } = PAIRING_VECTOR;

test('a code is one that people can type, and never the same', () => {
  const codes = Array.from({ length: 200 }, createPairingCode);
  for (const each of codes) expect(parsePairingCode(each)).toBe(each);
  expect(new Set(codes).size).toBe(codes.length);
});

test('the proofs are those that the protocol names', async () => {
  const key = await deriveCodeKey(code);
  expect(verifyPairProof(key, context, pairProof)).toBe(true);
  expect(provePaired(key, context, token)).toBe(pairedProof);
});

test.each([
  ['of another code', '7K3MQ9TW', context, pairProof],
  ['for another host: somebody passes it on', code, { ...context, host: '127.0.0.1:11436' }, pairProof],
  ['for another origin', code, { ...context, origin: '-' }, pairProof],
  ['for another nonce of the client', code, { ...context, clientNonce: context.serverNonce }, pairProof],
  ['for another nonce of the companion', code, { ...context, serverNonce: context.clientNonce }, pairProof],
  ['of the other direction', code, context, pairedProof],
  ['that is cut', code, context, pairProof.slice(0, -2)],
  ['that is empty', code, context, ''],
  ['that is no text of base64', code, context, '\u{1f511}'],
])('a proof %s does not hold', async (_name, proved, shown, proof) => {
  expect(verifyPairProof(await deriveCodeKey(proved), shown, proof)).toBe(false);
});
