import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { WebSocket } from 'ws';
import type { FuzzTarget } from './fuzz-target.ts';
import { COUNT_FOREVER } from './steady-upstream.ts';

/** What a well-behaved client notices of an attack on its companion. */
export interface SteadyViewer {
  /** Numbers that it has been sent. */
  readonly count: number;
  /** Why what it saw was not whole; undefined while it is. */
  readonly fault: string | undefined;
  /** Milliseconds between two tokens, at the most: through the companion, and straight from the model server. */
  gaps(): { through: number; straight: number };
  /** Resolves with how long a short question of its own takes. */
  askMs(): Promise<number>;
  stop(): void;
}

/** Watches a number sequence through the companion, and another one past it, which is the control. */
export async function startSteadyViewer(target: FuzzTarget): Promise<SteadyViewer> {
  const through = createGapMeter();
  const straight = createGapMeter();
  let next = 0;
  let rest = '';
  let fault: string | undefined;
  let onEnd = (_turn: string): void => {};

  const stopControl = readStraight(target, straight.tick);
  const socket = new WebSocket(`ws://127.0.0.1:${target.port}/ws/chat`, ['aside.v1'], {
    headers: { authorization: `Bearer ${target.token}` },
  });
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const conversation = randomUUID();
  const counting = randomUUID();
  const ask = (turn: string, message: string): void =>
    say({
      type: 'chat',
      turn,
      conversation,
      parent: null,
      question: [{ type: 'text', text: message }],
      temporary: true,
    });

  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'ping') say({ type: 'pong' });
    if (message.turn !== counting) {
      if (message.type === 'done') onEnd(message.turn);
      else if (message.type === 'error') fault ??= `a question got ${message.code}`;
    } else if (message.type === 'token') take(message.content);
    else if (message.type !== 'loading' && message.type !== 'queued') fault ??= `the count got ${message.type}`;
  });
  socket.on('error', (error) => {
    fault ??= String(error);
  });
  socket.on('close', (code) => {
    fault ??= `closed with ${code}`;
  });

  function take(content: string): void {
    through.tick();
    const numbers = (rest + content).split(' ');
    rest = numbers.pop() ?? '';
    for (const number of numbers) {
      if (Number(number) !== next) fault ??= `expected ${next}, got ${number}`;
      next += 1;
    }
  }

  await once(socket, 'open');
  say({ type: 'hello' });
  ask(counting, COUNT_FOREVER);

  return {
    get count() {
      return next;
    },
    get fault() {
      return fault;
    },
    gaps: () => ({ through: through.longestMs(), straight: straight.longestMs() }),
    async askMs() {
      const turn = randomUUID();
      const startedAt = performance.now();
      const ended = new Promise<void>((resolve) => {
        onEnd = (ended) => ended === turn && resolve();
      });
      ask(turn, 'Is all well?');
      await ended;
      return performance.now() - startedAt;
    },
    stop() {
      fault ??= '';
      stopControl();
      socket.terminate();
    },
  };
}

function createGapMeter(): { tick(): void; longestMs(): number } {
  let tickedAt: number | undefined;
  let longest = 0;
  return {
    tick() {
      const now = performance.now();
      if (tickedAt !== undefined) longest = Math.max(longest, now - tickedAt);
      tickedAt = now;
    },
    longestMs: () => Math.max(longest, tickedAt === undefined ? 0 : performance.now() - tickedAt),
  };
}

function readStraight(target: FuzzTarget, tick: () => void): () => void {
  const asking = request(`${target.upstreamUrl}/api/chat`, { method: 'POST' }, (response) => response.on('data', tick));
  asking.on('error', () => {});
  asking.end(JSON.stringify({ message: COUNT_FOREVER }));
  return () => asking.destroy();
}
