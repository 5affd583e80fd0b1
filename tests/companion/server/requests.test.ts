import { expect, test } from 'vitest';
import { rawRequest } from '../../helpers/raw-request.ts';
import { KNOWN_TOKEN } from '../access/keys/known-keys.ts';
import { OURS, startTestServer } from './test-server.ts';

test('health without a key says that somebody is there, and no more', async () => {
  const { port } = await startTestServer();
  const { status, body } = await rawRequest(port, ['GET /health HTTP/1.1', `Host: 127.0.0.1:${port}`]);
  expect([status, body]).toEqual([200, '{"ok":true}']);
});

test('health with a key says version, model servers, models and whether conversations are stored', async () => {
  const { port } = await startTestServer();
  const { body } = await rawRequest(port, [
    'GET /health HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${KNOWN_TOKEN}`,
  ]);
  expect(JSON.parse(body)).toEqual({
    ok: true,
    version: '1.2.3',
    models: [],
    defaultModel: 'reader',
    upstreams: [],
    storage: { ok: true },
  });
});

test('no answer lets another origin read it', async () => {
  const { port } = await startTestServer();
  for (const line of ['GET /health HTTP/1.1', 'OPTIONS /health HTTP/1.1', 'GET /ws/chat HTTP/1.1']) {
    const { head } = await rawRequest(port, [
      line,
      `Host: 127.0.0.1:${port}`,
      `Origin: ${OURS}`,
      'Access-Control-Request-Method: GET',
      'Access-Control-Request-Private-Network: true',
    ]);
    expect(head.toLowerCase()).not.toContain('access-control');
    expect(head.toLowerCase()).toContain('cache-control: no-store');
  }
});

test.each<[string, string[], number]>([
  ['GET /index.html', [], 404],
  ['GET /health/', [], 404],
  ['GET /ws/chat', [], 426],
  ['POST /health', ['Content-Length: 0'], 405],
  ['GET /health', ['Host: evil.test'], 403],
  ['GET /health', ['Sec-Fetch-Site: cross-site'], 403],
  ['GET /health', ['Authorization: Bearer x'], 401],
])('%s with %j is answered %i', async (line, headers, expected) => {
  const { port } = await startTestServer();
  const { status } = await rawRequest(port, [`${line} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...headers]);
  expect(status).toBe(expected);
});

test('a request with a head that is too large is refused', async () => {
  const { port } = await startTestServer();
  const { status } = await rawRequest(port, [`GET /health HTTP/1.1`, `X: ${'x'.repeat(40_000)}`]);
  expect(status).toBe(431);
});
