import { describe, expect, it } from 'vitest';
import { toStoredKey } from '../../../companion/access/keys/keyring.ts';
import { proveKey } from '../../../companion/access/keys/prove-key.ts';
import { parseKeyOffer } from '../../../protocol/key-proof.ts';
import { createKeyOffer, type KeyOffer } from '../../../sidebar/access/key-offer.ts';

const TOKEN = `local-key.${'s'.repeat(43)}`;
const HOST = '127.0.0.1:11435';
const ORIGIN = 'chrome-extension://abcdefghijklmnop';

function offerOf(token = TOKEN): KeyOffer {
  const offer = createKeyOffer(token, HOST, ORIGIN);
  if (!offer) throw new Error('no offer');
  return offer;
}

/** The real companion's side of `offer`. */
function companionSide(offer: KeyOffer, { token = TOKEN, host = HOST, origin = ORIGIN } = {}) {
  const key = toStoredKey(token);
  const parsed = parseKeyOffer(offer.subprotocol);
  if (!key || !parsed) throw new Error('no key or no offer');
  return proveKey(key, { clientNonce: parsed.clientNonce, host, origin });
}

describe('createKeyOffer', () => {
  it('accepts the proof of a companion that knows the key, and proves it to that companion', () => {
    const offer = offerOf();
    const companion = companionSide(offer);
    expect(offer.isProvedBy(companion)).toBe(true);
    expect(companion.verify(offer.prove(companion.nonce))).toBe(true);
  });

  it('accepts no proof made with another key', () => {
    const offer = offerOf();
    expect(offer.isProvedBy(companionSide(offer, { token: `local-key.${'t'.repeat(43)}` }))).toBe(false);
  });

  it('accepts no proof that was made for another address, as a program in the middle would relay', () => {
    const offer = offerOf();
    expect(offer.isProvedBy(companionSide(offer, { host: '127.0.0.1:11436' }))).toBe(false);
  });

  it('accepts no proof that was made for another origin', () => {
    const offer = offerOf();
    expect(offer.isProvedBy(companionSide(offer, { origin: 'chrome-extension://other' }))).toBe(false);
  });

  it('accepts no proof of an earlier connection', () => {
    expect(offerOf().isProvedBy(companionSide(offerOf()))).toBe(false);
  });

  it('accepts neither its own proof sent back, nor none', () => {
    const offer = offerOf();
    const { nonce, proof } = companionSide(offer);
    expect(offer.isProvedBy({ nonce, proof: offer.prove(nonce) })).toBe(false);
    expect(offer.isProvedBy({ nonce })).toBe(false);
    expect(offer.isProvedBy({ proof })).toBe(false);
    expect(offer.isProvedBy({ nonce, proof: '' })).toBe(false);
  });

  it('shows the key id and never the secret', () => {
    expect(offerOf().subprotocol).toMatch(/^aside\.key\.local-key\.[A-Za-z0-9_-]{22}$/);
  });

  it('refuses a token that is none', () => {
    expect(createKeyOffer('local-key.short', HOST, ORIGIN)).toBeUndefined();
  });
});
