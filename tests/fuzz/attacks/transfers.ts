/** Files that are broken, or break off. */
import { WebSocket } from 'ws';
import { SUBPROTOCOL } from '../../../protocol/version.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { type Attack, expectAnswer } from './attack.ts';

type Message = Record<string, unknown>;

/** Sends one message of a client with a key; resolves with its answer, or undefined when whoever asked left before. */
function say(
  { port, token }: FuzzTarget,
  message: Message,
  until: 'at once' | 'answered',
): Promise<Message | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/chat?token=${token}`, [SUBPROTOCOL]);
    socket.on('error', () => {});
    socket.on('close', () => resolve(undefined));
    socket.on('open', () => {
      socket.send('{"type":"hello"}');
      socket.send(JSON.stringify({ id: 'file', ...message }), () => until === 'at once' && socket.terminate());
    });
    socket.on('message', (data) => {
      const answer = JSON.parse(String(data));
      if (answer.id !== 'file') return;
      resolve(answer);
      socket.terminate();
    });
  });
}

const BROKEN = [
  '',
  'null',
  '{',
  '[[[[',
  '{"format":"aside","version":1}',
  '{"format":"aside","version":1,"conversations":{}}',
  '{"__proto__":{"format":"aside"}}',
  '['.repeat(200_000),
  `[${'{},'.repeat(200_000)}{}]`,
  '\ud800',
  `{"format":"aside","version":1,"conversations":[{"title":${JSON.stringify('x'.repeat(300_000))}}]}`,
  '[{"mapping":{"a":{"parent":"a","message":{}}}},{"mapping":{"a":',
  '{"chat":[{"history":{},"messages":[{"role":"user","content":"x"}]},]]]}}}',
  `[${'{"mapping":{"a":{"message":{"author":{"role":"user"},"content":{"content_type":"text","parts":["x"]}}}}}'.repeat(500)}]`,
  `${'[]{}'.repeat(50_000)}`,
];

const LAST = { type: 'import', offset: 0, isLast: true };
const EXPORT = { type: 'export', format: 'markdown', language: 'de' };

export const transfers: readonly Attack[] = [
  {
    name: 'a file that is none',
    async run(target, random) {
      const text = random.below(4) === 0 ? random.bytes(random.below(5_000)).toString('latin1') : random.pick(BROKEN);
      const answer = await say(target, { ...LAST, text }, 'answered');
      // Of some of them it is said what can't be read, before anybody confirms it.
      expectAnswer(answer?.code ?? answer?.type, ['bad_message', 'overloaded', 'import'], 'a file that is none');
    },
  },
  {
    name: 'a file that breaks off',
    run: async (target, random) => {
      const part = { type: 'import', offset: 0, text: '['.repeat(random.below(200_000)), isLast: false };
      await say(target, part, random.pick(['at once', 'answered']));
    },
  },
  {
    name: 'exports that nobody reads',
    async run(target, random) {
      for (let index = 0; index < 6; index += 1) await say(target, EXPORT, random.pick(['at once', 'answered']));
      // Each gives its place back, if not in the same moment.
      while ((await say(target, EXPORT, 'answered'))?.type !== 'export');
    },
  },
];
