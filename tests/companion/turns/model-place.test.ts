import { describe, expect, it } from 'vitest';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { type ModelPlaceOptions, takePlace } from '../../../companion/turns/model-place.ts';
import { createSlotQueue } from '../../../companion/turns/queue/slot-queue.ts';
import type { ChosenModel } from '../../../companion/upstreams/chosen-model.ts';
import { UpstreamError } from '../../../companion/upstreams/upstream.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createScriptedUpstream, type ScriptedUpstream } from './scripted-upstream.ts';

const PROMPT = { task: 'chat', question: '?', sources: [], history: [], language: '' } as const;

function setUp(ids: string[]) {
  const servers = new Map<string, ScriptedUpstream>(ids.map((id) => [id, createScriptedUpstream({ id })]));
  const asked: string[] = [];
  const told: string[] = [];
  const model: ChosenModel = {
    id: 'pool',
    name: 'small',
    capabilities: [],
    holders: () =>
      [...servers.values()].map(({ upstream }) => ({ upstream, ownName: `${upstream.id}-own`, isLoaded: false })),
  };
  const stopping = new AbortController();
  const place = takePlace({
    model,
    queue: createSlotQueue(createManualClock(), createMemoryLive(createManualClock())),
    think: undefined,
    lane: 'chat',
    client: 'anna',
    signal: stopping.signal,
    isReady: () => true,
    onPosition() {},
    parameters: async () => ({ system: 'Be short.' }),
    onTold: (system) => void told.push(system),
    onSlot: ({ upstream, ownName, name }) => void asked.push(`${upstream.id} ${ownName} ${name}`),
  } satisfies ModelPlaceOptions);
  const heard: string[] = [];
  const listener = { onDelta: (_kind: string, text: string) => void heard.push(text), onRecant() {} };
  const ask = (whilePromptIsMade = () => {}) => {
    const makePrompt = () => {
      whilePromptIsMade();
      return { ...PROMPT };
    };
    const result = place.ask({ makePrompt, listener });
    result.catch(() => {});
    return result;
  };
  const server = (id: string) => servers.get(id) as ScriptedUpstream;
  return { ask, server, servers, asked, told, heard, stop: () => stopping.abort(new Error('stop')) };
}

const failure = (code: ConstructorParameters<typeof UpstreamError>[0]) =>
  new UpstreamError(code as 'upstream_failed', {});

describe('a place for a model of a pool', () => {
  it.each([
    'upstream_unreachable',
    'upstream_failed',
    'upstream_silent',
    'upstream_busy',
    'upstream_refused',
    'model_not_found',
  ] as const)('asks the next server when one fails before its first word: %s', async (code) => {
    const { ask, server, asked, heard } = setUp(['a', 'b']);
    const result = ask();
    (await server('a').next()).fail(failure(code));
    const second = await server('b').next();
    expect(second.request.model).toBe('b-own');
    second.say('Yes.');
    second.finish();
    expect(await result).toMatchObject({ reason: 'stop' });
    expect([asked, heard]).toEqual([['a a-own small', 'b b-own small'], ['Yes.']]);
  });

  it.each(['context_overflow', 'model_unsupported'] as const)(
    'asks no other for what is the question’s fault: %s',
    async (code) => {
      const { ask, server } = setUp(['a', 'b']);
      const result = ask();
      (await server('a').next()).fail(failure(code));
      await expect(result).rejects.toMatchObject({ code });
      expect(server('b').count).toBe(0);
    },
  );

  it.each(['say', 'think'] as const)('never asks another after the first word (%s)', async (verb) => {
    const { ask, server, heard } = setUp(['a', 'b']);
    const result = ask();
    const first = await server('a').next();
    first[verb]('Half');
    first.fail(failure('upstream_failed'));
    await expect(result).rejects.toMatchObject({ code: 'upstream_failed' });
    expect([server('b').count, heard]).toEqual([0, ['Half']]);
  });

  it('tries each server once, and ends with what the last one said', async () => {
    const { ask, server } = setUp(['a', 'b', 'c']);
    const result = ask();
    (await server('a').next()).fail(failure('upstream_unreachable'));
    (await server('b').next()).fail(failure('upstream_busy'));
    (await server('c').next()).fail(failure('upstream_silent'));
    await expect(result).rejects.toMatchObject({ code: 'upstream_silent' });
    expect(['a', 'b', 'c'].map((id) => server(id).count)).toEqual([1, 1, 1]);
  });

  it('asks the server that it chose for all that follows, although another is free and named before it', async () => {
    const { ask, server, servers } = setUp(['b']);
    const first = ask();
    (await server('b').next()).finish();
    await first;
    const chosen = server('b');
    servers.clear();
    servers.set('a', createScriptedUpstream({ id: 'a' }));
    servers.set('b', chosen);
    const second = ask();
    (await server('b').next()).finish();
    await second;
    expect(server('a').count).toBe(0);
  });

  it('says what a person has the model told, and nothing at a server that takes no such thing', async () => {
    const { ask, server, told } = setUp(['a']);
    const first = ask();
    (await server('a').next()).finish();
    await first;
    Object.assign(server('a').upstream, { kind: 'reader' });
    const second = ask();
    (await server('a').next()).finish();
    await second;
    expect(told).toEqual(['Be short.', '']);
  });

  it('asks no server at all when it is stopped while its prompt is made', async () => {
    const { ask, server, stop } = setUp(['a']);
    const result = ask(() => stop());
    await expect(result).rejects.toThrow('stop');
    expect(server('a').count).toBe(0);
  });

  it('does not try another when it was stopped', async () => {
    const { ask, server, stop } = setUp(['a', 'b']);
    const result = ask();
    const first = await server('a').next();
    stop();
    first.fail(failure('upstream_failed'));
    await expect(result).rejects.toThrow('stop');
    expect(server('b').count).toBe(0);
  });
});
