import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Catalogue, type CatalogueSnapshot, createCatalogue } from '../../../companion/upstreams/catalogue.ts';
import { createOllamaUpstream } from '../../../companion/upstreams/ollama/ollama-upstream.ts';
import { createReaderUpstream } from '../../../companion/upstreams/reader/reader-upstream.ts';
import type { Upstream } from '../../../companion/upstreams/upstream.ts';
import { describeErrorInLine } from '../../../words/describe-error.ts';
import { createFakeOllama, type FakeModel, type FakeOllama } from '../../helpers/fake-ollama.ts';
import * as answers from '../../helpers/fake-ollama-answers.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';

const OLD: FakeModel = { name: 'old:1b', modifiedAt: '2026-11-01T10:00:00Z' };
/** Later than it looks: its zone is behind. */
const NEW: FakeModel = { name: 'new:latest', modifiedAt: '2026-11-01T08:00:00-07:00' };

let fake: FakeOllama;
let other: FakeOllama;
let clock: ManualClock;
let catalogue: Catalogue;
let upstreams: Upstream[];

beforeEach(async () => {
  fake = createFakeOllama({ models: [OLD, NEW] });
  other = createFakeOllama({ models: [{ name: 'new:latest', digest: 'f'.repeat(64) }, { name: 'only-there:1b' }] });
  clock = createManualClock();
  await other.listen();
  await fake.listen();
  use(fake);
});
afterEach(async () => {
  catalogue.dispose();
  for (const upstream of upstreams) upstream.dispose();
  await Promise.all([fake.close(), other.close()]);
  expect(clock.pending).toBe(0);
});

function use(...fakes: FakeOllama[]): void {
  upstreams = fakes.map(({ url }) => createOllamaUpstream({ url, slots: 1, clock }));
  catalogue = createCatalogue({ upstreams, reader: createReaderUpstream(), clock, limits: { upstreamGapMs: 0 } });
}

function change(): Promise<CatalogueSnapshot> {
  return new Promise((resolve) => {
    const stop = catalogue.onChange((snapshot) => {
      stop();
      resolve(snapshot);
    });
  });
}

const names = (snapshot: CatalogueSnapshot): string[] => snapshot.models.map(({ name }) => name);

