import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { AttachedSocket } from '../../../../companion/connections/transport/socket.ts';

/** Both ends of one connection, over a real port. */
async function connect(): Promise<{ socket: AttachedSocket; webSocket: WebSocket; client: WebSocket }> {
  const server = createServer();
  const upgrades = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const opened = Promise.withResolvers<{ socket: AttachedSocket; webSocket: WebSocket }>();
  server.on('upgrade', (request, stream, head) => {
    upgrades.handleUpgrade(request, stream, head, (webSocket) => {
      opened.resolve({ socket: new AttachedSocket(webSocket, stream), webSocket });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => {
    client.terminate();
    server.close();
  });
  await once(client, 'open');
  return { ...(await opened.promise), client };
}

async function receive(client: WebSocket, count: number): Promise<string[]> {
  const received: string[] = [];
  const all = Promise.withResolvers<void>();
  client.on('message', (data, isBinary) => {
    received.push(isBinary ? 'binary' : String(data));
    if (received.length === count) all.resolve();
  });
  client.on('close', () => all.resolve());
  await all.promise;
  return received;
}

test('sends texts of any length as one text message each', async () => {
  const { socket, client } = await connect();
  const texts = [0, 1, 62, 63, 125, 126, 127, 1_023, 1_024, 1_025, 65_535, 65_536, 200_000].flatMap((length) => [
    'a'.repeat(length),
    'ä'.repeat(length),
    '海'.repeat(length),
  ]);
  const received = receive(client, texts.length);
  for (const text of texts) socket.send(text, () => {});
  expect(await received).toEqual(texts);
});

test('sends any characters, and says of each text once that it has left', async () => {
  const { socket, client } = await connect();
  const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 400 }), { numRuns: 200, seed: 7 });
  const received = receive(client, texts.length);
  const sent = texts.map((text) => new Promise<void>((resolve) => socket.send(text, resolve)));
  await Promise.all(sent);
  expect(await received).toEqual(texts.map((text) => Buffer.from(text).toString()));
});

test('keeps texts, pings and the close in their order', async () => {
  const { socket, client } = await connect();
  const seen: string[] = [];
  client.on('message', (data) => seen.push(String(data)));
  client.on('ping', () => seen.push('ping'));
  socket.send('one', () => {});
  socket.ping();
  socket.send('two', () => {});
  socket.close(4000, 'that is all');
  const [code, reason] = await once(client, 'close');
  expect([...seen, code, String(reason)]).toEqual(['one', 'ping', 'two', 4000, 'that is all']);
});

test('sends nothing after the close, and says so of each text', async () => {
  const { socket, webSocket, client } = await connect();
  const received = receive(client, 1);
  socket.close(4000, '');
  await new Promise<void>((resolve) => socket.send('late', resolve));
  socket.terminate();
  if (webSocket.readyState !== WebSocket.CLOSED) await once(webSocket, 'close');
  await new Promise<void>((resolve) => socket.send('later', resolve));
  expect(await received).toEqual([]);
});
