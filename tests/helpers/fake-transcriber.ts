import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a path answers: a recording of the real whisper.cpp server by its name, JSON, or whatever it writes. */
export type TranscriberAnswer = string | object | ((response: ServerResponse) => void);

export interface SeenRequest {
  path: string;
  headers: IncomingHttpHeaders;
  /** Of a form; `file` is the file's content. */
  fields: Record<string, string | Buffer>;
  filename: string;
}

export interface FakeTranscriber {
  url: string;
  seen: SeenRequest[];
}

/** The speech that the recording `transcribed` answers: "What is the capital of France?" */
export function recordedSpeech(): Buffer {
  return readFileSync(new URL('../fixtures/whisper-server/capital-of-france.wav', import.meta.url));
}

/** A server that plays a transcriber. A path that is not named answers as whisper.cpp does. */
export async function startFakeTranscriber(answers: Record<string, TranscriberAnswer>): Promise<FakeTranscriber> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', async () => {
      const path = request.url ?? '';
      seen.push({ path, headers: request.headers, ...(await readForm(request.headers, Buffer.concat(pieces))) });
      const answer = answers[path] ?? 'unknown-path';
      if (typeof answer === 'function') answer(response);
      else if (typeof answer === 'string') replay(answer, response);
      else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

async function readForm(headers: IncomingHttpHeaders, body: Buffer): Promise<Pick<SeenRequest, 'fields' | 'filename'>> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return { fields: {}, filename: '' };
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const fields: SeenRequest['fields'] = {};
  let filename = '';
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else {
      fields[name] = Buffer.from(await value.arrayBuffer());
      filename = value.name;
    }
  }
  return { fields, filename };
}

function replay(name: string, response: ServerResponse): void {
  const file = (ending: string) =>
    readFileSync(new URL(`../fixtures/whisper-server/${name}${ending}`, import.meta.url));
  const [status = '', ...headers] = file('.headers').toString().trim().split('\n');
  response.statusCode = Number(/^HTTP\/1\.1 (\d+)/.exec(status)?.[1]);
  for (const header of headers) {
    const [key = '', value = ''] = header.split(': ');
    response.setHeader(key, value);
  }
  response.end(file('.body'));
}
