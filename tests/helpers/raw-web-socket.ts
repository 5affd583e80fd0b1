import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { UPGRADE_HEADERS } from './raw-request.ts';

/** A WebSocket whose client may do anything: what it writes goes out as it is. */
export interface RawWebSocket {
  readonly socket: Socket;
  /** Writes bytes; resolves once they were taken, or can't be any more. */
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves with the code of the close frame once the other side has ended; 1006 when there was none. */
  readonly closed: Promise<number>;
  /** The texts of all text frames that came so far. */
  readonly texts: readonly string[];
  /** Resolves once there is such a text. */
  waitFor(isWanted: (text: string) => boolean): Promise<void>;
}

export interface FrameOptions {
  /** Default: 1, text. */
  opcode?: number;
  payload?: string | Uint8Array;
  /** Default: true. */
  isLast?: boolean;
  /** The three reserved bits, 0 to 7. */
  reserved?: number;
  /** Default: true, as a client must. */
  isMasked?: boolean;
  /** What the frame says that its length is, in the longest form; default: the truth in the shortest. */
  declaredBytes?: number | bigint;
}

/** One frame as a client would send it, or as none would. */
export function toFrame(options: FrameOptions = {}): Buffer {
  const { opcode = 1, isLast = true, reserved = 0, isMasked = true, declaredBytes } = options;
  const payload = Buffer.from(options.payload ?? '');
  const mask = randomBytes(4);
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  const length = declaredBytes ?? payload.length;
  const extended = declaredBytes !== undefined || payload.length > 0xffff ? 8 : payload.length > 125 ? 2 : 0;
  const lengthBytes = Buffer.alloc(extended);
  if (extended === 8) lengthBytes.writeBigUInt64BE(BigInt(length));
  else if (extended === 2) lengthBytes.writeUInt16BE(payload.length);
  const short = extended === 8 ? 127 : extended === 2 ? 126 : payload.length;
  const head = Buffer.from([first, (isMasked ? 0x80 : 0) | short]);
  if (!isMasked) return Buffer.concat([head, lengthBytes, payload]);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([head, lengthBytes, mask, masked]);
}

/** Opens one at `/ws/chat` of a server on loopback, with these headers beside those of an upgrade. */
export async function connectRawWebSocket(
  port: number,
  headers: readonly string[],
  target = '/ws/chat',
): Promise<RawWebSocket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  await once(socket, 'connect');
  const lines = [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...UPGRADE_HEADERS, ...headers];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const texts: string[] = [];
  const waiting = new Set<() => void>();
  const closed = Promise.withResolvers<number>();
  const upgraded = Promise.withResolvers<void>();
  let code = 1006;
  let received = Buffer.alloc(0);
  let isUpgraded = false;
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    if (!isUpgraded) {
      const end = received.indexOf('\r\n\r\n');
      if (end === -1) return;
      if (!received.toString('latin1').startsWith('HTTP/1.1 101 ')) {
        upgraded.reject(new Error(received.toString('latin1', 0, 30)));
        return;
      }
      isUpgraded = true;
      received = received.subarray(end + 4);
      upgraded.resolve();
    }
    for (let taken = takeFrame(received); taken; taken = takeFrame(received)) {
      received = received.subarray(taken.bytes);
      if (taken.opcode === 1) {
        texts.push(taken.payload.toString());
        for (const look of waiting) look();
      }
      if (taken.opcode === 8) {
        code = taken.payload.length >= 2 ? taken.payload.readUInt16BE() : 1005;
        socket.write(toFrame({ opcode: 8, payload: taken.payload }));
      }
    }
  });
  socket.on('end', () => socket.end());
  socket.on('close', () => {
    upgraded.reject(new Error('closed before the upgrade'));
    closed.resolve(code);
  });
  await upgraded.promise;
  return {
    socket,
    texts,
    closed: closed.promise,
    waitFor: (isWanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!texts.some(isWanted)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    write: (bytes) => new Promise((resolve) => socket.write(bytes, () => resolve())),
  };
}

/** The first frame of what a server sent: never masked. */
function takeFrame(bytes: Buffer): { opcode: number; payload: Buffer; bytes: number } | undefined {
  const short = (bytes[1] ?? 0) & 0x7f;
  const head = 2 + (short === 127 ? 8 : short === 126 ? 2 : 0);
  if (bytes.length < head) return undefined;
  const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
  if (bytes.length < head + length) return undefined;
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload: bytes.subarray(head, head + length), bytes: head + length };
}
