import { randomUUID } from 'node:crypto';
import type { WireClient, WireMessage } from './wire-client.ts';

interface SeenTurn {
  text: string;
  end: string | undefined;
}

/** Somebody in a room who keeps up as the companion's page does: watches first, reads the conversation, then follows each turn. */
export interface RoomMemberClient {
  /** All turns that it knows, in their order, with what it has read of them. */
  read(): [string, string, string | undefined][];
  /** The latest of what it was told of the room. */
  readonly room: WireMessage;
  /** Messages that it got. */
  readonly heard: number;
  readonly closed: WireClient['closed'];
  ask(parent: string): string;
  send(message: object): void;
  /** Resolves once all that it has said was taken. */
  sync(): Promise<void>;
  leave(): void;
}

export function followRoom(client: WireClient, conversation: string): RoomMemberClient {
  const turns = new Map<string, SeenTurn>();
  let room: WireMessage;
  let heard = 0;
  let synced = () => {};

  function follow(turn: string): void {
    if (turns.has(turn)) return;
    turns.set(turn, { text: '', end: undefined });
    client.send({ type: 'attach', turn, seq: 0 });
  }

  function take(message: WireMessage): void {
    heard += 1;
    const seen = turns.get(message.turn);
    switch (message.type) {
      case 'conversation':
        if (message.id === 'sync') return void synced();
        for (const { turn, answer, state } of message.turns) {
          if (state === 'running') follow(turn);
          else turns.set(turn, { text: textOf(answer), end: state });
        }
        break;
      case 'asked':
        follow(message.record.turn);
        break;
      case 'token':
        if (seen) seen.text += message.content;
        break;
      case 'snapshot':
        if (seen) seen.text = textOf(message.parts);
        break;
      case 'done':
      case 'cancelled':
        if (seen) seen.end = message.type;
        break;
      case 'ping':
        client.send({ type: 'pong' });
        break;
      case 'room':
        room = message;
        break;
    }
  }

  async function listen(): Promise<never> {
    for (;;) take(await client.take());
  }

  void listen();
  client.send({ type: 'watch', topic: 'room', conversation });
  client.send({ type: 'conversation', id: 'all', conversation });
  return {
    read: () => [...turns].map(([turn, { text, end }]) => [turn, text, end]),
    get room() {
      return room;
    },
    get heard() {
      return heard;
    },
    closed: client.closed,
    ask(parent) {
      const turn = randomUUID();
      // Its own turns are watched by asking.
      turns.set(turn, { text: '', end: undefined });
      client.send({
        type: 'chat',
        turn,
        conversation,
        parent,
        follow: true,
        question: [{ type: 'text', text: 'Why?' }],
      });
      return turn;
    },
    send: client.send,
    sync() {
      const { promise, resolve } = Promise.withResolvers<void>();
      synced = resolve;
      // It comes after what was said before: storage answers in order.
      client.send({ type: 'conversation', id: 'sync', conversation, limit: 1 });
      return promise;
    },
    leave: client.terminate,
  };
}

function textOf(parts: { type: string; text: string }[]): string {
  return parts.flatMap(({ type, text }) => (type === 'text' ? [text] : [])).join('');
}
