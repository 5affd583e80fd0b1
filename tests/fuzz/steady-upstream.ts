import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Asked for this, it counts without an end. */
export const COUNT_FOREVER = 'Count without an end.';
const TOKEN_EVERY_MS = 25;
const MODEL = { name: 'counter:latest', modified_at: '2026-01-01T00:00:00Z', size: 1, details: {} };

/** A model server that answers everything at once with three words, but for one question. */
export async function startSteadyUpstream(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    response.on('error', () => {});
    if (request.url !== '/api/chat') {
      const answers: Record<string, object> = {
        '/api/version': { version: '0.12.0' },
        '/api/tags': { models: [MODEL] },
        '/api/ps': { models: [] },
      };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url ?? ''] ?? {}));
      return;
    }
    response.setHeader('content-type', 'application/x-ndjson');
    if (body.includes(COUNT_FOREVER)) countForever(response);
    else {
      for (const word of ['All', ' is', ' well']) sendToken(response, word);
      response.end(`${JSON.stringify({ message: { content: '' }, done: true, done_reason: 'stop' })}\n`);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** One number a token, from 0 on. */
function countForever(response: ServerResponse): void {
  let count = 0;
  const timer = setInterval(() => {
    sendToken(response, `${count} `);
    count += 1;
  }, TOKEN_EVERY_MS);
  response.on('close', () => clearInterval(timer));
}

function sendToken(response: ServerResponse, content: string): void {
  response.write(`${JSON.stringify({ model: MODEL.name, message: { role: 'assistant', content }, done: false })}\n`);
}
