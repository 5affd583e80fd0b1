import { expect, test } from 'vitest';
import { rawRequest, UPGRADE_HEADERS } from '../../helpers/raw-request.ts';
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
    cannotChat: [],
    defaultModel: 'reader',
    upstreams: [],
    storage: { ok: true },
  });
});

test('ready says whether questions are taken, and with a key why not', async () => {
  let reason: 'draining' | undefined;
  const { port } = await startTestServer({ notReady: () => reason });
  async function ask(...headers: string[]): Promise<[number, string]> {
    const { status, body } = await rawRequest(port, ['GET /ready HTTP/1.1', `Host: 127.0.0.1:${port}`, ...headers]);
    return [status, body];
  }
  const key = `Authorization: Bearer ${KNOWN_TOKEN}`;
  expect(await ask()).toEqual([200, '{"ok":true}']);
  expect(await ask(key)).toEqual([200, '{"ok":true}']);
  reason = 'draining';
  expect(await ask()).toEqual([503, '{"ok":false}']);
  expect(await ask(key)).toEqual([503, '{"ok":false,"reason":"draining"}']);
});

test('no answer lets another origin read it', async () => {
  const { port } = await startTestServer();
  const paths = ['/', '/assets/x', '/health', '/ready', '/export', '/ws/chat', '/ws/shared', '/what'];
  for (const [method, path] of ['GET', 'POST', 'OPTIONS'].flatMap((each) => paths.map((path) => [each, path]))) {
    for (const origin of [OURS, 'http://evil.test', `http://127.0.0.1:${port}`]) {
      const { head } = await rawRequest(port, [
        `${method} ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        `Origin: ${origin}`,
        'Access-Control-Request-Method: GET',
        'Access-Control-Request-Private-Network: true',
        'Access-Control-Request-Local-Network: true',
      ]);
      expect(head).toMatch(/^HTTP\/1\.1 [45]\d\d |^HTTP\/1\.1 200 /);
      expect(head.toLowerCase()).not.toContain('access-control');
      expect(head.toLowerCase()).toContain('cache-control: no-store');
    }
  }
});

test.each<[string, string[], number]>([
  ['GET /index.html', [], 404],
  ['GET /health/', [], 404],
  ['POST /ready', ['Content-Length: 0'], 405],
  ['GET /ready', ['Host: evil.test'], 403],
  ['GET /ready', ['Authorization: Bearer x'], 401],
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
  const { port, log } = await startTestServer();
  const { status, body } = await rawRequest(port, [`GET /health HTTP/1.1`, `X: ${'x'.repeat(40_000)}`]);
  expect([status, body]).toEqual([431, '']);
  expect(log.lines()).toMatchObject([
    { code: 431, reason: 'the head is too large', from: '127.0.0.1', msg: 'refused' },
  ]);
});

test('what is no HTTP is refused', async () => {
  const { port, log } = await startTestServer();
  expect((await rawRequest(port, ['HELO there'])).status).toBe(400);
  expect(log.lines()).toMatchObject([{ code: 400, reason: 'no HTTP' }]);
});

test('a header that comes after two thousand others counts', async () => {
  const { port } = await startTestServer();
  const many = Array.from({ length: 2_500 }, () => 'A:');
  const upgrade = ['GET /ws/chat HTTP/1.1', `Host: 127.0.0.1:${port}`, `Origin: ${OURS}`, ...UPGRADE_HEADERS];
  expect((await rawRequest(port, [...upgrade, ...many, 'X-Forwarded-For: 10.0.0.7'])).status).toBe(403);
  expect((await rawRequest(port, [...upgrade, ...many, `Host: 127.0.0.1:${port}`])).status).toBe(403);
});
