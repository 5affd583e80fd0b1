import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOllamaUpstream } from '../../../../companion/upstreams/ollama/ollama-upstream.ts';
import {
  type ModelManagement,
  type PullProgress,
  type Upstream,
  UpstreamError,
} from '../../../../companion/upstreams/upstream.ts';
import type { Limits } from '../../../../protocol/limits.ts';
import { describeErrorInLine } from '../../../../words/describe-error.ts';
import { createFakeOllama, type FakeOllama } from '../../../helpers/fake-ollama.ts';
import { type FakeAnswer, manual, recording, status } from '../../../helpers/fake-ollama-answers.ts';

let fake: FakeOllama;
let upstream: Upstream;
const never = new AbortController().signal;

beforeEach(async () => {
  fake = createFakeOllama();
  upstream = createOllamaUpstream({ url: await fake.listen(), slots: 1 });
});
afterEach(async () => {
  upstream.dispose();
  await fake.close();
});

function management(limits: Partial<Limits> = {}): ModelManagement {
  const of = Object.keys(limits).length === 0 ? upstream : createOllamaUpstream({ url: fake.url, slots: 1, limits });
  if (!of.management) throw new Error('an Ollama can be managed');
  return of.management;
}

/** What was told of a pull, and how it ended. */
async function pull(answer: FakeAnswer, name = 'smollm2:135m', limits: Partial<Limits> = {}) {
  fake.scriptPulls(answer);
  const told: PullProgress[] = [];
  const options = { signal: never, onProgress: (progress: PullProgress) => told.push(progress) };
  const error = await management(limits)
    .pull(name, options)
    .catch((thrown: unknown) => thrown);
  return { told, error };
}

const MB = 1_000_000;

