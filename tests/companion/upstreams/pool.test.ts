/** Servers of one kind and locality that hold the same model are one model with more slots. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Catalogue, createCatalogue } from '../../../companion/upstreams/catalogue.ts';
import type { ChosenModel } from '../../../companion/upstreams/chosen-model.ts';
import type { Locality } from '../../../companion/upstreams/locality.ts';
import { createOllamaUpstream } from '../../../companion/upstreams/ollama/ollama-upstream.ts';
import { createReaderUpstream } from '../../../companion/upstreams/reader/reader-upstream.ts';
import type { Upstream } from '../../../companion/upstreams/upstream.ts';
import { createFakeOllama, type FakeModel, type FakeOllama } from '../../helpers/fake-ollama.ts';
import * as answers from '../../helpers/fake-ollama-answers.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';

const SAME = { name: 'small', digest: 'a'.repeat(64) };
const PROMPT = { task: 'chat', question: '?', sources: [], history: [], language: '' } as const;
const { signal } = new AbortController();

let one: FakeOllama;
let two: FakeOllama;
let clock: ManualClock;
let catalogue: Catalogue;
let upstreams: Upstream[];

beforeEach(async () => {
  one = createFakeOllama({ models: [SAME, { name: 'only-one' }] });
  two = createFakeOllama({ models: [SAME, { name: 'only-two' }] });
  clock = createManualClock();
  await Promise.all([one.listen(), two.listen()]);
  use();
});
afterEach(async () => {
  catalogue.dispose();
  for (const upstream of upstreams) upstream.dispose();
  await Promise.all([one.close(), two.close()]);
  expect(clock.pending).toBe(0);
});

function use(change: Partial<Upstream> = {}): void {
  catalogue?.dispose();
  upstreams = [one, two].map(({ url }) => createOllamaUpstream({ url, slots: 1, clock }));
  upstreams[1] = { ...upstreams[1], ...change } as Upstream;
  catalogue = createCatalogue({ upstreams, reader: createReaderUpstream(), clock, limits: { upstreamGapMs: 0 } });
}

const names = async () => (await catalogue.refresh()).models.map(({ name }) => name);
const portsOf = (model: ChosenModel) => model.holders().map(({ upstream }) => Number(upstream.id.split(':').at(-1)));

function ask(model: ChosenModel, port: number): Promise<unknown> {
  const holder = model.holders().find(({ upstream }) => upstream.id.endsWith(`:${port}`));
  const request = { model: holder?.ownName ?? '', prompt: { ...PROMPT }, think: undefined };
  return holder?.upstream.chat(request, { signal, onDelta() {} }) ?? Promise.reject(new Error('not a holder'));
}

test('a model that two servers hold is listed once, by its own name, with both; others say where they are', async () => {
  expect(await names()).toEqual([
    'small',
    `only-one @ 127.0.0.1:${one.port}`,
    `only-two @ 127.0.0.1:${two.port}`,
    'reader',
  ]);
  const [pool, single] = catalogue.snapshot().models;
  expect(pool).toMatchObject({
    upstream: upstreams[0]?.id,
    upstreams: upstreams.map(({ id }) => id),
    aliases: [`small @ 127.0.0.1:${one.port}`, `small @ 127.0.0.1:${two.port}`],
  });
  expect(single).toMatchObject({ aliases: ['only-one'] });
  expect(single).not.toHaveProperty('upstreams');
  expect(portsOf(await catalogue.resolve('small'))).toEqual([one.port, two.port]);
});

/** Has the second server hold these. */
function hold(...models: FakeModel[]): void {
  two.models = models;
}

test.each<[string, () => void]>([
  ['another digest', () => hold({ name: 'small', digest: 'b'.repeat(64) })],
  [
    'no digest',
    () => {
      one.models = [{ name: 'small', digest: '' }];
      hold({ name: 'small', digest: '' });
    },
  ],
  ['another locality', () => use({ locality: 'network' })],
  ['another kind', () => use({ kind: 'openai' })],
  ['a place in the cloud', () => hold({ ...SAME, remoteHost: 'https://ollama.com' })],
])('a model of the same name with %s is another model', async (_, change) => {
  change();
  expect((await names()).slice(0, 3)).toContain(`small @ 127.0.0.1:${one.port}`);
  const there = await catalogue.resolve(`small @ 127.0.0.1:${two.port}`);
  expect(portsOf(there)).toEqual([two.port]);
  // The name alone means the one of the first server, and never one in the cloud while there is another.
  expect(portsOf(await catalogue.resolve('small'))).toEqual([one.port]);
});

test('a name alone does not mean the cloud’s model, although its server comes first', async () => {
  one.models = [{ name: 'small', remoteHost: 'https://ollama.com' }];
  expect(portsOf(await catalogue.resolve('small'))).toEqual([two.port]);
});

test('a name that says where asks there alone, although there is a pool', async () => {
  await catalogue.refresh();
  const there = await catalogue.resolve(`small @ 127.0.0.1:${two.port}`);
  expect(portsOf(there)).toEqual([two.port]);
  await two.close();
  await catalogue.refresh();
  // Nobody else answers for it, also when it went after it was chosen.
  expect(portsOf(there)).toEqual([two.port]);
  await expect(catalogue.resolve(`small @ 127.0.0.1:${two.port}`)).rejects.toMatchObject({
    code: 'upstream_unreachable',
  });
});

test('a pool keeps its name and its id while a server is down', async () => {
  const chosen = await catalogue.resolve('small');
  await one.close();
  expect(await names()).toEqual(['small', `only-two @ 127.0.0.1:${two.port}`, 'reader']);
  expect(portsOf(chosen)).toEqual([two.port]);
  expect((await catalogue.resolve('small')).id).toBe(chosen.id);
});

