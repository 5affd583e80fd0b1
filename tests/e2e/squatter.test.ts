import { once } from 'node:events';
import { createServer, type IncomingMessage, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { writeCompanionFile } from '../../launcher/companion-file.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { ARTICLE_FACT } from './website.ts';

/** A program on the companion's port, which keeps all that it is sent. */
interface Squatter {
  /** Every byte that was sent to it, as text. */
  heard(): string;
  /** How many have connected. */
  count(): number;
}

async function squat(port: number, greet: (socket: WebSocket) => void): Promise<Squatter> {
  const heard: string[] = [];
  let count = 0;
  const keep = (request: IncomingMessage) => {
    heard.push(request.url ?? '', JSON.stringify(request.rawHeaders));
    request.on('data', (chunk) => heard.push(String(chunk)));
  };
  const server = createServer((request, response) => {
    keep(request);
    response.end('{"ok":true}');
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    count += 1;
    keep(request);
    socket.on('error', () => {}).on('message', (data) => heard.push(String(data)));
    greet(socket);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { heard: () => heard.join('\n'), count: () => count };
}

const WELCOME = {
  type: 'welcome',
  version: '0.1.0',
  epoch: 'squatter',
  role: 'client',
  features: ['models', 'sources', 'blobs', 'attach', 'conversations', 'history'],
  limits: { frameBytes: 16_777_216, messageChars: 400_000, sourceChars: 4_000_000, sources: 16 },
};

const CLOSE_OPCODE = 8;

/** Passes WebSockets on to the companion at `target` and back, with the Host that this one expects. */
async function startRelay(target: string): Promise<{ address: string; opcodes(): number[] }> {
  const opcodes: number[] = [];
  const server = createServer().on('upgrade', (request, client) => {
    client.on('error', () => {});
    const headers = { ...request.headers, host: target };
    const onward = sendRequest(`http://${target}${request.url}`, { headers });
    onward.on('error', () => client.destroy());
    onward.on('upgrade', (response, upstream, head) => {
      upstream.on('error', () => {});
      const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}\r\n`);
      client.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
      client.write(head);
      client.on('data', (frame) => opcodes.push((frame[0] ?? 0) & 0x0f));
      upstream.pipe(client).pipe(upstream);
    });
    onward.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, opcodes: () => opcodes };
}

function portOf(address: string): number {
  return Number(address.split(':').at(-1));
}

describeInBrowser('headless', 'a squatter on the port, while the companion is down', () => {
  it.each([
    ['claims to be the companion without a proof', WELCOME],
    [
      'makes a proof up',
      { ...WELCOME, nonce: 'q1lQmMqZ0m4y8k7bq3nWvA', proof: '0YJ7y1b3Qx6m0o8r2d1yq2l7d9a3c5e7g9i1k3m5o7Q' },
    ],
    ['offers the panel to be a guest', { ...WELCOME, role: 'guest' }],
  ])('%s: it learns neither key nor page nor question', async (_, welcome) => {
    const { browser, companion, website } = await openStage();
    await browser.openPage(website.url('/article'));
    const panel = await openPanelTab(browser);
    await panel.shows('smollm2:135m');
    await companion.stop();
    const squatter = await squat(portOf(companion.address), (socket) => socket.send(JSON.stringify(welcome)));

    await panel.shows('That isn’t your companion');
    await panel.ask('What does my secret page say?');
    const before = squatter.count();
    await panel.press('Retry');
    await until('the panel has tried once more', () => squatter.count() > before);
    await panel.shows('That isn’t your companion');
    const heard = squatter.heard();
    expect(heard).not.toContain(companion.token.split('.')[1]);
    expect(heard).not.toContain('secret page');
    expect(heard).not.toContain(ARTICLE_FACT);
    // not one frame: what it got is the request that offers a key's id
    expect(heard).not.toContain('"hello"');
  });

  it('that passes everything on to the real companion on another port is told from it', async () => {
    const { browser, companion, extension } = await openStage();
    const relay = await startRelay(companion.address);
    writeCompanionFile(extension, { address: relay.address, token: companion.token });
    const panel = await openPanelTab(browser);
    await panel.shows('That isn’t your companion');
    // after its request the panel has said goodbye and nothing else
    expect(relay.opcodes()).toEqual(relay.opcodes().map(() => CLOSE_OPCODE));
  });
});
