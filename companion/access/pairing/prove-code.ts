import { createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import {
  CODE_ALPHABET,
  CODE_DERIVATION,
  CODE_LENGTH,
  type PairingContext,
  pairedProofText,
  pairProofText,
} from '../../../protocol/pairing-proof.ts';
import { isMac } from '../is-mac.ts';

const derive = promisify(pbkdf2);

/** A random code, without its dash. */
export function createPairingCode(): string {
  // There are 32 characters, so every remainder is as likely as every other.
  return [...randomBytes(CODE_LENGTH)].map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
}

/** K of a code; takes tens of milliseconds, in another thread. */
export async function deriveCodeKey(code: string): Promise<Buffer> {
  const { salt, iterations, bytes } = CODE_DERIVATION;
  return await derive(code, salt, iterations, bytes, 'sha256');
}

/** Whether a client's proof holds; constant-time. */
export function verifyPairProof(key: Buffer, context: PairingContext, proof: string): boolean {
  return isMac(proof, createHmac('sha256', key).update(pairProofText(context)).digest());
}

/** The companion's proof, which ties a token to the code. */
export function provePaired(key: Buffer, context: PairingContext, token: string): string {
  return createHmac('sha256', key).update(pairedProofText(context, token)).digest('base64url');
}