describe('the list', () => {
  test('names the models of a server newest first, and the reader last', async () => {
    const snapshot = await catalogue.refresh();
    expect(names(snapshot)).toEqual(['new:latest', 'old:1b', 'reader']);
    expect(snapshot.models[0]).toEqual({
      name: 'new:latest',
      upstream: `ollama@127.0.0.1:${fake.port}`,
      parameterSize: '134.52M',
      sizeBytes: 98362770,
      contextLength: 8192,
      capabilities: ['completion'],
      loaded: false,
      remote: false,
      quantisation: 'Q4_1',
      family: 'llama',
      modifiedAt: expect.any(Number),
      places: [{ upstream: `ollama@127.0.0.1:${fake.port}`, name: 'new:latest', loaded: false }],
      aliases: [`new:latest @ 127.0.0.1:${fake.port}`],
    });
    expect(snapshot.upstreams).toEqual([
      {
        id: `ollama@127.0.0.1:${fake.port}`,
        kind: 'ollama',
        address: fake.url,
        status: 'ready',
        version: '0.0.0',
        manages: ['pull', 'delete', 'unload', 'keep_warm'],
      },
      { id: 'reader', kind: 'reader', address: '', status: 'ready', version: '' },
    ]);
  });

  test('has a model loaded that answered while its server was looked at', async () => {
    await catalogue.refresh();
    const gate = Promise.withResolvers<void>();
    fake.override('/api/ps', {
      waits: false,
      async run(exchange) {
        await gate.promise;
        await answers.status(200, { models: [] }).run(exchange);
      },
    });
    const looking = catalogue.refresh();
    await fake.nextRequest('/api/ps');
    const [holder] = (await catalogue.resolve('old:1b')).holders();
    const prompt = { task: 'chat', question: '?', sources: [], history: [], language: '' } as const;
    const { signal } = new AbortController();
    await holder?.upstream.chat({ model: 'old:1b', prompt, think: undefined }, { signal, onDelta() {} });
    gate.resolve();
    const loadedOf = ({ models }: CatalogueSnapshot) => models.find(({ name }) => name === 'old:1b')?.loaded;
    expect(loadedOf(await looking)).toBe(true);
    // One that is looked at since says what is so.
    expect(loadedOf(await catalogue.refresh())).toBe(false);
  });

  test('leaves out models that only embed, and entries that make no sense', async () => {
    fake.models = [{ name: 'embed:latest', capabilities: ['embedding'] }, OLD];
    expect(names(await catalogue.refresh())).toEqual(['old:1b', 'reader']);
    fake.override('/api/tags', answers.status(200, { models: [{ size: 1 }, 'x', { name: 'bare' }] }));
    expect(names(await catalogue.refresh())).toEqual(['bare', 'reader']);
  });

  test('reads what a real Ollama was recorded to hold', async () => {
    fake.override('/api/tags', answers.recording('tags'));
    fake.override('/api/ps', answers.recording('ps-empty'));
    const [model] = (await catalogue.refresh()).models;
    expect(model).toMatchObject({ name: 'smollm2:135m', parameterSize: '134.52M', contextLength: 8192, loaded: false });
  });

  test('says where a model is when there are several servers', async () => {
    use(fake, other);
    expect(names(await catalogue.refresh())).toEqual([
      `new:latest @ 127.0.0.1:${fake.port}`,
      `old:1b @ 127.0.0.1:${fake.port}`,
      `new:latest @ 127.0.0.1:${other.port}`,
      `only-there:1b @ 127.0.0.1:${other.port}`,
      'reader',
    ]);
  });

  test('marks cloud models, which are never a default', async () => {
    fake.models = [{ name: 'huge:cloud', remoteHost: 'https://ollama.com:443' }];
    const snapshot = await catalogue.refresh();
    expect(snapshot.models.map(({ remote }) => remote)).toEqual([true, false]);
    expect(snapshot.defaultModel).toBe('reader');
    await expect(catalogue.resolve('huge:cloud')).resolves.toMatchObject({ name: 'huge:cloud' });
  });

  test('says how to get a model when there is none', async () => {
    fake.models = [];
    const snapshot = await catalogue.refresh();
    expect(snapshot.defaultModel).toBe('reader');
    expect(snapshot.upstreams[0]?.status).toBe('ready');
    expect(errorOf(snapshot)).toMatch(/ollama pull/);
  });

  test.each([
    ['a refusal', '/api/version', answers.status(403, '', ''), /OLLAMA_ORIGINS/],
    ['something else', '/api/version', answers.status(200, '<html></html>', 'text/html'), /is not Ollama/],
    ['a redirect', '/api/version', answers.status(301, ''), /redirects/],
    ['a list that is none', '/api/tags', answers.status(200, 'oops'), /is not Ollama/],
  ])('says so when the server answers with %s', async (_, path, answer, message) => {
    fake.override(path, answer);
    const snapshot = await catalogue.refresh();
    expect(snapshot.upstreams[0]?.status).toBe('refused');
    expect(errorOf(snapshot)).toMatch(message);
    expect(names(snapshot)).toEqual(['reader']);
  });

  test('gives a server that hangs five seconds', async () => {
    fake.override('/api/version', { waits: false, run: () => {} });
    const refreshed = catalogue.refresh();
    await fake.nextRequest('/api/version');
    clock.advance(5_000);
    const snapshot = await refreshed;
    expect(snapshot.upstreams[0]?.status).toBe('unreachable');
    expect(errorOf(snapshot)).toMatch(/5 seconds/);
  });
});

/** What is told of the first server. */
function errorOf({ upstreams: [first] }: CatalogueSnapshot): string {
  return first?.error === undefined ? '' : describeErrorInLine(first.error);
}

