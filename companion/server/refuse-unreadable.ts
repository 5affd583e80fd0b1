import { STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { plainAddress } from '../access/request-head.ts';
import type { RefusalLog } from './refusal-log.ts';

/** What Node's parser calls the requests that it gives up. */
const REFUSALS: Record<string, { status: number; reason: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, reason: 'the head is too large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, reason: 'the request did not come in time' },
};
const NO_HTTP = { status: 400, reason: 'no HTTP' };

/** Refuses what never became a request, as Node does without a listener, and notes it as every other refusal. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex, refused: RefusalLog): void {
  const isGone = error.code === 'ECONNRESET' || error.code === 'EPIPE' || !socket.writable;
  // An answer that is under way is broken off rather than written into.
  const hasAnswered = socket instanceof Socket && socket.bytesWritten > 0;
  if (isGone || hasAnswered) {
    socket.destroy();
    return;
  }
  const { status, reason } = REFUSALS[error.code ?? ''] ?? NO_HTTP;
  const remoteAddress = socket instanceof Socket ? plainAddress(socket.remoteAddress) : undefined;
  refused(status, reason, { method: '', target: '', headers: new Map(), remoteAddress, localAddress: undefined });
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
