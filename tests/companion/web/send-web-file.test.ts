import { expect, test } from 'vitest';
import { type RawResponse, rawRequest } from '../../helpers/raw-request.ts';
import { startTestServer } from '../server/test-server.ts';

const PAGE = '<!doctype html>';
const SCRIPT = 'export {};';
const WEB = new Map([
  ['/', { type: 'text/html; charset=utf-8', bytes: Buffer.from(PAGE), etag: '"page"' }],
  ['/assets/main-1.js', { type: 'text/javascript; charset=utf-8', bytes: Buffer.from(SCRIPT), etag: '"main"' }],
  [
    '/words/de-first-1a2b3c4d.js',
    { type: 'text/javascript; charset=utf-8', bytes: Buffer.from(SCRIPT), etag: '"main"' },
  ],
]);

async function ask(line: string, headers: string[] = [], web = WEB): Promise<RawResponse & { headers: Headers }> {
  const { port } = await startTestServer({ web });
  const hosts = headers.some((header) => header.startsWith('Host:')) ? [] : [`Host: 127.0.0.1:${port}`];
  const response = await rawRequest(port, [`${line} HTTP/1.1`, ...hosts, ...headers]);
  const received = new Headers();
  for (const [, name = '', value = ''] of response.head.matchAll(/^([\w-]+): (.*?)\r?$/gm))
    received.append(name, value);
  return { ...response, headers: received };
}

const SHELTER = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
const KEPT = 'public, max-age=31536000, immutable';

test.each([
  ['GET /', [], 200, 'text/html; charset=utf-8', 'no-store', PAGE],
  ['GET /?from=home', ['Sec-Fetch-Site: none'], 200, 'text/html; charset=utf-8', 'no-store', PAGE],
  ['GET /assets/main-1.js', ['Sec-Fetch-Site: same-origin'], 200, 'text/javascript; charset=utf-8', KEPT, SCRIPT],
  ['HEAD /', [], 200, 'text/html; charset=utf-8', 'no-store', ''],
  ['HEAD /assets/main-1.js', [], 200, 'text/javascript; charset=utf-8', KEPT, ''],
  ['GET /assets/main-1.js', ['If-None-Match: "old"'], 200, 'text/javascript; charset=utf-8', KEPT, SCRIPT],
  ['GET /assets/main-1.js', ['If-None-Match: "old", W/"main"'], 304, null, KEPT, ''],
  ['GET /assets/main-1.js', ['If-None-Match: *'], 304, null, KEPT, ''],
  ['GET /', ['If-None-Match: "page"'], 200, 'text/html; charset=utf-8', 'no-store', PAGE],
  ['GET /words/de-first-1a2b3c4d.js', [], 200, 'text/javascript; charset=utf-8', KEPT, SCRIPT],
  ['GET /words/de-first-1a2b3c4d.js', ['If-None-Match: "main"'], 304, null, KEPT, ''],
  ['GET /assets/main-2.js', [], 404, 'text/plain; charset=utf-8', 'no-store', 'Not Found\n'],
])('%s with %j is answered %i, with every header', async (line, sent, status, type, caching, body) => {
  const answer = await ask(line, sent);
  expect([answer.status, answer.body]).toEqual([status, body]);
  const { date: _, connection: __, etag, 'content-length': length, ...headers } = Object.fromEntries(answer.headers);
  expect(headers).toEqual({ ...SHELTER, ...(type && { 'content-type': type }), 'cache-control': caching });
  expect(etag).toBe(caching === 'no-store' ? undefined : '"main"');
  if (status === 200) expect(Number(length)).toBe(line.endsWith('.js') ? SCRIPT.length : PAGE.length);
});

test.each([
  '/assets/',
  '/assets/../index.html',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/main.js',
  '/assets/main-1.js/',
  '/assets/main-1%2ejs',
  '/assets/__proto__',
  '/assets//etc/passwd',
  '/words/',
  '/words/../index.html',
  '/words/en-first.js',
  '//assets/main-1.js',
  '/index.html',
])('there is nothing at %s', async (path) => {
  expect((await ask(`GET ${path}`)).status).toBe(404);
});

test.each([
  ['POST /', ['Content-Length: 0'], 405],
  ['PUT /assets/main-1.js', ['Content-Length: 0'], 405],
  ['OPTIONS /', [], 405],
  ['GET /', ['Sec-Fetch-Site: cross-site'], 403],
  ['GET /', ['Sec-Fetch-Site: same-site'], 403],
  ['GET /assets/main-1.js', ['Sec-Fetch-Site: cross-site'], 403],
  ['GET /', ['Origin: https://evil.test'], 403],
  ['GET /', ['Origin: null'], 403],
  ['GET /', ['Host: evil.test'], 403],
  ['GET /?token=x.y', [], 401],
])('%s with %j is refused with %i, whether or not there is such a file', async (line, headers, status) => {
  for (const web of [WEB, new Map()]) expect((await ask(line, headers, web)).status).toBe(status);
});

test('a page that was not built says what to run', async () => {
  const { status, headers, body } = await ask('GET /', [], new Map());
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
    503,
    'text/plain; charset=utf-8',
    'no-store',
  ]);
  expect(body).toContain('npm run build');
});

test('nothing sets a cookie or lets another origin read it', async () => {
  for (const line of ['GET /', 'GET /assets/main-1.js', 'GET /assets/none']) {
    expect((await ask(line)).head).not.toMatch(/set-cookie|access-control/i);
  }
});

test('the page of the frame that draws has an origin of its own, and its policy allows nothing that it could load', async () => {
  const web = new Map([...WEB, ['/diagram.html', { type: 'text/html', bytes: Buffer.from(PAGE), etag: '"diagram"' }]]);
  const { headers, body } = await ask('GET /diagram.html', ['Sec-Fetch-Site: same-origin'], web);
  expect(body).toBe(PAGE);
  expect(headers.get('content-security-policy')).toBe(
    "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  );
});
