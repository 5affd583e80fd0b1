import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createOperations, OPERATIONS_TOPIC, type Operations } from '../../../companion/operations/operations.ts';
import { createPullRecord } from '../../../companion/operations/pull-record.ts';
import { createPulls, type Pulls } from '../../../companion/operations/pulls.ts';
import { type PullProgress, UpstreamError } from '../../../companion/upstreams/upstream.ts';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import type { OperationMessage } from '../../../protocol/operation-messages.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';

/** A pull as the server has it, which the test answers. */
interface Asked {
  name: string;
  signal: AbortSignal;
  tell(progress: Partial<PullProgress>): void;
  come(): void;
  fail(error: Error): void;
}

let dataDir: string;
let clock: ManualClock;
let operations: Operations;
let pulls: Pulls;
let told: OperationMessage[];
let asked: Asked[];
let cameTimes: number;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'aside-pulls-'));
  start();
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function start(limits: Partial<Limits> = {}): void {
  clock = createManualClock();
  const live = createMemoryLive(clock);
  told = [];
  asked = [];
  cameTimes = 0;
  live.watch(OPERATIONS_TOPIC, 'test', (frame) => told.push(JSON.parse(frame)));
  operations = createOperations(live);
  const log = createCapturedLog();
  pulls = createPulls({
    operations,
    record: createPullRecord(dataDir, log),
    onCame: async () => {
      cameTimes += 1;
    },
    clock,
    limits: { ...LIMITS, ...limits },
    log,
  });
}

const SERVER = {
  upstream: 'ollama@a',
  management: {
    pull(name: string, { signal, onProgress }: { signal: AbortSignal; onProgress(progress: PullProgress): void }) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      const tell: Asked['tell'] = (fields) => onProgress({ code: 'downloading', done: 0, total: 0, ...fields });
      asked.push({ name, signal, tell, come: resolve, fail: reject });
      return promise;
    },
  },
};

const latest = () => told.at(-1) as OperationMessage;
const states = () => operations.listed().map(({ name, state, done, total }) => [name, state, done, total]);

describe('a pull', () => {
  it('tells what it is at and its bytes, and is done once the model is in the list', async () => {
    const operation = pulls.begin(SERVER, 'm');
    expect(latest()).toMatchObject({
      operation,
      kind: 'pull',
      state: 'running',
      code: 'manifest',
      name: 'm',
      upstream: 'ollama@a',
    });
    asked[0]?.tell({ done: 10, total: 100 });
    expect(latest()).toMatchObject({ code: 'downloading', done: 10, total: 100 });
    asked[0]?.come();
    await settle();
    expect(cameTimes).toBe(1);
    expect(latest()).toMatchObject({ operation, state: 'done' });
    expect(operations.listed()).toEqual([]);
  });

  it('tells no more often than four times a second, but each new stage at once', () => {
    pulls.begin(SERVER, 'm');
    for (let done = 1; done <= 20; done += 1) {
      asked[0]?.tell({ done, total: 100 });
      clock.advance(25);
    }
    expect(told.filter(({ code }) => code === 'downloading').map(({ done }) => done)).toEqual([1, 11]);
    asked[0]?.tell({ code: 'verifying', done: 100, total: 100 });
    expect(latest()).toMatchObject({ code: 'verifying', done: 100 });
  });

  it('of one name at one server is one operation, with and without :latest', () => {
    const first = pulls.begin(SERVER, 'm');
    expect(pulls.begin(SERVER, 'm:latest')).toBe(first);
    expect(asked).toHaveLength(1);
    expect(pulls.begin({ ...SERVER, upstream: 'ollama@b' }, 'm')).not.toBe(first);
    expect(pulls.begin(SERVER, 'm:1b')).not.toBe(first);
    expect(pulls.begin(SERVER, 'host:5000/m')).not.toBe(first);
    expect(asked).toHaveLength(4);
  });

  it('that is cancelled stays listed, and goes on as the same operation with what is there', async () => {
    const operation = pulls.begin(SERVER, 'm');
    asked[0]?.tell({ done: 40, total: 100 });
    expect(operations.stop(operation)).toBe(true);
    await settle();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(states()).toEqual([['m', 'cancelled', 40, 100]]);
    expect(pulls.begin(SERVER, 'm')).toBe(operation);
    expect(latest()).toMatchObject({ operation, state: 'running', done: 40, total: 100 });
    asked[1]?.tell({ code: 'manifest' });
    expect(latest()).toMatchObject({ done: 40, total: 100 });
    asked[1]?.come();
    await settle();
    expect(states()).toEqual([]);
  });

  it('that has failed says why, and is listed until it is forgotten', async () => {
    const operation = pulls.begin(SERVER, 'm');
    asked[0]?.fail(new UpstreamError('upstream_refused', { cause: 'bad_model_name', model: 'm' }));
    await settle();
    expect(latest()).toMatchObject({
      state: 'failed',
      error: { code: 'upstream_refused', params: { model: 'm' }, retryable: false },
    });
    expect(operations.stop(operation)).toBe(true);
    expect(latest()).toMatchObject({ operation, state: 'forgotten' });
    expect([operations.listed(), operations.stop(operation)]).toEqual([[], false]);
  });

  it('that goes on says nothing of why it had failed', async () => {
    pulls.begin(SERVER, 'm');
    asked[0]?.fail(new UpstreamError('upstream_refused', { cause: 'bad_model_name', model: 'm' }));
    await settle();
    pulls.begin(SERVER, 'm');
    expect(latest()).not.toHaveProperty('error');
  });

  it('whose server does what it may not fails as a fault of ours', async () => {
    pulls.begin(SERVER, 'm');
    asked[0]?.fail(new TypeError('oops'));
    await settle();
    expect(latest()).toMatchObject({ state: 'failed', error: { code: 'internal' } });
  });
});

