/**
 * Every close code of the protocol. Whether a client may connect again is part of the code, so that an old client can
 * judge a code it has never heard of: see {@link isRetryableClose}.
 */
export const CLOSE_CODES = {
  /** The peer is done. */
  normal: 1000,
  /** The companion is shutting down, or the panel is going away. */
  goingAway: 1001,
  /** A frame that breaks the rules of WebSocket (sent by `ws` itself). */
  protocolError: 1002,
  /** A binary frame where only text is understood. */
  unsupportedData: 1003,
  /** A text frame that is not UTF-8 (sent by `ws` itself). */
  invalidText: 1007,
  /** A message in more pieces than the limit (sent by `ws` itself). */
  tooManyPieces: 1008,
  /** A frame larger than the connection's limit (sent by `ws` itself). */
  tooBig: 1009,
  /** The companion failed; its log says how. */
  internalError: 1011,
  /** The key is unknown, wrong, revoked or missing, or the proof of it, of a pairing code or of a link does not hold. */
  unauthorized: 4401,
  /** This caller may not use this address. */
  forbidden: 4403,
  /** No room can have the name that the query gives. */
  noSuchRoom: 4404,
  /** None of the offered subprotocols is spoken here. */
  noCommonVersion: 4406,
  /** The first frame was not `hello`, or a stranger's not `pair` or `join`. */
  helloExpected: 4407,
  /** A host took the member out of the room, or the member left. */
  removed: 4410,
  /** A host ended the room. */
  roomEnded: 4411,
  /** More messages a second than the limit, or message after message that is not understood. */
  flooding: 4429,
  /** `hello` did not come in time. */
  helloTimeout: 4501,
  /** Too many connections of this kind of caller. */
  tooManyConnections: 4503,
  /** The peer answered no ping. */
  pingTimeout: 4504,
  /** The viewer stopped reading. */
  slowViewer: 4508,
  /** The companion brings its history to a new version first; the reason says how far it is, in percent. */
  updating: 4509,
  /** The companion has not reached its database since it started, and can't tell yet who may come in. */
  notReady: 4510,
} as const;

export type CloseCode = (typeof CLOSE_CODES)[keyof typeof CLOSE_CODES];

/**
 * Whether a connection that ended with `code` may be tried again: 1001, 1006, 1011 to 1013 and 45xx. Everything else
 * is final and has to be explained.
 */
export function isRetryableClose(code: number): boolean {
  return code === 1001 || code === 1006 || (code >= 1011 && code <= 1013) || (code >= 4500 && code <= 4599);
}
