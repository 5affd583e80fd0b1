import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../companion/upstreams/catalogue.ts';
import { guardUpstream } from '../../../companion/upstreams/guarded-upstream.ts';
import { createReaderUpstream } from '../../../companion/upstreams/reader/reader-upstream.ts';
import { type Upstream, UpstreamError } from '../../../companion/upstreams/upstream.ts';
import { describeError } from '../../../words/describe-error.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const { signal } = new AbortController();
const PROMPT = { task: 'chat', question: '?', sources: [], history: [], language: '' } as const;
const REQUEST = { model: 'm', prompt: { ...PROMPT }, think: undefined };

/** Whatever a faulty upstream may do instead of what it promises. */
const FAULTS: [string, () => never | Promise<never>][] = [
  ['throws an error', () => fail(new TypeError('a bug'))],
  ['throws undefined', () => fail(undefined)],
  ['throws a text', () => fail('oops')],
  ['throws an object that can’t be read', () => fail(Object.create(null))],
  ['rejects with an error', () => Promise.reject(new RangeError('a bug'))],
  ['rejects with undefined', () => Promise.reject(undefined)],
  ['rejects with null', () => Promise.reject(null)],
];

function fail(what: unknown): never {
  throw what;
}

function createFaulty(fault: () => never | Promise<never>): Upstream {
  return {
    id: 'ollama@faulty:1',
    kind: 'ollama',
    locality: 'machine',
    slots: 1,
    probe: fault,
    chat: fault,
    dispose() {},
  };
}

describe.each(FAULTS)('an upstream that %s', (_, fault) => {
  it('is refused in the list, and the reader answers', async () => {
    const log = createCapturedLog();
    const clock = createManualClock();
    const catalogue = createCatalogue({ upstreams: [createFaulty(fault)], reader: createReaderUpstream(), clock, log });
    catalogue.start();
    const { upstreams, defaultModel } = await catalogue.refresh();
    const params = { cause: 'not_understood', server: 'ollama', address: 'faulty:1' };
    expect(upstreams[0]).toMatchObject({
      id: 'ollama@faulty:1',
      address: 'faulty:1',
      status: 'refused',
      error: { code: 'upstream_failed', params },
    });
    expect(describeError({ code: 'upstream_failed', params }).message).toMatch(
      /could not understand the server at faulty:1/,
    );
    expect(defaultModel).toBe('reader');
    catalogue.dispose();
  });

  it('ends a chat in an error of its own', async () => {
    const log = createCapturedLog();
    const guarded = guardUpstream(createFaulty(fault), log, { onFailure() {}, onAnswer() {} });
    await expect(guarded.chat(REQUEST, { signal, onDelta() {} })).rejects.toMatchObject({
      name: 'UpstreamError',
      code: 'upstream_failed',
      params: { cause: 'not_understood', address: 'faulty:1' },
    });
  });
});

describe('a guarded upstream', () => {
  const chatting = (chat: Upstream['chat']) =>
    guardUpstream({ ...createFaulty(() => fail('unused')), chat }, undefined, {
      onFailure: (error) => void told.push(error.code),
      onAnswer() {},
    });
  const told: string[] = [];

  it('passes on what an upstream may say, and tells of it', async () => {
    const guarded = chatting(() => Promise.reject(new UpstreamError('upstream_busy', {})));
    await expect(guarded.chat(REQUEST, { signal, onDelta() {} })).rejects.toMatchObject({ code: 'upstream_busy' });
    expect(told).toEqual(['upstream_busy']);
  });

  it('passes a fault of its listener on as it is', async () => {
    const guarded = chatting(async (_request, { onDelta }) => {
      onDelta('token', 'x');
      return { reason: 'stop', usage: null };
    });
    const options = { signal, onDelta: () => fail(new TypeError('ours')) };
    await expect(guarded.chat(REQUEST, options)).rejects.toThrow('ours');
  });

  it('rejects with the reason of an abort, whatever the upstream makes of it', async () => {
    const abort = new AbortController();
    const guarded = chatting(async () => {
      abort.abort(new Error('stop'));
      throw undefined;
    });
    await expect(guarded.chat(REQUEST, { signal: abort.signal, onDelta() {} })).rejects.toThrow('stop');
  });
});
