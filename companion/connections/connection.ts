import type { Outbox } from './transport/outbox.ts';

/** The protocol above one socket, at either depth. */
export interface Connection {
  /** Takes a text frame that is within the message budget. False when it was not understood. */
  receive(frame: string): boolean;
  /** Takes a binary frame; false when none is awaited. Absent if none ever is. */
  receiveBinary?(frame: Uint8Array): boolean;
  /** A binary frame exceeded the rate and was dropped. The other end has been told. */
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
  /** Sends the frame that `work` results in. If the connection is cut off meanwhile, that waits for the frame. */
  postLast(work: () => Promise<string>): void;
  /** Ends the connection. Nothing more is received. */
  close(code: number, reason: string): void;
  ping(): void;
  /** Ends the connection when `work` fails, which is a fault of ours. */
  guard(work: Promise<unknown>): void;
}
