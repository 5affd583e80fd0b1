import { randomUUID } from 'node:crypto';
import type { Handshake } from '../../../companion/access/handshake.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import type { WireClient, WireMessage } from './wire-client.ts';
import { clientOf, startWireServer, type WireServerOptions } from './wire-server.ts';

export interface Chat {
  type: 'chat';
  turn: string;
  conversation: string;
  parent: string | null;
  question: object[];
}

/** The parts of a question, with its words and what goes along given apart. */
interface Asking extends Partial<Chat>, Record<string, unknown> {
  message?: string;
  sources?: readonly object[];
}

/** A question that is stored unless told otherwise. */
export function chat({ message = 'Why?', sources = [], ...fields }: Asking = {}): Chat {
  const question = toQuestion(message, sources);
  return { type: 'chat', turn: randomUUID(), conversation: randomUUID(), parent: null, question, ...fields };
}

/** A server with clients that have said hello. */
export async function startSession(options: WireServerOptions = {}) {
  const server = await startWireServer(options);

  async function greet(handshake: Handshake = clientOf('anna')): Promise<WireClient> {
    const client = await server.connect(handshake);
    await client.take();
    client.send({ type: 'hello' });
    return client;
  }

  /** Asks, has it answered, and reads on to its end. */
  async function exchange(client: WireClient, question: Chat, answer = 'Because.'): Promise<WireMessage[]> {
    client.send(question);
    const request = await server.scripted.next();
    request.say(answer);
    request.finish();
    return client.takeUntil('done');
  }

  return { ...server, greet, exchange };
}

let lastId = 0;

/** The reply to a request, whatever comes before it. */
export async function ask(client: WireClient, request: Record<string, unknown>): Promise<WireMessage> {
  lastId += 1;
  const id = `r${lastId}`;
  client.send({ ...request, id });
  for (;;) {
    const message = await client.take();
    if (message.id === id) return message;
  }
}
