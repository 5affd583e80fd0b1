import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

export interface StartPage {
  readonly url: string;
  dispose(): void;
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/**
 * Serves the page that a browser is opened with: how to begin, and something to try it on. It is served and not opened
 * as a file, since extensions may not read files; and not by the companion, whose origin is not for trying things on.
 */
export async function serveStartPage(): Promise<StartPage> {
  const page = readFileSync(join(import.meta.dirname, 'start-page.html'));
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.writeHead(isPage ? 200 : 404, HEADERS).end(isPage ? page : '');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not listening on a port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    dispose() {
      server.close();
      server.closeAllConnections();
    },
  };
}
