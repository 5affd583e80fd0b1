/** The first byte of a frame that is a whole text message. */
const WHOLE_TEXT = 0x81;
/** Lengths that stand in the second byte alone, and in two bytes after it; longer ones take eight. */
const SHORT_BYTES = 126;
const MEDIUM_BYTES = 0x10000;

/** A text message as a WebSocket server sends it (RFC 6455): in one frame, neither masked nor compressed. */
export function toTextFrame(text: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const headBytes = bytes < SHORT_BYTES ? 2 : bytes < MEDIUM_BYTES ? 4 : 10;
  const frame = Buffer.allocUnsafe(headBytes + bytes);
  frame[0] = WHOLE_TEXT;
  if (headBytes === 2) frame[1] = bytes;
  else if (headBytes === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(bytes, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(Math.floor(bytes / 2 ** 32), 2);
    frame.writeUInt32BE(bytes % 2 ** 32, 6);
  }
  frame.write(text, headBytes);
  return frame;
}