describe('a pull', () => {
  test('tells its bytes from the manifest to the end, and succeeds by the word success alone', async () => {
    const { told, error } = await pull(recording('pull'));
    expect(error).toBeUndefined();
    expect([...new Set(told.map(({ code }) => code))]).toEqual(['manifest', 'downloading', 'verifying', 'writing']);
    const { done, total } = told.at(-1) ?? {};
    expect(done).toBe(total);
    expect(total).toBeGreaterThan(98 * MB);
    expect(told.every((progress, index) => progress.done >= (told[index - 1]?.done ?? 0))).toBe(true);
  });

  test('that goes on says at once what is there already', async () => {
    const { told, error } = await pull(recording('pull-resumed'));
    expect(error).toBeUndefined();
    const first = told.find(({ total }) => total > 0);
    expect(first?.done).toBeGreaterThan(29 * MB);
  });

  test('whose stream ends without that word has failed', async () => {
    const line = `${JSON.stringify({ status: 'pulling manifest' })}\n`;
    expect((await pull(status(200, line, 'application/x-ndjson'))).error).toMatchObject({
      code: 'upstream_failed',
      params: { cause: 'ended_early' },
    });
    expect((await pull(status(200, '', 'application/x-ndjson'))).error).toMatchObject({
      params: { cause: 'said_nothing' },
    });
  });

  test('counts no layer twice, however often it is told', async () => {
    const line = (fields: object) => `${JSON.stringify({ status: 'pulling a', digest: 'a', total: 100, ...fields })}\n`;
    const body = [
      line({}),
      line({ completed: 40 }),
      line({ completed: 900 }),
      line({ completed: -1 }),
      line({ digest: 'b' }),
    ];
    const { told } = await pull(status(200, `${body.join('')}{"status":"success"}\n`, 'application/x-ndjson'));
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [0, 100],
      [40, 100],
      [100, 100],
      [0, 100],
      [0, 200],
      [0, 200],
    ]);
  });

  const said = (error: string) => status(200, `${JSON.stringify({ error })}\n`, 'application/x-ndjson');
  test.each<[string, FakeAnswer, string, string, RegExp]>([
    [
      'a name that there is no model of',
      recording('pull-unknown'),
      'model_not_found',
      'not_in_library',
      /no model “smollm2:135m” to download/,
    ],
    [
      'a registry that can’t be reached',
      recording('pull-absent'),
      'upstream_failed',
      'registry_unreachable',
      /couldn’t download.*dial tcp/,
    ],
    [
      'a registry that dies',
      recording('pull-broken'),
      'upstream_failed',
      'registry_unreachable',
      /connection refused.*internet/,
    ],
    ['a name that is none', recording('pull-bad-name'), 'upstream_refused', 'bad_model_name', /No model can be called/],
    [
      'a full disk',
      said('write /root/.ollama/models/blobs/x: no space left on device'),
      'upstream_failed',
      'disk_full',
      /no room.*no space left/,
    ],
    [
      'a disk that is full, on a real server',
      recording('pull-disk-full'),
      'upstream_failed',
      'disk_full',
      /no room.*no space left/,
    ],
    [
      'a server that is too old',
      said('pull model manifest: 412: The model you are attempting to pull requires a newer version of Ollama'),
      'upstream_refused',
      'server_too_old',
      /too old.*Update/,
    ],
    ['anything else', said('digest mismatch'), 'upstream_failed', 'pull_failed', /digest mismatch/],
    [
      'a page of HTML',
      status(502, '<html>Bad gateway</html>', 'text/html'),
      'upstream_failed',
      'behind_proxy',
      /proxy/,
    ],
    [
      'a redirect',
      {
        waits: false,
        run: (exchange) => {
          exchange.headers(301, 'text/html');
          exchange.end();
        },
      },
      'upstream_refused',
      'redirected_somewhere',
      /not followed/,
    ],
    [
      'something that is no Ollama',
      status(200, '<html>', 'text/html'),
      'upstream_refused',
      'not_this_kind',
      /is not Ollama/,
    ],
  ])('says of %s what it is and what to do', async (_, answer, code, cause, words) => {
    const { error } = await pull(answer);
    expect(error).toBeInstanceOf(UpstreamError);
    const { reason } = error as UpstreamError;
    expect(reason).toMatchObject({ code, params: { cause } });
    expect(describeErrorInLine(reason)).toMatch(words);
  });

  test('an endless line ends it', async () => {
    const { error } = await pull(status(200, 'x'.repeat(2_000), 'application/x-ndjson'), 'x', {
      upstreamLineBytes: 1_000,
    });
    expect(error).toMatchObject({ code: 'upstream_failed', params: { cause: 'garbled' } });
  });

  test('a server that goes away in its middle ends it', async () => {
    const answer = manual();
    const pulled = pull({ ...answer, waits: false });
    (await answer.started).raw(Buffer.from('{"status":"pulling manifest"}\n'));
    answer.reset();
    expect((await pulled).error).toMatchObject({ code: 'upstream_failed', params: { cause: 'broke_midway' } });
  });

  test('that is aborted closes its connection', async () => {
    const answer = manual();
    fake.scriptPulls({ ...answer, waits: false });
    const ending = new AbortController();
    const pulled = management().pull('x', { signal: ending.signal, onProgress() {} });
    const { request } = await answer.started;
    ending.abort(new Error('enough'));
    await expect(pulled).rejects.toThrow('enough');
    expect(await request.closed).toBe('aborted');
  });

  test('by an address, or by any other name that is none, never reaches the server', async () => {
    for (const name of ['https://example.org/x', '../x', 'a@b', 'x'.repeat(500)]) {
      expect((await pull(recording('pull'), name)).error).toMatchObject({ params: { cause: 'bad_model_name' } });
    }
    expect(fake.requests).toEqual([]);
  });
});

test('pullLayers: so many layers are counted, and more are pulled all the same', async () => {
  const line = (digest: string) => `${JSON.stringify({ status: 'pulling', digest, total: 10, completed: 10 })}\n`;
  const body = ['a', 'b', 'c', 'a'].map(line).join('');
  const answer = status(200, `${body}{"status":"success"}\n`, 'application/x-ndjson');
  const { told, error } = await pull(answer, 'x', { pullLayers: 2 });
  expect(error).toBeUndefined();
  expect(told.at(-1)).toMatchObject({ done: 20, total: 20 });
});

