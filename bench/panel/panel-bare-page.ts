/** What the panel is measured beside: the least page that shows a stream, which appends each token as text. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { streamAnswer } from './panel-answer.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>bare</title>
<style>body { font: 14px/1.5 system-ui } #output { white-space: pre-wrap }</style>
<input autofocus><div id="output"></div>
<script>
  const socket = new WebSocket('ws://' + location.host);
  const output = document.getElementById('output');
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === 'token') output.append(message.content);
  };
  addEventListener('keydown', ({ key }) => key === 'Enter' && socket.send(JSON.stringify({ message: 'go' })));
</script>`;

const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE));

new WebSocketServer({ server }).on('connection', (socket) => {
  socket.on('error', () => socket.terminate());
  socket.on('message', () => {
    void streamAnswer((content) => socket.send(JSON.stringify({ type: 'token', content })));
  });
});

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
