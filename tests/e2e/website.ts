import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pages for a browser to read, under any host name that ends in `.test`. */
export interface Website {
  readonly port: number;
  /** For example `url('/article', 'a.test')`. */
  url(path: string, host?: string): string;
  dispose(): Promise<void>;
}

/** HTML, or what else a site serves. */
export type SitePage =
  | string
  | {
      body: string | Buffer;
      contentType?: string | undefined;
      /** What follows `body`, once it is there: until then the page loads. */
      rest?: Promise<string>;
      /** Called with each request for it. */
      onAsked?: () => void;
    };

const HTML = 'text/html; charset=utf-8';

/** `pages` by path. */
export async function startWebsite(pages: Readonly<Record<string, SitePage>> = PAGES): Promise<Website> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    const { body, contentType = HTML, rest, onAsked } = typeof page === 'object' ? page : { body: page };
    onAsked?.();
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': contentType });
    if (!rest) return void response.end(body);
    response.write(body);
    void rest.then((end) => response.end(end));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (path, host = 'news.test') => `http://${host}:${port}${path}`,
    async dispose() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A sentence that a summary of the article has to be about; nothing else on the site says it. */
export const ARTICLE_FACT = 'The lighthouse keeper counted forty-one storks over the harbour on the last day of March.';

const PARAGRAPHS = [
  ARTICLE_FACT,
  'He has written down what passes his window since 1978, in notebooks that nobody had asked for.',
  'Storks came two weeks later when he began; the notebooks show how their arrival moved, year by year.',
  'A university now reads the notebooks, because no instrument stood on this coast in those years.',
  'The keeper says that he only counted because the evenings are long and the radio is bad.',
];

const PAGES = {
  '/article': `<!doctype html><html lang="en"><title>The keeper who counted</title><body style="font: 16px sans-serif">
<nav>Home News Weather</nav>
<article><h1>The keeper who counted</h1>
${PARAGRAPHS.map((paragraph, index) => `<p id="p${index}">${paragraph}</p>`).join('\n')}
</article></body></html>`,
  '/other': `<!doctype html><html lang="en"><title>Another page</title><body style="font: 16px sans-serif">
<article><h1>Another page</h1>
${Array.from({ length: 5 }, (_, index) => `<p id="p${index}">The fifth tram of the morning is number ${index}, and it is always late when it rains.</p>`).join('\n')}
</article></body></html>`,
};
