import { connect } from 'node:net';

export interface RawResponse {
  status: number;
  /** Status line and headers. */
  head: string;
  body: string;
}

/**
 * Sends lines as they are, which no HTTP client would (two Hosts, made-up headers), and resolves with all that came back
 * when the other side has closed. Asks it to close.
 */
export function rawRequest(port: number, lines: string[], host = '127.0.0.1'): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host });
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n', 2);
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body });
    });
    const isUpgrade = lines.some((line) => /^upgrade:/i.test(line));
    socket.write(`${[...lines, ...(isUpgrade ? [] : ['Connection: close'])].join('\r\n')}\r\n\r\n`);
  });
}

/** What makes a request an upgrade, beside its first line. */
export const UPGRADE_HEADERS = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
];
