/** The least that can relay Ollama to a WebSocket: what the companion's overhead is measured against. */
import { request } from 'node:http';
import { WebSocketServer } from 'ws';

const upstream = process.argv[2] ?? '';
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
server.on('listening', () => process.send?.(server.address()));
server.on('connection', (socket) => {
  let running: ReturnType<typeof request> | undefined;
  socket.on('close', () => running?.destroy());
  socket.on('message', (data) => {
    running?.destroy();
    const { type, message, model } = JSON.parse(String(data));
    if (type === 'cancel') return socket.send('{"type":"cancelled"}');
    running = request(`${upstream}/api/chat`, { method: 'POST' }, (response) => {
      let rest = '';
      response.setEncoding('utf8').on('error', () => {});
      response.on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const chunk = JSON.parse(line);
          if (chunk.done) socket.send('{"type":"done"}');
          else socket.send(JSON.stringify({ type: 'token', content: chunk.message.content }));
        }
      });
    }).on('error', () => {});
    running.end(JSON.stringify({ model, messages: [{ role: 'user', content: message }], stream: true }));
  });
});
