import type { Outbox } from './transport/outbox.ts';

/** One end of the protocol above a socket, whatever depth it speaks at. */
export interface Connection {
  /** Takes a text frame that is within the message budget. False when it was not understood. */
  receive(frame: string): boolean;
  /** Takes a binary frame; false when none is awaited. Absent where none ever is. */
  receiveBinary?(frame: Uint8Array): boolean;
  /** A binary frame came beyond the rate, and was dropped; the other end has been told. */
  missBinary?(): void;
  /** Asks whether the other end is there, in the way of this depth. */
  ping(): void;
  /** Whether an answer is under way to the other end. */
  readonly isBusy: boolean;
  /** Called about once a second. */
  sweep(): void;
  /** The socket is gone. */
  dispose(): void;
}

/** What a connection may do with its socket. */
export interface Link {
  feed: Outbox['feed'];
  send: Outbox['send'];
  /** Sends a frame that nobody waits for. */
  post(frame: string): void;
  /** Sends the frame that `work` comes to, also when the connection is cut off meanwhile: that waits for it. */
  postLast(work: () => Promise<string>): void;
  /** Ends the connection; nothing more is received. */
  close(code: number, reason: string): void;
  ping(): void;
  /** Ends the connection when `work` fails, which is a fault of ours. */
  guard(work: Promise<unknown>): void;
}
