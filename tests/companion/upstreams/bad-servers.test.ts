/** Servers that are broken, or are none: each has words and a cure, and the models of another server are there all the same. */
import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkModels } from '../../../companion/cli/doctor/check-models.ts';
import { createCatalogue } from '../../../companion/upstreams/catalogue.ts';
import { createUpstream, type UpstreamKindName } from '../../../companion/upstreams/kinds.ts';
import { createReaderUpstream } from '../../../companion/upstreams/reader/reader-upstream.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { describeError } from '../../../words/describe-error.ts';
import { createFakeOllama } from '../../helpers/fake-ollama.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { type Answer, startHostileServer, writeForever } from './hostile-server.ts';

const OK = 'HTTP/1.1 200 OK\r\nConnection: close\r\n';
const KINDS: readonly UpstreamKindName[] = ['ollama', 'openai'];

const says =
  (body: string, type = 'application/json'): Answer =>
  (socket) =>
    socket.end(`${OK}Content-Type: ${type}\r\n\r\n${body}`);

/** A good list of models with these names. */
const lists =
  (names: readonly string[]): Answer =>
  (socket: Socket, path: string) => {
    if (path.endsWith('/version')) return says('{"version":"0.33.0"}')(socket, path);
    if (path.endsWith('/show')) return says('{"capabilities":["completion"]}')(socket, path);
    const models = names.map((name) => ({ name, id: name, digest: `sha-${name.slice(0, 40)}` }));
    return says(JSON.stringify(path.endsWith('/ps') ? { models: [] } : { models, data: models }))(socket, path);
  };

/** What the companion knows once it has asked a bad server and, after it, a good one. */
async function look(kind: UpstreamKindName, answer: Answer) {
  const good = createFakeOllama({ models: [{ name: 'good:1b' }] });
  const clock = createManualClock();
  const bad = await startHostileServer(answer);
  const upstreams = [
    createUpstream({ kind, url: kind === 'openai' ? `${bad}/v1` : bad, slots: 1, clock }),
    createUpstream({ kind: 'ollama', url: await good.listen(), slots: 1, clock }),
  ];
  const catalogue = createCatalogue({ upstreams, reader: createReaderUpstream(), clock });
  onTestFinished(async () => {
    catalogue.dispose();
    for (const upstream of upstreams) upstream.dispose();
    await good.close();
  });
  const snapshot = await catalogue.refresh();
  return { catalogue, clock, snapshot, status: snapshot.upstreams[0], names: snapshot.models.map(({ name }) => name) };
}

const BROKEN: Record<string, [answer: Answer, status: 'refused' | 'unreachable']> = {
  'answers HTML': [says('<!doctype html><title>Sign in</title>', 'text/html'), 'refused'],
  'answers HTML and calls it JSON': [says('<!doctype html><title>Sign in</title>'), 'refused'],
  'answers nothing': [says(''), 'refused'],
  'closes without a word': [(socket) => socket.end(), 'refused'],
  'answers half a line': [says('{"version":"0.33.0","models":[{"na'), 'refused'],
  'answers an endless line': [
    (socket) => {
      socket.write(`${OK}Content-Type: application/json\r\n\r\n"`);
      writeForever(socket, 'x'.repeat(65_536));
    },
    'refused',
  ],
  'is another API': [says('{"name":"Grafana","database":"ok"}'), 'refused'],
  'answers a list where an object belongs': [says('[1,2,3]'), 'refused'],
  'answers null': [says('null'), 'refused'],
  redirects: [
    (socket) => socket.end('HTTP/1.1 301 x\r\nLocation: https://login.example/\r\nContent-Length: 0\r\n\r\n'),
    'refused',
  ],
  'redirects to itself': [
    (socket) => socket.end('HTTP/1.1 302 x\r\nLocation: /\r\nContent-Length: 0\r\n\r\n'),
    'refused',
  ],
  'asks for a password': [(socket) => socket.end('HTTP/1.1 401 x\r\nContent-Length: 0\r\n\r\n'), 'refused'],
};

