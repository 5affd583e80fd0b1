import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { launcherWords } from '../words/spoken-on-terminal.ts';

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
  const page = startPage();
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

/** The page, with how to begin in the reader's words. */
function startPage(): string {
  const { title, steps, note } = launcherWords.page;
  const items = steps.map((step) => `    <li>${toHtml(step)}</li>`).join('\n');
  const header = `  <h1>${toHtml(title)}</h1>\n  <ol>\n${items}\n  </ol>\n  <p>${toHtml(note)}</p>`;
  const page = readFileSync(join(import.meta.dirname, 'start-page.html'), 'utf8');
  return page.replace('  <!-- The words of the reader come here. -->', () => header);
}

/** Keys of the keyboard are shown as such. */
function toHtml(text: string): string {
  const escaped = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return escaped.replace(/\b(?:Alt|Control|Shift|A)(?=\+|\b)(?:\+(?:Alt|Control|Shift|[A-Z]))+/g, (keys) =>
    keys
      .split('+')
      .map((key) => `<kbd>${key}</kbd>`)
      .join('+'),
  );
}
