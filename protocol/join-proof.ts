/**
 * How a link to a room is offered and proved. A link's token reads as a key's does, `<link id>.<secret>`, and its secret is
 * never sent: both sides prove V of it (see `key-proof.ts`) with HMAC-SHA256 over one of the texts below, in base64url
 * without padding. So a program that listens in the companion's place learns neither the link nor the key it gives.
 */
export interface JoinContext {
  /** The link's id. */
  invite: string;
  /** base64url, 16 bytes, from the subprotocol value that offered to join. */
  clientNonce: string;
  /** base64url, 16 bytes, from `welcome`. */
  serverNonce: string;
  /** `host:port` as the client dialled it, which is the request's Host. */
  host: string;
  /** The request's Origin, or `-` when it had none. */
  origin: string;
}

/** What `welcome` proves to a caller that comes to join. */
export function welcomeProofText(context: JoinContext): string {
  return proofLines('aside.v1 join welcome', context);
}

/** What `join` proves. */
export function joinProofText(context: JoinContext): string {
  return proofLines('aside.v1 join client', context);
}

/** What `joined` proves: that its token comes from who made the link. No token: the client has a key already. */
export function joinedProofText(context: JoinContext, token: string | null): string {
  return `${proofLines('aside.v1 join server', context)}\n${token ?? '-'}`;
}

function proofLines(label: string, { invite, clientNonce, serverNonce, host, origin }: JoinContext): string {
  return [label, invite, clientNonce, serverNonce, host, origin].join('\n');
}

/** The subprotocol value that offers to join: `aside.join.<link id>.<client nonce>`. */
export function parseJoinOffer(value: string): { invite: string; clientNonce: string } | undefined {
  const match = /^aside\.join\.([A-Za-z0-9_-]{4,32})\.([A-Za-z0-9_-]{22})$/.exec(value);
  return match?.[1] && match[2] ? { invite: match[1], clientNonce: match[2] } : undefined;
}