test('when all are down the last known ones are asked, so that somebody says what is wrong', async () => {
  const chosen = await catalogue.resolve('small');
  await Promise.all([one.close(), two.close()]);
  await catalogue.refresh();
  expect(portsOf(chosen)).toEqual([one.port, two.port]);
});

test('a server that fails is left out until it answers a probe that began after that, and listeners are told', async () => {
  const chosen = await catalogue.resolve('small');
  // A kept connection that is reset is tried once more on a new one.
  one.script(answers.reset(), answers.reset());
  one.override('/api/version', answers.status(500));
  await expect(ask(chosen, one.port)).rejects.toMatchObject({ code: 'upstream_failed' });
  expect(portsOf(chosen)).toEqual([two.port]);
  await catalogue.refresh();
  expect(portsOf(chosen)).toEqual([two.port]);
  one.override('/api/version', undefined);
  let told = 0;
  catalogue.onHolders(() => {
    told += 1;
  });
  // Nobody has to ask for that: it is looked for by itself.
  clock.advance(2_000);
  while (portsOf(chosen).length < 2) await new Promise(setImmediate);
  expect(told).toBeGreaterThan(0);
});

test('a probe that began before a server failed does not take it in again; the next one, soon after, does', async () => {
  const chosen = await catalogue.resolve('small');
  const gate = Promise.withResolvers<void>();
  one.override('/api/ps', {
    waits: false,
    async run(exchange) {
      await gate.promise;
      await answers.status(200, { models: [] }).run(exchange);
    },
  });
  const refreshed = catalogue.refresh();
  while (!one.requests.slice(-3).some(({ path }) => path === '/api/ps')) await new Promise(setImmediate);
  one.script(answers.reset(), answers.reset());
  await expect(ask(chosen, one.port)).rejects.toMatchObject({ code: 'upstream_failed' });
  one.override('/api/ps', undefined);
  gate.resolve();
  await refreshed;
  expect(portsOf(chosen)).toEqual([two.port]);
  clock.advance(2_000);
  while (portsOf(chosen).length < 2) await new Promise(setImmediate);
  expect(portsOf(chosen)).toEqual([one.port, two.port]);
});

test('when all servers of a pool have failed any is asked rather than none', async () => {
  const chosen = await catalogue.resolve('small');
  for (const fake of [one, two]) {
    fake.script(answers.reset(), answers.reset());
    fake.override('/api/version', { waits: false, run() {} });
    await expect(ask(chosen, fake.port)).rejects.toMatchObject({ code: 'upstream_failed' });
  }
  expect(portsOf(chosen)).toEqual([one.port, two.port]);
  for (const fake of [one, two]) fake.override('/api/version', undefined);
  clock.advance(5_000);
  await catalogue.refresh();
});

test('a server that says nothing any more is left out too', async () => {
  const chosen = await catalogue.resolve('small');
  one.script(answers.hang());
  one.override('/api/version', answers.status(500));
  const asked = ask(chosen, one.port);
  asked.catch(() => {});
  await one.nextRequest();
  clock.advance(120_000);
  await expect(asked).rejects.toMatchObject({ code: 'upstream_silent' });
  expect(portsOf(chosen)).toEqual([two.port]);
  await catalogue.refresh();
});

test.each([
  ['busy', answers.status(503, { error: 'server busy, please try again.' })],
  ['refusing the question', answers.status(400, { error: 'odd' })],
])('a server that is %s is not left out', async (_, answer) => {
  const chosen = await catalogue.resolve('small');
  one.script(answer);
  await expect(ask(chosen, one.port)).rejects.toThrow();
  expect(portsOf(chosen)).toEqual([one.port, two.port]);
});

test('a model that one server of a pool says can’t chat is offered by none', async () => {
  two.models = [{ ...SAME, shows: ['embedding'] }];
  const { models, cannotChat } = await catalogue.refresh();
  expect([models, cannotChat].map((list) => list.map(({ name }) => name))).toEqual([
    [`only-one @ 127.0.0.1:${one.port}`, 'reader'],
    ['small'],
  ]);
});

test('a server that has begun to answer counts as one that has the model loaded', async () => {
  const chosen = await catalogue.resolve('small');
  expect(chosen.holders().map(({ isLoaded }) => isLoaded)).toEqual([false, false]);
  await ask(chosen, two.port);
  expect(chosen.holders().map(({ isLoaded }) => isLoaded)).toEqual([false, true]);
});

test('the default is the model that is loaded on any server of its pool', async () => {
  one.models = [{ name: 'newest', modifiedAt: '2026-11-25T00:00:00Z' }, SAME];
  two.loaded = ['small'];
  expect((await catalogue.resolve(undefined)).name).toBe('small');
});

test.each<[string, Locality]>([
  ['http://127.0.0.1:1', 'machine'],
  ['http://[::1]:1', 'machine'],
  ['http://localhost:1', 'machine'],
  ['http://192.168.1.7:1', 'network'],
  ['http://10.0.0.7:1', 'network'],
  ['http://[fd00::7]:1', 'network'],
  ['http://gpu:1', 'network'],
  ['http://gpu.local:1', 'network'],
  ['https://ollama.com', 'internet'],
  ['http://8.8.8.8:1', 'internet'],
])('%s is on the %s', (url, locality) => {
  const upstream = createOllamaUpstream({ url, slots: 1 });
  expect(upstream.locality).toBe(locality);
  upstream.dispose();
});
