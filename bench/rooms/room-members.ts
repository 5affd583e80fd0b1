import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { joinProofText } from '../../protocol/join-proof.ts';
import { KEY_HASH_PREFIX, parseToken } from '../../protocol/key-proof.ts';
import { JOIN_SUBPROTOCOL_PREFIX, SUBPROTOCOL } from '../../protocol/version.ts';
import { QUESTION } from '../relay/relay-models.ts';

/** Many readers of one answer, however they come by it. */
export interface Audience {
  /** Has one of them ask; resolves once all have the whole answer. */
  hear(model: string): Promise<void>;
  close(): void;
}

type Message = { type: string; [field: string]: unknown };

function listen(socket: WebSocket, hear: (message: Message) => void): void {
  socket.on('message', (data) => hear(JSON.parse(String(data))));
}

/** Sockets of the bare broadcaster. */
export async function bareAudience(address: string, count: number): Promise<Audience> {
  const sockets = Array.from({ length: count }, () => new WebSocket(`ws://${address}`));
  await Promise.all(sockets.map((socket) => once(socket, 'open')));
  const ends = countEnds(count);
  for (const socket of sockets) listen(socket, ({ type }) => type === 'done' && ends.add());
  return {
    hear(model) {
      sockets[0]?.send(JSON.stringify({ message: QUESTION, model }));
      return ends.all();
    },
    close: () => closeAll(sockets),
  };
}

/** Members of a room, who come by its link, watch it, and attach to each question that they hear of, as the own page does. */
export async function roomAudience(address: string, token: string, count: number): Promise<Audience> {
  const host = new WebSocket(`ws://${address}/ws/chat?token=${token}`, [SUBPROTOCOL]);
  await once(host, 'message');
  host.send('{"type":"hello"}');
  const conversation = randomUUID();
  let parent: string | null = null;

  /** Resolves with the first message of one of these types. */
  function answerTo(message: object, ...types: string[]): Promise<Message> {
    return new Promise((resolve) => {
      const hear = (data: unknown) => {
        const heard: Message = JSON.parse(String(data));
        if (!types.includes(heard.type)) return;
        host.off('message', hear);
        resolve(heard);
      };
      host.on('message', hear);
      host.send(JSON.stringify(message));
    });
  }
  function ask(model: string): Promise<Message> {
    const turn = randomUUID();
    const question = [{ type: 'text', text: QUESTION }];
    const chat = { type: 'chat', turn, conversation, parent, question, model };
    parent = turn;
    return answerTo(chat, 'done', 'error');
  }
  await ask('every-10ms');
  const share = { type: 'share', id: 's', conversation, may: 'read', uses: null, forMs: null };
  const link = await answerTo(share, 'share', 'error');

  const ends = countEnds(count);
  const sockets: WebSocket[] = [];
  for (let number = 1; number <= count; number++) {
    const key = await join(address, String(link.token), `Member ${number}`);
    const origin = `http://${address}`;
    const socket = new WebSocket(`ws://${address}/ws/chat?token=${key}`, [SUBPROTOCOL], { origin });
    await once(socket, 'message');
    listen(socket, (message) => {
      if (message.type === 'done') ends.add();
      else if (message.type === 'asked') {
        const { turn } = message.record as { turn: string };
        socket.send(JSON.stringify({ type: 'attach', turn, seq: 0 }));
      } else if (message.type === 'ping') socket.send('{"type":"pong"}');
    });
    socket.send('{"type":"hello"}');
    socket.send(JSON.stringify({ type: 'watch', topic: 'room', conversation }));
    sockets.push(socket);
  }
  return {
    async hear(model) {
      const all = ends.all();
      await ask(model);
      await all;
    },
    close: () => closeAll([host, ...sockets]),
  };
}

/** Comes by a link; gives the key. */
async function join(address: string, token: string, name: string): Promise<string> {
  const { keyId: invite, secret } = parseToken(token) ?? { keyId: '', secret: '' };
  const clientNonce = randomBytes(16).toString('base64url');
  const origin = `http://${address}`;
  const offer = `${JOIN_SUBPROTOCOL_PREFIX}${invite}.${clientNonce}`;
  const socket = new WebSocket(`ws://${address}/ws/chat`, [SUBPROTOCOL, offer], { origin });
  const [welcome] = (await once(socket, 'message')) as [Buffer];
  const { nonce: serverNonce } = JSON.parse(String(welcome)) as { nonce: string };
  const verifier = createHash('sha256').update(`${KEY_HASH_PREFIX}${secret}`).digest();
  const text = joinProofText({ invite, clientNonce, serverNonce, host: address, origin });
  const proof = createHmac('sha256', verifier).update(text).digest('base64url');
  socket.send(JSON.stringify({ type: 'join', proof, name }));
  const [answer] = (await once(socket, 'message')) as [Buffer];
  socket.terminate();
  return (JSON.parse(String(answer)) as { token: string }).token;
}

/** Counts up to everybody's end, again and again. */
function countEnds(count: number) {
  let left = count;
  let resolve = (): void => {};
  return {
    add() {
      left -= 1;
      if (left > 0) return;
      left = count;
      resolve();
    },
    all: () =>
      new Promise<void>((done) => {
        resolve = done;
      }),
  };
}

function closeAll(sockets: readonly WebSocket[]): void {
  for (const socket of sockets) socket.terminate();
}
