import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createKeyRequests } from '../../../companion/server/key-requests.ts';

test('an answer under way is broken off with its key, and nobody else’s is', async () => {
  const seen: string[] = [];
  let end = (_client: string): void => {};
  const keyRequests = createKeyRequests({
    see: (client) => void seen.push(client),
    onGone(listener) {
      end = listener;
      return () => {};
    },
  });
  const server = createServer((request, response) => {
    keyRequests(request.url?.slice(1) ?? '', response);
    response.write('the beginning');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const [gone, other] = await Promise.all(['gone', 'other'].map((key) => fetch(`http://127.0.0.1:${port}/${key}`)));
  expect(seen.toSorted()).toEqual(['gone', 'other']);
  const rest = other?.text();
  end('gone');
  await expect(gone?.text()).rejects.toThrow();
  end('someone else');
  expect(await Promise.race([rest, 'still open'])).toBe('still open');
  rest?.catch(() => {});
});
