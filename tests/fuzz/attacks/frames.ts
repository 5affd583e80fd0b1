/** Frames that no client of WebSocket sends, or not so many of. */
import { toFrame } from '../../helpers/raw-web-socket.ts';
import type { Random } from '../random.ts';
import { type Attack, expectAnswer } from './attack.ts';
import { openAnyCaller, writeInPieces } from './callers.ts';

interface Violation {
  name: string;
  bytes(random: Random): Buffer;
  code: number;
}

const CONTROL = [8, 9, 10];
const UNKNOWN_OPCODES = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15];
const BAD_CODES = [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535];
const NO_UTF8 = ['ff', 'c0af', 'e28228', 'eda080', 'f4908080', 'f0288cbc', 'e282'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

/** Far more than a connection may send, also in the seconds for which a busy machine leaves a companion without its turn. */
const FLOOD = 1_000;

const closeFrame = (code: number, reason: Uint8Array = Buffer.alloc(0)): Buffer =>
  toFrame({ opcode: 8, payload: Buffer.concat([Buffer.from([code >> 8, code & 0xff]), reason]) });
const many = (count: number, frame: () => Buffer): Buffer => Buffer.concat(Array.from({ length: count }, frame));

const VIOLATIONS: readonly Violation[] = [
  { name: 'reserved bits', bytes: (random) => toFrame({ reserved: 1 + random.below(7), payload: 'x' }), code: 1002 },
  { name: 'a reserved opcode', bytes: (random) => toFrame({ opcode: random.pick(UNKNOWN_OPCODES) }), code: 1002 },
  { name: 'no mask', bytes: () => toFrame({ isMasked: false, payload: '{"type":"cancel"}' }), code: 1002 },
  { name: 'a continuation of nothing', bytes: () => toFrame({ opcode: 0, payload: 'x' }), code: 1002 },
  {
    name: 'a message within a message',
    bytes: () => Buffer.concat([toFrame({ isLast: false, payload: '{' }), toFrame({ payload: '{}' })]),
    code: 1002,
  },
  { name: 'a control frame in parts', bytes: (r) => toFrame({ opcode: r.pick(CONTROL), isLast: false }), code: 1002 },
  {
    name: 'a control frame that is too long',
    bytes: (r) => toFrame({ opcode: r.pick(CONTROL), payload: r.bytes(126 + r.below(100)) }),
    code: 1002,
  },
  {
    name: 'a length that is too large',
    bytes: (r) => toFrame({ declaredBytes: r.pick([2n ** 24n + 1n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]) }),
    code: 1009,
  },
  { name: 'a close code of one byte', bytes: () => toFrame({ opcode: 8, payload: 'x' }), code: 1002 },
  { name: 'a close code that is none', bytes: (random) => closeFrame(random.pick(BAD_CODES)), code: 1002 },
  { name: 'a close reason that is no text', bytes: (r) => closeFrame(1000, r.pick(NO_UTF8)), code: 1007 },
  { name: 'a text that is none', bytes: (random) => toFrame({ payload: random.pick(NO_UTF8) }), code: 1007 },
  { name: 'a binary frame', bytes: (r) => toFrame({ opcode: 2, payload: r.bytes(r.below(200)) }), code: 1003 },
  {
    name: 'too many fragments',
    bytes: () => Buffer.concat([toFrame({ isLast: false }), many(1_100, () => toFrame({ opcode: 0, isLast: false }))]),
    code: 1008,
  },
  {
    name: 'a flood of pings',
    bytes: (r) => many(FLOOD, () => toFrame({ opcode: 9, payload: r.bytes(5) })),
    code: 4429,
  },
  { name: 'a flood of pongs', bytes: () => many(FLOOD, () => toFrame({ opcode: 10 })), code: 4429 },
  {
    name: 'a flood of messages',
    bytes: () => many(FLOOD, () => toFrame({ payload: '{"type":"cancel"}' })),
    code: 4429,
  },
  { name: 'a flood of garbage', bytes: (r) => many(FLOOD, () => toFrame({ payload: `{${r.next()}` })), code: 4429 },
];

export const frames: readonly Attack[] = [
  ...VIOLATIONS.map(
    ({ name, bytes, code }) =>
      ({
        name,
        async run(target, random) {
          const caller = await openAnyCaller(target, random);
          if (random.below(2) === 0) await caller.say({ type: 'ping' });
          await writeInPieces(caller, bytes(random), random);
          expectAnswer(await caller.closed, [code], `${name}, ${caller.kind} at ${caller.depth}`);
        },
      }) satisfies Attack,
  ),
  {
    name: 'a close',
    async run(target, random) {
      const code = random.pick([1000, 1001, 1011, 3000, 4000, 4999]);
      const caller = await openAnyCaller(target, random);
      await writeInPieces(caller, closeFrame(code, Buffer.from('bye')), random);
      expectAnswer(await caller.closed, [code], 'a close');
    },
  },
  {
    name: 'any bytes at all',
    async run(target, random) {
      const caller = await openAnyCaller(target, random);
      await writeInPieces(caller, random.bytes(random.below(5_000)), random);
      caller.socket.end();
      const documented = [1000, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 4429];
      expectAnswer(await caller.closed, documented, 'any bytes at all');
    },
  },
  {
    name: 'a frame that never ends',
    async run(target, random) {
      const caller = await openAnyCaller(target, random);
      await caller.write(toFrame({ payload: random.bytes(random.below(50_000)), declaredBytes: 1_000_000 }));
      caller.socket.resetAndDestroy();
      await caller.closed;
    },
  },
];