describe('a model', () => {
  const name = 'smollm2:135m';

  test('is deleted by its name, and one that is not there is no model', async () => {
    await management().remove(name, never);
    expect(fake.models).toEqual([]);
    await expect(management().remove(name, never)).rejects.toMatchObject({
      code: 'model_not_found',
      params: { cause: 'at_server', model: name },
    });
    expect(fake.requests.map(({ method, path, body }) => [method, path, body])).toEqual(
      Array(2).fill(['DELETE', '/api/delete', { model: name }]),
    );
  });

  test('that is kept stays for each question, also when it is loaded again for a longer context', async () => {
    await management().keepWarm(name, true, never);
    expect(fake.requests.at(-1)?.body).toEqual({ model: name, messages: [], stream: false, keep_alive: -1 });
    const { models } = await upstream.probe(never);
    expect(models[0]?.inMemory).toEqual({ until: null, memoryBytes: 209505483, videoBytes: 0 });
    await chat();
    expect((await fake.nextRequest('/api/chat')).body.keep_alive).toBe(-1);
    expect((await fake.nextRequest('/api/chat')).body.keep_alive).toBe(-1);
    await management().keepWarm(name, false, never);
    await chat();
    expect(fake.requests.at(-1)?.body).not.toHaveProperty('keep_alive');
    expect((await upstream.probe(never)).models[0]?.inMemory?.until).toBe(Date.parse('2026-11-22T10:14:32.010Z'));
  });

  test('that a server keeps stays so for the companion that comes later', async () => {
    fake.loaded = [name];
    fake.override('/api/ps', recording('ps-kept'));
    await upstream.probe(never);
    await chat();
    expect(fake.requests.at(-1)?.body.keep_alive).toBe(-1);
  });

  test('is loaded with the context that it has, so that keeping it loads nothing again', async () => {
    fake.override('/api/ps', recording('ps-kept'));
    await upstream.probe(never);
    await management().keepWarm(name, true, never);
    expect(fake.requests.at(-1)?.body.options).toEqual({ num_ctx: 4096 });
  });

  test('is unloaded, and kept no more', async () => {
    await management().keepWarm(name, true, never);
    await management().unload(name, never);
    expect(fake.requests.at(-1)?.body).toEqual({ model: name, messages: [], stream: false, keep_alive: 0 });
    expect(fake.loaded).toEqual([]);
    await expect(management().unload('other', never)).rejects.toMatchObject({ code: 'model_not_found' });
  });
});

async function chat(): Promise<void> {
  const prompt = { task: 'chat', question: 'Hello?', sources: [], history: [], language: '' } as const;
  const request = { model: 'smollm2:135m', prompt: { ...prompt, sources: [], history: [] }, think: undefined };
  await upstream.chat(request, { signal: never, onDelta() {} });
}

describe('suggestions', () => {
  test('are what suits the memory best, and what the server recommends that runs on it', async () => {
    fake.override('/api/experimental/model-recommendations', recording('recommendations'));
    const [best, ...rest] = await management().suggest(16e9, never);
    expect(best).toMatchObject({ name: 'qwen3:8b', fits: true });
    expect(rest.slice(-2)).toEqual([
      { name: 'gemma4', sizeBytes: 0, memoryBytes: 12e9, good: 'recommended', fits: false },
      { name: 'qwen3.5', sizeBytes: 0, memoryBytes: 14e9, good: 'recommended', fits: false },
    ]);
    // Nothing that runs on somebody else's machine.
    expect(rest.filter(({ name }) => name.includes('cloud'))).toEqual([]);
  });

  test.each([
    [4e9, 'llama3.2:1b'],
    [8e9, 'gemma3:4b'],
    [64e9, 'qwen3:8b'],
    [1e9, 'qwen3:0.6b'],
    [undefined, 'gemma3:4b'],
  ])('begin, with %s bytes of memory, with %s', async (memory, name) => {
    expect((await management().suggest(memory, never))[0]?.name).toBe(name);
  });

  test.each<[string, FakeAnswer]>([
    ['HTML', status(200, '<html>')],
    ['another shape', status(200, { recommendations: 'none' })],
    [
      'names that are none',
      status(200, { recommendations: [{ model: 'https://x', vram_bytes: 1 }, { model: 'x', vram_bytes: 'much' }, 5] }),
    ],
  ])('are those of the project when the server answers %s', async (_, answer) => {
    fake.override('/api/experimental/model-recommendations', answer);
    expect((await management().suggest(8e9, never)).map(({ good }) => good)).not.toContain('recommended');
  });
});
