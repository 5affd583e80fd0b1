/** The least that can tell one answer of Ollama's to many sockets: what a room's overhead is measured against. */
import { request } from 'node:http';
import { WebSocketServer } from 'ws';

const upstream = process.argv[2] ?? '';
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
server.on('listening', () => process.send?.(server.address()));
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const { message, model } = JSON.parse(String(data));
    const asked = request(`${upstream}/api/chat`, { method: 'POST' }, (response) => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const chunk = JSON.parse(line);
          const frame = chunk.done
            ? '{"type":"done"}'
            : JSON.stringify({ type: 'token', content: chunk.message.content });
          for (const client of server.clients) client.send(frame);
        }
      });
    });
    asked.end(JSON.stringify({ model, messages: [{ role: 'user', content: message }], stream: true }));
  });
});
