import { createHmac } from 'node:crypto';
import { type JoinContext, joinedProofText, joinProofText, welcomeProofText } from '../../../protocol/join-proof.ts';
import { isMac } from '../is-mac.ts';

/** The companion's proof in `welcome`, that it knows the link. */
export function proveWelcome(verifier: Uint8Array, context: JoinContext): string {
  return mac(verifier, welcomeProofText(context)).toString('base64url');
}

/** Whether a client's proof holds; constant-time. */
export function verifyJoinProof(verifier: Uint8Array, context: JoinContext, proof: string): boolean {
  return isMac(proof, mac(verifier, joinProofText(context)));
}

/** The companion's proof in `joined`, which ties a token to the link. */
export function proveJoined(verifier: Uint8Array, context: JoinContext, token: string | null): string {
  return mac(verifier, joinedProofText(context, token)).toString('base64url');
}

function mac(verifier: Uint8Array, text: string): Buffer {
  return createHmac('sha256', verifier).update(text).digest();
}
