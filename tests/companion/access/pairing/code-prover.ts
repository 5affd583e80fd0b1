import { createHmac, pbkdf2Sync } from 'node:crypto';
import {
  CODE_DERIVATION,
  type PairingContext,
  pairedProofText,
  pairProofText,
  parsePairingCode,
} from '../../../../protocol/pairing-proof.ts';

/** A client's side of the proofs of a code that was typed. */
export function createCodeProver(typed: string) {
  const { salt, iterations, bytes } = CODE_DERIVATION;
  const key = pbkdf2Sync(parsePairingCode(typed) ?? '', salt, iterations, bytes, 'sha256');
  const prove = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  return {
    pair: (context: PairingContext): string => prove(pairProofText(context)),
    paired: (context: PairingContext, token: string): string => prove(pairedProofText(context, token)),
  };
}

/** A code that is well-formed and not the one that is open (but for one case in a million million). */
export const WRONG_CODE = '0000-0000';
