/** Requests that are meant to be read in two ways, or not at all. */
import { connect } from 'node:net';
import type { FuzzTarget } from '../fuzz-target.ts';
import type { Random } from '../random.ts';
import { type Attack, expectAnswer, UndocumentedError } from './attack.ts';

const STATUSES = [200, 400, 401, 403, 404, 405, 408, 413, 417, 426, 429, 431, 503];

interface Request {
  name: string;
  /** `host` is a Host header that is ours. */
  text(host: string, random: Random): string;
  /** What each answer may be; default: whatever is documented. */
  statuses?: readonly number[];
  /** Answers at the most; default 1. */
  answers?: number;
}

const GET = 'GET /health HTTP/1.1\r\n';
const END = '\r\n\r\n';
const SMUGGLED = `GET /health HTTP/1.1\r\nHost: smuggled.test${END}`;
const filler = (random: Random): string => random.bytes(random.below(3_000)).toString('latin1');

const REQUESTS: readonly Request[] = [
  {
    name: 'two lengths',
    text: (host) => `POST /health HTTP/1.1\r\n${host}\r\nContent-Length: 4\r\nContent-Length: 40${END}{}{}${SMUGGLED}`,
    statuses: [400],
  },
  {
    name: 'a length and chunks',
    text: (host) =>
      `POST /health HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked${END}0${END}${SMUGGLED}`,
    statuses: [400],
  },
  {
    name: 'chunks under another name',
    text: (host, random) =>
      `POST /health HTTP/1.1\r\n${host}\r\nTransfer-Encoding: ${random.pick(['xchunked', 'chunked, identity', 'identity'])}${END}0${END}${SMUGGLED}`,
    statuses: [400, 405],
    answers: 2,
  },
  {
    name: 'a chunk of an absurd size',
    text: (host) => `POST /health HTTP/1.1\r\n${host}\r\nTransfer-Encoding: chunked${END}ffffffffffffffffff\r\nx`,
    statuses: [400, 405],
    answers: 2,
  },
  {
    name: 'a chunk with endless extensions',
    text: (host) => `POST /health HTTP/1.1\r\n${host}\r\nTransfer-Encoding: chunked${END}1;${'x'.repeat(100_000)}\r\nx`,
    statuses: [400, 405, 413],
    answers: 2,
  },
  { name: 'two Hosts', text: (host) => `${GET}${host}\r\n${host}${END}`, statuses: [400, 403] },
  {
    name: 'a second Host behind thousands of headers',
    text: (host, random) => `${GET}${host}\r\n${'a:\r\n'.repeat(1_900 + random.below(1_200))}Host: evil.test${END}`,
    statuses: [400, 403, 431],
  },
  { name: 'no Host', text: () => `${GET}X: y${END}`, statuses: [400, 403] },
  { name: 'HTTP/1.0 without a Host', text: () => `GET /health HTTP/1.0${END}`, statuses: [403] },
  { name: 'a folded header', text: (host) => `${GET}${host}\r\nX: a\r\n b: c${END}`, statuses: [200, 400] },
  { name: 'a folded Host', text: (host) => `${GET}${host}\r\n evil.test${END}`, statuses: [400, 403] },
  { name: 'a space before the colon', text: (host) => `${GET}${host}\r\nContent-Length : 3${END}`, statuses: [400] },
  { name: 'NUL in a header', text: (host) => `${GET}${host}\r\nX: a\0b${END}`, statuses: [400] },
  { name: 'a bare line feed', text: (host) => `GET /health HTTP/1.1\n${host}\n\n`, statuses: [200, 400] },
  { name: 'a bare carriage return', text: (host) => `${GET}${host}\r\nX: a\rEvil: b${END}`, statuses: [400] },
  {
    name: 'a head that is too large',
    text: (host) => `${GET}${host}\r\nX: ${'x'.repeat(40_000)}${END}`,
    statuses: [431],
  },
  {
    name: 'a target that is too long',
    text: (host) => `GET /${'x'.repeat(40_000)} HTTP/1.1\r\n${host}${END}`,
    statuses: [431],
  },
  {
    name: 'a target of another kind',
    text: (host, random) =>
      `GET ${random.pick(['http://evil.test/health', '*', 'constructor', '__proto__', '//health', '/%00', '/health#x', '/../health'])} HTTP/1.1\r\n${host}${END}`,
    statuses: [200, 400, 404],
  },
  {
    name: 'a method of another kind',
    text: (host, random) =>
      `${random.pick(['TRACE', 'CONNECT', 'OPTIONS', 'PROPFIND', 'get', 'constructor'])} /health HTTP/1.1\r\n${host}${END}`,
    statuses: [400, 404, 405],
  },
  { name: 'HTTP/2', text: () => `PRI * HTTP/2.0${END}SM${END}`, statuses: [400] },
  { name: 'TLS', text: () => `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${'\0'.repeat(200)}`, statuses: [400] },
  { name: 'anything', text: (_host, random) => filler(random) },
  { name: 'anything in a header', text: (host, random) => `${GET}${host}\r\nX: ${filler(random)}${END}` },
  { name: 'an expectation', text: (host) => `${GET}${host}\r\nExpect: everything${END}`, statuses: [417] },
  {
    name: 'a pipeline',
    text: (host) => `${GET}${host}${END}`.repeat(20),
    statuses: [200, 429],
    answers: 20,
  },
  {
    name: 'an upgrade with a body',
    text: (host) =>
      `GET /ws/chat HTTP/1.1\r\n${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: ${SMUGGLED.length}${END}${SMUGGLED}`,
    statuses: [400, 403],
  },
  {
    name: 'an upgrade to something else',
    text: (host, random) =>
      `GET /ws/chat HTTP/1.1\r\n${host}\r\nConnection: Upgrade\r\nUpgrade: ${random.pick(['h2c', 'websocket, h2c', 'WebSocket\t', ''])}${END}`,
    statuses: [400, 403, 426],
  },
  {
    name: 'absurd subprotocols',
    text: (host, random) =>
      `GET /ws/chat HTTP/1.1\r\n${host}\r\nOrigin: chrome-extension://x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: ${random.pick([',,,', 'a b', 'aside.v1, aside.v1', 'x,'.repeat(5_000)])}${END}`,
    statuses: [400, 403, 431],
  },
];

export const http: readonly Attack[] = REQUESTS.map(({ name, text, statuses = STATUSES, answers = 1 }) => ({
  name: `HTTP: ${name}`,
  async run(target, random) {
    const host = `Host: 127.0.0.1:${target.port}`;
    const heads = await readHeads(target, text(host, random), random);
    if (heads.length > answers) throw new UndocumentedError(`${name}: ${heads.length} answers: ${heads.join(' | ')}`);
    for (const head of heads) {
      expectAnswer(Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]), [...statuses, 429], name);
      if (/^access-control-/im.test(head)) throw new UndocumentedError(`${name}: lets others read`);
    }
  },
}));

/** The heads of all answers to these bytes, which come in pieces; nobody waits longer than for the connection to rest. */
async function readHeads({ port }: FuzzTarget, text: string, random: Random): Promise<string[]> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    answer += chunk;
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const bytes = Buffer.from(text, 'latin1');
  const cut = random.below(bytes.length + 1);
  socket.write(bytes.subarray(0, cut));
  socket.end(bytes.subarray(cut));
  await closed;
  return answer.split(/(?=^HTTP\/1\.1 \d{3} )/m).filter((part) => part.startsWith('HTTP/'));
}