describe('a catalogue that was started', () => {
  test('finds a server that appears, within two seconds, and notices when it goes', async () => {
    await fake.close();
    const missing = change();
    catalogue.start();
    const first = await missing;
    expect(first.upstreams[0]?.status).toBe('unreachable');
    expect(errorOf(first)).toMatch(/ollama serve/);
    expect(first.defaultModel).toBe('reader');

    const { port } = fake;
    await fake.listen({ port });
    const appeared = change();
    clock.advance(2_000);
    expect((await appeared).defaultModel).toBe('new:latest');

    await fake.close();
    const gone = change();
    clock.advance(30_000);
    expect((await gone).upstreams[0]?.status).toBe('unreachable');
  });

  test('tells of changes only', async () => {
    const first = change();
    catalogue.start();
    await first;
    await catalogue.refresh();
    const snapshots: CatalogueSnapshot[] = [];
    catalogue.onChange((snapshot) => snapshots.push(snapshot));
    await catalogue.refresh();
    expect(snapshots).toEqual([]);
    fake.models = [OLD];
    await catalogue.refresh();
    expect(snapshots.map(names)).toEqual([['old:1b', 'reader']]);
  });

  test('shares a probe under way', async () => {
    await Promise.all([catalogue.refresh(), catalogue.refresh()]);
    expect(fake.requests.filter(({ path }) => path === '/api/version')).toHaveLength(1);
  });

  test('asks nobody any more once it is disposed of, not even to the end of a probe', async () => {
    fake.override('/api/version', { waits: false, run: () => {} });
    catalogue.start();
    const request = await fake.nextRequest('/api/version');
    catalogue.dispose();
    expect(await request.closed).toBe('aborted');
    clock.advance(60_000);
    expect(fake.requests).toHaveLength(1);
  });
});

describe('the model that answers', () => {
  test('is the newest model when none is named, or the one that is loaded by now', async () => {
    await expect(catalogue.resolve(undefined)).resolves.toMatchObject({ name: 'new:latest' });
    fake.loaded = ['old:1b'];
    clock.advance(1_000);
    await expect(catalogue.resolve(undefined)).resolves.toMatchObject({ name: 'old:1b' });
  });

  test('is the reader when no server answers, without waiting for any', async () => {
    await fake.close();
    await catalogue.refresh();
    const { name, holders } = await catalogue.resolve(undefined);
    expect([name, holders().map(({ upstream }) => upstream.kind)]).toEqual(['reader', ['reader']]);
  });

  test('is the named model, found although it came after the last look', async () => {
    await catalogue.refresh();
    fake.models = [OLD, { name: 'fresh:latest' }];
    await expect(catalogue.resolve('fresh')).resolves.toMatchObject({ name: 'fresh:latest' });
  });

  test('is nobody for a model that is not there, and the words say how to get it', async () => {
    await expect(catalogue.resolve('llama3.2')).rejects.toMatchObject({
      code: 'model_not_found',
      params: { cause: 'here', model: 'llama3.2', server: 'ollama' },
    });
  });

  test('is nobody for a named model while its server is down', async () => {
    await catalogue.refresh();
    await fake.close();
    await catalogue.refresh();
    await expect(catalogue.resolve('old:1b')).rejects.toMatchObject({
      code: 'upstream_unreachable',
      params: { cause: 'model_away', model: 'old:1b', address: fake.url },
    });
    await expect(catalogue.resolve('reader')).resolves.toMatchObject({ name: 'reader' });
  });

  test('is the server that the name says, and the first that has it when it says none', async () => {
    use(fake, other);
    const [here, there] = upstreams;
    const answerer = async (name: string) => {
      const [holder, ...others] = (await catalogue.resolve(name)).holders();
      expect(others).toEqual([]);
      return [holder?.upstream.id, holder?.ownName];
    };
    expect(await answerer(`new:latest @ 127.0.0.1:${other.port}`)).toEqual([there?.id, 'new:latest']);
    expect(await answerer('new')).toEqual([here?.id, 'new:latest']);
    expect(await answerer('only-there:1b')).toEqual([there?.id, 'only-there:1b']);
  });

  test('is never another server than the name says, also when that one is down', async () => {
    use(fake, other);
    await fake.close();
    await expect(catalogue.resolve(`new:latest @ 127.0.0.1:${fake.port}`)).rejects.toMatchObject({
      code: 'upstream_unreachable',
    });
    await expect(catalogue.resolve(`gone:1b @ 127.0.0.1:${other.port}`)).rejects.toMatchObject({
      code: 'model_not_found',
    });
  });

  test('is on the first server with a model, even if another has one loaded', async () => {
    use(fake, other);
    other.loaded = ['new:latest'];
    await expect(catalogue.resolve(undefined)).resolves.toMatchObject({ name: `new:latest @ 127.0.0.1:${fake.port}` });
  });
});
