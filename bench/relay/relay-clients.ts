import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { WebSocket } from 'ws';
import { KEY_HASH_PREFIX, parseToken, proofText } from '../../protocol/key-proof.ts';
import { KEY_SUBPROTOCOL_PREFIX, SUBPROTOCOL } from '../../protocol/version.ts';
import { QUESTION } from './relay-models.ts';

/** One stream at a time, whichever way it comes. */
export interface StreamClient {
  /** Asks, hands over the text as it comes, and resolves when the answer has ended, also by a cancel. */
  ask(model: string, onText: (text: string) => void): Promise<void>;
  cancel(): void;
  close(): void;
}

export type Connect = () => Promise<StreamClient>;

/** Straight to the upstream over HTTP, with nothing between. */
export function connectDirect(upstream: string): Connect {
  return async () => {
    let running: ClientRequest | undefined;
    return {
      ask: (model, onText) =>
        new Promise((resolve) => {
          running = request(`${upstream}/api/chat`, { method: 'POST' }, (response) => {
            let rest = '';
            response.setEncoding('utf8').on('error', () => {});
            response.on('data', (text: string) => {
              const lines = (rest + text).split('\n');
              rest = lines.pop() ?? '';
              for (const line of lines) onText(JSON.parse(line).message.content);
            });
            response.on('close', resolve);
          }).on('error', () => resolve());
          running.end(JSON.stringify({ model, messages: [{ role: 'user', content: QUESTION }], stream: true }));
        }),
      cancel: () => running?.destroy(),
      close: () => running?.destroy(),
    };
  };
}

/** As the article's clients do. `path` carries the key, where one is needed. */
export function connectArticle(address: string, path = '/ws/chat'): Connect {
  return async () => {
    const socket = new WebSocket(`ws://${address}${path}`);
    await once(socket, 'open');
    return overSocket(socket, {
      ask: (model) => ({ message: QUESTION, model }),
      cancel: () => ({ type: 'cancel' }),
    });
  };
}

/** As the panel does: a key that is proved and never sent, turns with ids. */
export function connectAside(address: string, token: string): Connect {
  return async () => {
    const key = parseToken(token);
    if (!key) throw new Error('no token');
    const clientNonce = randomBytes(16).toString('base64url');
    const offer = `${KEY_SUBPROTOCOL_PREFIX}${key.keyId}.${clientNonce}`;
    const socket = new WebSocket(`ws://${address}/ws/chat`, [SUBPROTOCOL, offer]);
    const [frame] = (await once(socket, 'message')) as [Buffer];
    const { nonce: serverNonce } = JSON.parse(String(frame)) as { nonce: string };
    const verifier = createHash('sha256').update(`${KEY_HASH_PREFIX}${key.secret}`).digest();
    const text = proofText('client', { keyId: key.keyId, clientNonce, serverNonce, host: address, origin: '-' });
    const proof = createHmac('sha256', verifier).update(text).digest('base64url');
    socket.send(JSON.stringify({ type: 'hello', proof }));
    // It is let in once this is answered: what letting in costs is no token's, as with the other relays.
    socket.send(JSON.stringify({ type: 'ping' }));
    await once(socket, 'message');
    let turn = '';
    return overSocket(socket, {
      ask(model) {
        turn = randomUUID();
        return {
          type: 'chat',
          turn,
          conversation: randomUUID(),
          parent: null,
          question: [{ type: 'text', text: QUESTION }],
          model,
        };
      },
      cancel: () => ({ type: 'cancel', turn }),
    });
  };
}

function overSocket(socket: WebSocket, say: { ask(model: string): object; cancel(): object }): StreamClient {
  let onText: (text: string) => void = () => {};
  let end: { resolve(): void; reject(error: Error): void } | undefined;
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { type: string; content?: string; message?: string };
    if (message.type === 'token') onText(message.content ?? '');
    else if (message.type === 'done' || message.type === 'cancelled') end?.resolve();
    else if (message.type === 'error') end?.reject(new Error(message.message));
  });
  socket.on('close', (code, reason) => end?.reject(new Error(`closed with ${code} ${reason}`)));
  return {
    ask(model, listener) {
      onText = listener;
      return new Promise((resolve, reject) => {
        end = { resolve, reject };
        socket.send(JSON.stringify(say.ask(model)));
      });
    },
    cancel: () => socket.send(JSON.stringify(say.cancel())),
    close: () => socket.terminate(),
  };
}