describe.each(KINDS)('a server of kind %s', (kind) => {
  it.each(Object.entries(BROKEN))(
    'that %s has words and a cure, and the other keeps its model',
    async (_, [answer, wanted]) => {
      const { status, names } = await look(kind, answer);
      expect(status?.status).toBe(wanted);
      const { message, cure } = describeError({ code: status?.error?.code ?? '', params: status?.error?.params ?? {} });
      expect(message).not.toBe('');
      expect(cure).not.toBe('');
      expect(message.length + cure.length).toBeLessThan(600);
      expect(names.map((name) => name.split(' @ ')[0])).toEqual(['good:1b', 'reader']);
      expect(checkModels(status ? [status] : [], [])[0]).toMatchObject({ isOk: false });
    },
  );

  it('with 10,000 models lists the newest thousand, and the other server’s too', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `model-${index}`);
    const { names } = await look(kind, lists(many));
    expect(names.filter((name) => name.startsWith('model-'))).toHaveLength(LIMITS.upstreamModels);
    expect(names.some((name) => name.startsWith('good:1b'))).toBe(true);
  });

  it('with a model that has a name of 500 characters lists the others', async () => {
    const { names, status } = await look(kind, lists(['x'.repeat(500), 'short']));
    expect(names.some((name) => name.startsWith('xxx'))).toBe(false);
    expect(names.some((name) => name.startsWith('short'))).toBe(true);
    expect(status?.status).toBe('ready');
  });

  it.each(['hf.co/owner/model:Q4', 'me@home/model', 'a @ b', 'm @ 127.0.0.1:1', '../../etc', 'a b', '模型'])(
    'with a model named %s lists it once, and finds it by the name that it lists',
    async (name) => {
      const { catalogue, names } = await look(kind, lists([name]));
      const listed = names.filter((each) => each.startsWith(name));
      expect(listed).toHaveLength(1);
      const chosen = await catalogue.resolve(listed[0]);
      expect(chosen.holders().map(({ ownName }) => ownName)).toEqual([name]);
    },
  );

  it('that is two servers behind one address lists what answers, and says of the other’s model that it isn’t there', async () => {
    let isSecond = false;
    const { catalogue, clock, names } = await look(kind, (socket, path) => {
      if (!/\/chat/.test(path)) return lists([isSecond ? 'second' : 'first'])(socket, path);
      socket.end('HTTP/1.1 404 x\r\nContent-Type: application/json\r\n\r\n{"error":"model not found"}');
    });
    const chosen = await catalogue.resolve(names.find((name) => name.startsWith('first')));
    isSecond = true;
    const [holder] = chosen.holders();
    const prompt = { task: 'chat', question: '?', sources: [], history: [], language: '' } as const;
    const request = { model: 'first', prompt, think: undefined };
    const asked = holder?.upstream.chat(request, { signal: new AbortController().signal, onDelta: () => {} });
    await expect(asked).rejects.toMatchObject({ code: 'model_not_found', params: { cause: 'at_server' } });
    const refreshed = catalogue.refresh();
    clock.advance(10_000);
    const later = (await refreshed).models.map(({ name }) => name.split(' @ ')[0]);
    expect(later.toSorted()).toEqual(['good:1b', 'reader', 'second']);
  });

  it('finds a model again when the clock has jumped an hour ahead', async () => {
    const good = createFakeOllama({ models: [{ name: 'good:1b' }] });
    const clock = createManualClock();
    const url = await good.listen();
    const upstream = createUpstream({ kind: 'ollama', url, slots: 1, clock });
    const catalogue = createCatalogue({ upstreams: [upstream], reader: createReaderUpstream(), clock });
    onTestFinished(async () => {
      catalogue.dispose();
      upstream.dispose();
      await good.close();
    });
    await catalogue.refresh();
    clock.advance(3_600_000);
    expect((await catalogue.resolve(undefined)).name).toBe('good:1b');
  });
});

it('two upstreams behind one address are one in the list', async () => {
  const good = createFakeOllama({ models: [{ name: 'good:1b' }] });
  const url = await good.listen();
  const clock = createManualClock();
  const upstreams = [
    createUpstream({ kind: 'ollama', url, slots: 1, clock }),
    createUpstream({ kind: 'ollama', url: url.replace('127.0.0.1', 'localhost'), slots: 1, clock }),
  ];
  const catalogue = createCatalogue({ upstreams, reader: createReaderUpstream(), clock });
  onTestFinished(async () => {
    catalogue.dispose();
    for (const upstream of upstreams) upstream.dispose();
    await good.close();
  });
  const { models } = await catalogue.refresh();
  expect(models.map(({ name }) => name)).toEqual(['good:1b', 'reader']);
});

it.each<[string, string, boolean]>([
  ['http://127.0.0.1:11434', 'http://localhost:11434', true],
  ['http://127.0.0.1:11434', 'http://[::1]:11434/v1', true],
  ['http://127.0.0.1:11434', 'http://127.0.0.1:11435', false],
  ['https://a.example/one', 'https://a.example/two', false],
])('the doctor says of %s and %s whether they are one server (%s)', (first, second, isOne) => {
  const server = { kind: 'ollama', status: 'ready', version: '0.33.0' } as const;
  const findings = checkModels(
    [
      { ...server, id: 'a', address: first },
      { ...server, id: 'b', address: second },
    ],
    [],
  );
  const said = `${first} and ${second} are the same server.`;
  expect(findings.some(({ what, cure }) => what === said && cure.includes('--upstream'))).toBe(isOne);
});
