import type { Caller } from './caller.ts';

/** What the server learned before and at the upgrade; everything a connection needs to know about its other end. */
export interface Handshake {
  depth: 'article' | 'aside.v1';
  /** `shared` at article depth and with a key only; the server has made sure of both. */
  room: 'chat' | 'shared';
  /** The name of the shared room; empty for the room without a name. */
  roomName?: string;
  /** With `keyProof`, a client's rights begin only once `hello` has proved the key. */
  caller: Caller;
  /** The other end's address, unless that is on this machine. It serves fairness and decides nothing about rights. */
  from?: string;
  /** Present when a key was offered by subprotocol. Absent for guests, and for a key shown by `?token=` or a header. */
  keyProof?: KeyProof;
}

/** Both directions of the proof for one connection. */
export interface KeyProof {
  /** The companion's nonce, for `welcome`. */
  nonce: string;
  /** The companion's proof, for `welcome`. */
  proof: string;
  /** Whether `hello`'s proof holds; constant-time. */
  verify(clientProof: string): boolean;
}
