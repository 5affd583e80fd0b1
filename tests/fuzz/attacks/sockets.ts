/** Connections that come in numbers, slowly, by halves, or never go. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { UPGRADE_HEADERS } from '../../helpers/raw-request.ts';
import { toFrame } from '../../helpers/raw-web-socket.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { type Attack, expectAnswer } from './attack.ts';
import { openAnyCaller, openCaller } from './callers.ts';

async function knock({ port }: FuzzTarget): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  await new Promise<void>((resolve) => {
    socket.once('connect', () => resolve());
    socket.once('close', () => resolve());
  });
  return socket;
}

const handshake = ({ port, origin }: FuzzTarget): Buffer =>
  Buffer.from(
    `${['GET /ws/chat HTTP/1.1', `Host: 127.0.0.1:${port}`, `Origin: ${origin}`, ...UPGRADE_HEADERS].join('\r\n')}\r\n\r\n`,
  );

/** Opens so many at once, each of some kind, and lets them all go again. */
export function wave(count: number): Attack {
  return {
    name: `${count} connections at once`,
    async run(target, random) {
      const opened = await Promise.all(
        Array.from({ length: count }, async () => {
          const socket = await knock(target);
          const start = handshake(target);
          const part = random.pick([0, start.length, random.below(start.length)]);
          if (part > 0) socket.write(start.subarray(0, part));
          return socket;
        }),
      );
      for (const socket of opened) {
        if (random.below(3) === 0) socket.resetAndDestroy();
        else socket.end();
      }
      await Promise.all(
        opened.map((socket) =>
          socket.destroyed
            ? undefined
            : new Promise((resolve) => {
                socket.once('close', resolve);
                socket.resume();
                setImmediate(() => socket.destroy());
              }),
        ),
      );
    },
  };
}

export const sockets: readonly Attack[] = [
  wave(60),
  {
    name: 'half-open handshakes',
    async run(target, random) {
      const start = handshake(target);
      for (let index = 0; index < 20; index += 1) {
        const socket = await knock(target);
        socket.write(start.subarray(0, random.below(start.length)));
        if (random.below(2) === 0) socket.resetAndDestroy();
        else socket.destroy();
      }
    },
  },
  {
    name: 'a handshake byte by byte, and a question after it',
    async run(target) {
      const socket = await knock(target);
      socket.setNoDelay();
      const answered = once(socket, 'data');
      for (const byte of handshake(target)) {
        socket.write(Buffer.from([byte]));
        await new Promise((resolve) => setImmediate(resolve));
      }
      const [answer] = await answered;
      expectAnswer(String(answer).slice(0, 12), ['HTTP/1.1 101'], 'a slow handshake');
      const done = new Promise<void>((resolve) => {
        socket.on('data', (data) => String(data).includes('"done"') && resolve());
      });
      for (const byte of toFrame({ payload: '{"message":"Is all well?"}' })) socket.write(Buffer.from([byte]));
      await done;
      socket.destroy();
    },
  },
  {
    name: 'a deaf asker',
    async run(target, random) {
      const caller = await openAnyCaller(target, random);
      caller.socket.pause();
      const text = caller.depth === 'article' ? '{"message":"Is all well?"}' : '{"type":"models","id":"m"}';
      await caller.write(Buffer.concat(Array.from({ length: 80 }, () => toFrame({ payload: text }))));
      caller.socket.resetAndDestroy();
    },
  },
  {
    name: 'a reset in the middle of an answer',
    async run(target, random) {
      const caller = await openAnyCaller(target, random);
      const conversation = crypto.randomUUID();
      await caller.say(
        caller.depth === 'article'
          ? { message: 'Is all well?' }
          : {
              type: 'chat',
              turn: crypto.randomUUID(),
              conversation,
              parent: null,
              question: [{ type: 'text', text: 'Well?' }],
              temporary: true,
            },
      );
      caller.socket.resetAndDestroy();
    },
  },
  {
    name: 'questions in numbers',
    async run(target) {
      const caller = await openCaller(target, 'guest', 'aside.v1');
      const conversation = crypto.randomUUID();
      for (let index = 0; index < 60; index += 1) {
        await caller.say({
          type: 'chat',
          turn: crypto.randomUUID(),
          conversation,
          parent: null,
          question: [{ type: 'text', text: 'Well?' }],
        });
      }
      caller.socket.destroy();
    },
  },
];
