import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a server does once it was asked; it writes bytes, not HTTP. */
export type Answer = (socket: Socket, path: string) => void;

/** A model server that speaks as it likes. Resolves with its address. */
export async function startHostileServer(answer: Answer): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    let head = '';
    socket.setEncoding('latin1').on('data', (chunk) => {
      const isNew = !head.includes('\r\n\r\n');
      head += chunk;
      if (isNew && head.includes('\r\n\r\n')) answer(socket, head.split(' ')[1] ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Writes the same again and again, for as long as somebody reads. */
export function writeForever(socket: Socket, piece: string | Buffer): void {
  const fill = (): void => {
    while (socket.writable && socket.write(piece));
  };
  socket.on('drain', fill);
  fill();
}

export const NDJSON_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n';

/** An answer in one piece; its connection ends it. */
export function ndjson(body: string | Buffer, headers = ''): Answer {
  return (socket) => {
    socket.write(`${NDJSON_HEAD}${headers}Connection: close\r\n\r\n`);
    socket.end(body);
  };
}
