/** The first byte of a frame that is a whole text message. */
const WHOLE_TEXT = 0x81;
/** Says that the next two bytes hold the length. A smaller value is the length itself. */
const LENGTH_FOLLOWS = 126;

/** UTF-16 units of the longest text that is framed here: with its head it fits the pool from which Node takes small buffers. */
export const SHORT_TEXT = 1024;

let lastText: string | undefined;
let lastFrame: Buffer = Buffer.of();

/**
 * A text of at most {@link SHORT_TEXT} as a WebSocket server sends it (RFC 6455): in one frame, neither masked nor
 * compressed. All viewers of an answer get the same bytes, one after the other, so a text is framed once and the bytes must not be
 * changed.
 */
export function toTextFrame(text: string): Buffer {
  if (text === lastText) return lastFrame;
  lastText = text;
  lastFrame = write(text);
  return lastFrame;
}

function write(text: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const headBytes = bytes < LENGTH_FOLLOWS ? 2 : 4;
  const frame = Buffer.allocUnsafe(headBytes + bytes);
  frame[0] = WHOLE_TEXT;
  if (headBytes === 2) frame[1] = bytes;
  else {
    frame[1] = LENGTH_FOLLOWS;
    frame.writeUInt16BE(bytes, 2);
  }
  frame.write(text, headBytes);
  return frame;
}
