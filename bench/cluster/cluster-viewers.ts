import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { SUBPROTOCOL } from '../../protocol/version.ts';
import { QUESTION } from '../relay/relay-models.ts';
import type { Site } from './cluster-sites.ts';

/** A panel's connection. */
export interface Viewer {
  /** The companion that it came to. */
  readonly companion: string;
  /** Asks, and resolves with the turn once it is known. */
  ask(model: string): Promise<string>;
  /** Watches from the beginning; resolves at its end. */
  watch(turn: string, onText?: (text: string) => void): Promise<void>;
  close(): void;
}

type Message = { type: string; turn?: string; content?: string; code?: string; epoch?: string };

export async function openViewer({ address, token }: Pick<Site, 'address' | 'token'>): Promise<Viewer> {
  const socket = new WebSocket(`ws://${address}/ws/chat?token=${token}`, [SUBPROTOCOL], { perMessageDeflate: false });
  const [frame] = (await once(socket, 'message')) as [Buffer];
  const { epoch = '' } = JSON.parse(String(frame)) as Message;
  const turns = new Map<string, { known(): void; text(text: string): void; end(): void; fail(error: Error): void }>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.type === 'ping') socket.send('{"type":"pong"}');
    const turn = turns.get(message.turn ?? '');
    if (turn === undefined) return;
    turn.known();
    if (message.type === 'token') turn.text(message.content ?? '');
    else if (message.type === 'done') turn.end();
    else if (message.type === 'error') turn.fail(new Error(`a turn ended with ${message.code}`));
  });
  socket.on('close', (code) => {
    for (const { fail } of turns.values()) fail(new Error(`closed with ${code}`));
  });
  socket.send('{"type":"hello"}');
  /** The end of each turn that was asked here: who asks watches. */
  const ends = new Map<string, { ended: Promise<void>; hear(onText: (text: string) => void): void }>();

  function follow(turn: string) {
    const { promise: known, resolve: isKnown } = Promise.withResolvers<void>();
    const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<void>();
    let onText: (text: string) => void = () => {};
    turns.set(turn, { known: isKnown, text: (text) => onText(text), end, fail });
    ended.catch(() => {});
    const hear = (listener: typeof onText) => {
      onText = listener;
    };
    ends.set(turn, { ended, hear });
    return { known: Promise.race([known, ended]), ended, hear };
  }

  return {
    companion: epoch,
    async ask(model) {
      const turn = randomUUID();
      const { known } = follow(turn);
      const question = [{ type: 'text', text: QUESTION }];
      const chat = { type: 'chat', turn, conversation: randomUUID(), parent: null, question, model };
      socket.send(JSON.stringify(chat));
      await known;
      return turn;
    },
    watch(turn, onText = () => {}) {
      const asked = ends.get(turn);
      if (asked) {
        asked.hear(onText);
        return asked.ended;
      }
      const { ended, hear } = follow(turn);
      hear(onText);
      socket.send(JSON.stringify({ type: 'attach', turn, seq: 0 }));
      return ended;
    },
    close: () => socket.terminate(),
  };
}
