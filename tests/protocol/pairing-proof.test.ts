import { createHmac, pbkdf2Sync } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import {
  CODE_DERIVATION,
  formatPairingCode,
  pairedProofText,
  pairProofText,
  parsePairingCode,
  parsePairOffer,
} from '../../protocol/pairing-proof.ts';
import { PAIRING_VECTOR } from './pairing-vector.ts';

describe('a typed code', () => {
  it.each([
    ['as it is shown', '7K3M-Q9TX', '7K3MQ9TX'],
    ['in lower case', '7k3m-q9tx', '7K3MQ9TX'],
    ['without its dash', '7K3MQ9TX', '7K3MQ9TX'],
    ['with spaces all over', ' 7K3M Q9 TX\t', '7K3MQ9TX'],
    ['with a dash that a phone made long', '7K3M\u2013Q9TX', '7K3MQ9TX'],
    ['with letters that look like digits', 'oOiI-lL00', '00111100'],
    ['one short', '7K3M-Q9T', undefined],
    ['one long', '7K3M-Q9TXX', undefined],
    ['with a letter that no code has', '7K3M-Q9TU', undefined],
    ['with something else in it', '7K3M/Q9TX', undefined],
    ['nothing', '', undefined],
  ])('%s', (_name, typed, code) => {
    expect(parsePairingCode(typed)).toBe(code);
  });

  it('is shown in a form that reads as itself', () => {
    expect(formatPairingCode('7K3MQ9TX')).toBe('7K3M-Q9TX');
    expect(parsePairingCode(formatPairingCode('7K3MQ9TX'))).toBe('7K3MQ9TX');
  });
});

describe('an offer to pair', () => {
  it.each([
    ['carries a nonce of 16 bytes', `aside.pair.${'n'.repeat(22)}`, 'n'.repeat(22)],
    ['is none with a shorter one', `aside.pair.${'n'.repeat(21)}`, undefined],
    ['is none with a longer one', `aside.pair.${'n'.repeat(23)}`, undefined],
    ['is none without one', 'aside.pair.', undefined],
    ['is not the offer of a key', `aside.key.abcd.${'n'.repeat(22)}`, undefined],
  ])('%s', (_name, value, nonce) => {
    expect(parsePairOffer(value)).toBe(nonce);
  });
});

test('the proofs of a pairing are those that were computed elsewhere', () => {
  const { typed, code, derived, context, pairProof, token, pairedProof } = PAIRING_VECTOR;
  expect(parsePairingCode(typed)).toBe(code);
  const { salt, iterations, bytes } = CODE_DERIVATION;
  const key = pbkdf2Sync(code, salt, iterations, bytes, 'sha256');
  expect(key.toString('hex')).toBe(derived);
  const prove = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  expect(prove(pairProofText(context))).toBe(pairProof);
  expect(prove(pairedProofText(context, token))).toBe(pairedProof);
});