describe('a companion that ends', () => {
  it('breaks off what runs, which is interrupted after the next start and goes on', async () => {
    pulls.begin(SERVER, 'm');
    asked[0]?.tell({ done: 40, total: 100 });
    await pulls.dispose();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(latest()).toMatchObject({ state: 'interrupted' });
    start();
    expect(states()).toEqual([['m', 'interrupted', 40, 100]]);
    pulls.begin(SERVER, 'm');
    expect(states()).toEqual([['m', 'running', 40, 100]]);
  });

  it('without a word leaves its pulls to the next one too', () => {
    pulls.begin(SERVER, 'm');
    start();
    expect(states()).toEqual([['m', 'interrupted', 0, 0]]);
  });

  it('leaves nothing of what came or was forgotten', async () => {
    pulls.begin(SERVER, 'a');
    const b = pulls.begin(SERVER, 'b');
    asked[0]?.come();
    operations.stop(b);
    await settle();
    operations.stop(b);
    start();
    expect(states()).toEqual([]);
  });

  it('begins none any more', async () => {
    await pulls.dispose();
    expect(() => pulls.begin(SERVER, 'm')).toThrow(UpstreamError);
  });
});

describe('the record of pulls', () => {
  it('can be read by its user alone', () => {
    pulls.begin(SERVER, 'm');
    expect(statSync(join(dataDir, 'pulls.json')).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', '[]', '{"pulls":[{"name":""}]}', '{"pulls":[{"name":"m","upstream":"u","done":-1,"total":1}]}'])(
    'that says %j is empty',
    (text) => {
      writeFileSync(join(dataDir, 'pulls.json'), text);
      start();
      expect(states()).toEqual([]);
    },
  );

  it('that can’t be written costs nothing but itself', () => {
    rmSync(dataDir, { recursive: true });
    pulls.begin(SERVER, 'm');
    expect(latest()).toMatchObject({ state: 'running' });
    expect(() => readFileSync(join(dataDir, 'pulls.json'))).toThrow();
    dataDir = mkdtempSync(join(tmpdir(), 'aside-pulls-'));
  });
});

it('pulls: so many run at the same time, and one more is overloaded', async () => {
  start({ pulls: 2 });
  for (const name of ['a', 'b']) pulls.begin(SERVER, name);
  expect(() => pulls.begin(SERVER, 'c')).toThrow(
    expect.objectContaining({ code: 'overloaded', params: { cause: 'pulls' } }),
  );
  asked[0]?.come();
  await settle();
  pulls.begin(SERVER, 'c');
});

it('unfinishedPulls: so many are listed, and the oldest go first', async () => {
  start({ unfinishedPulls: 2 });
  for (const name of ['a', 'b', 'c']) {
    operations.stop(pulls.begin(SERVER, name));
    await settle();
  }
  expect(states().map(([name]) => name)).toEqual(['b', 'c']);
});
