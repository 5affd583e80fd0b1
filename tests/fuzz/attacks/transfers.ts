/** Files that are broken, or break off. */
import { request } from 'node:http';
import type { FuzzTarget } from '../fuzz-target.ts';
import { type Attack, expectAnswer } from './attack.ts';

interface Sent {
  body: Buffer;
  /** What the head says; default: the truth. */
  bytes?: number;
  /** How much is sent before the connection is reset; default: all, and it is not. */
  until?: number;
}

/** The status, or undefined when nothing came back. */
function sendFile(
  { port, token }: FuzzTarget,
  { body, bytes = body.length, until }: Sent,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sending = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/import',
      agent: false,
      headers: { authorization: `Bearer ${token}`, 'content-length': bytes },
    });
    sending.on('error', () => resolve(undefined));
    sending.on('response', (response) => {
      response.resume().on('error', () => {});
      resolve(response.statusCode);
    });
    sending.on('close', () => resolve(undefined));
    if (until === undefined) sending.end(body);
    else sending.write(body.subarray(0, until), () => sending.destroy());
  });
}

/** The status, or undefined when whoever asked left before there was one. */
function exportFile({ port, token }: FuzzTarget, until: 'at once' | 'begun' | 'read'): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asking = request({
      port,
      host: '127.0.0.1',
      path: '/export?format=markdown',
      agent: false,
      headers: { authorization: `Bearer ${token}` },
    });
    asking.on('error', () => {});
    asking.on('response', (response) => {
      response.on('error', () => {});
      if (until === 'begun') asking.destroy();
      else response.resume().on('end', () => resolve(response.statusCode));
    });
    asking.on('close', () => resolve(undefined));
    asking.end(() => until === 'at once' && asking.destroy());
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
];

export const transfers: readonly Attack[] = [
  {
    name: 'a file that is none',
    async run(target, random) {
      const body = random.below(4) === 0 ? random.bytes(random.below(5_000)) : Buffer.from(random.pick(BROKEN));
      expectAnswer(await sendFile(target, { body }), [400, 503], 'a file that is none');
    },
  },
  {
    name: 'a file that breaks off',
    async run(target, random) {
      const body = Buffer.alloc(200_000, '[');
      await sendFile(target, { body, bytes: random.pick([200_000, 60_000_000]), until: random.below(body.length) });
    },
  },
  {
    name: 'a file that is too large',
    async run(target) {
      const sent = await sendFile(target, { body: Buffer.from('['), bytes: 2 ** 40, until: 1 });
      expectAnswer(sent, [413, 503, undefined], 'a file that is too large');
    },
  },
  {
    name: 'exports that nobody reads',
    async run(target, random) {
      for (let index = 0; index < 6; index += 1) await exportFile(target, random.pick(['at once', 'begun']));
      // Each gives its place back, if not in the same moment.
      while ((await exportFile(target, 'read')) !== 200);
    },
  },
];
