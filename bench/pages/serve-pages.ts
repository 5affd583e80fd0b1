import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { launchPlainBrowser } from '../../tests/helpers/plain-browser.ts';
import { readHtml } from './read-corpus.ts';

export interface ServedPages {
  /** A page as it was served, laid out, its scripts off. */
  open(id: string): Promise<Page>;
  close(): Promise<void>;
}

/** A browser, and the pages of a corpus on a port of their own. */
export async function servePages(folder: string): Promise<ServedPages> {
  const server = createServer((request, response) => {
    const id = /^\/page\/([\w-]+)$/.exec(request.url ?? '')?.[1];
    response.writeHead(id ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(id && readHtml(folder, id));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // Nothing outside is loaded: what a page asks for fails at once.
  const browser = await launchPlainBrowser(['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1']);
  return {
    async open(id) {
      const page = await browser.newPage();
      await page.setJavaScriptEnabled(false);
      await page.goto(`http://127.0.0.1:${port}/page/${id}`, { waitUntil: 'domcontentloaded' });
      // The first look at the page lays it out, which a page that somebody reads has been long ago.
      await page.evaluate(() => document.body?.getBoundingClientRect().height);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
