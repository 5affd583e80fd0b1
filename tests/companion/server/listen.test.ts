import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ListenError, listen } from '../../../companion/server/listen.ts';

async function occupy(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function listening(host: string, port: number): Promise<{ port: number; servers: Server[] }> {
  const result = await listen(() => createServer(), host, port);
  onTestFinished(() => {
    for (const server of result.servers) server.close();
  });
  return result;
}

const addresses = (servers: Server[]) => servers.map((server) => (server.address() as AddressInfo).address);

test('127.0.0.1 is both loopback addresses, at one port', async () => {
  const { port, servers } = await listening('127.0.0.1', 0);
  expect(addresses(servers)).toEqual(['127.0.0.1', '::1']);
  for (const server of servers) expect((server.address() as AddressInfo).port).toBe(port);
});

test('another address is that one alone', async () => {
  expect(addresses((await listening('::1', 0)).servers)).toEqual(['::1']);
});

test.each(['127.0.0.1', '::1'])('a port that is taken on %s is an error that says what to do', async (host) => {
  const port = await occupy(host);
  const attempt = listening('127.0.0.1', port);
  await expect(attempt).rejects.toThrow(ListenError);
  await expect(attempt).rejects.toThrow(`Port ${port} is taken on ${host}`);
  await expect(attempt).rejects.toThrow(`npm start -- --port ${port + 1}`);
});

test('nothing is left listening after an error', async () => {
  const port = await occupy('::1');
  await listening('127.0.0.1', port).catch(() => {});
  expect(addresses((await listening('127.0.0.2', port)).servers)).toEqual(['127.0.0.2']);
  const again = createServer();
  onTestFinished(() => void again.close());
  await new Promise<void>((resolve, reject) => again.once('error', reject).listen(port, '127.0.0.1', resolve));
});

test('an address of another machine is an error that says so', async () => {
  await expect(listening('192.0.2.1', 0)).rejects.toThrow('192.0.2.1 is no address of this machine');
});
