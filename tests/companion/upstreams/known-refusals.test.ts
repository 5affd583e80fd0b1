/** What a model refuses to do is known of it from then on, until it is another model. */

import { expect, onTestFinished, test } from 'vitest';
import { type Catalogue, createCatalogue } from '../../../companion/upstreams/catalogue.ts';
import { createReaderUpstream } from '../../../companion/upstreams/reader/reader-upstream.ts';
import {
  type MissingAbility,
  type Upstream,
  UpstreamError,
  type UpstreamModel,
  type UpstreamRequest,
} from '../../../companion/upstreams/upstream.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const { signal } = new AbortController();
const PROMPT = { task: 'chat', question: 'Why?', sources: [], history: [], language: '' } as const;

/** One server whose model says that it can do all this, and refuses what `refuses` tells. */
function create(refuses: (request: UpstreamRequest) => MissingAbility | undefined, capabilities: string[]) {
  const asked: UpstreamRequest[] = [];
  const model: UpstreamModel = {
    name: 'm',
    upstream: 'ollama@a',
    digest: 'd1',
    parameterSize: '',
    sizeBytes: 0,
    contextLength: 0,
    capabilities,
    canChat: true,
    loaded: true,
    remote: false,
  };
  const upstream: Upstream = {
    id: 'ollama@a',
    kind: 'ollama',
    locality: 'machine',
    slots: 1,
    probe: async () => ({
      status: { id: 'ollama@a', kind: 'ollama', address: 'a', status: 'ready', version: '1' },
      models: [{ ...model }],
    }),
    defaults: async () => ({ thinking: ['off', 'on'], defaults: {}, mostContext: 0 }),
    async chat(request, { onDelta }) {
      asked.push(request);
      const lacks = refuses(request);
      if (lacks) throw new UpstreamError('model_unsupported', { cause: lacks, model: 'm' }, { lacks });
      onDelta('token', 'Yes.');
      return { reason: 'stop', usage: null };
    },
    dispose() {},
  };
  const clock = createManualClock();
  const reader = createReaderUpstream();
  const catalogue = createCatalogue({ upstreams: [upstream], reader, clock, limits: { upstreamGapMs: 0 } });
  onTestFinished(() => catalogue.dispose());
  return { catalogue, model, asked };
}

async function ask(catalogue: Catalogue, request: Partial<UpstreamRequest> = {}): Promise<string> {
  const [holder] = (await catalogue.resolve('m')).holders();
  let text = '';
  await holder?.upstream.chat(
    { model: 'm', prompt: PROMPT, think: undefined, ...request },
    {
      signal,
      onDelta(_, delta) {
        text += delta;
      },
    },
  );
  return text;
}

const capabilitiesOf = (catalogue: Catalogue) =>
  catalogue.snapshot().models.find(({ name }) => name === 'm')?.capabilities;
const refusesThinking = ({ think, parameters }: UpstreamRequest) =>
  think !== undefined || parameters?.think !== undefined ? 'thinking' : undefined;

test('a model that refuses to think answers without what is set of it, and is not told again', async () => {
  const { catalogue, asked } = create(refusesThinking, ['completion', 'thinking']);
  await catalogue.refresh();
  const parameters = { think: 'on', seed: 7 } as const;
  expect(await ask(catalogue, { parameters })).toBe('Yes.');
  expect(await ask(catalogue, { parameters, think: false })).toBe('Yes.');
  expect(asked.map(({ think, parameters }) => [think, parameters])).toEqual([
    [undefined, parameters],
    [undefined, { seed: 7 }],
    [undefined, { seed: 7 }],
  ]);
  expect(capabilitiesOf(catalogue)).toEqual(['completion']);
  expect(await catalogue.describe('m')).toMatchObject({ thinking: [] });
});

test('a question that asks for thoughts is refused, and the model is known not to think until its digest changes', async () => {
  const { catalogue, model } = create(refusesThinking, ['completion', 'thinking']);
  await catalogue.refresh();
  await expect(ask(catalogue, { think: true })).rejects.toMatchObject({ code: 'model_unsupported' });
  expect(capabilitiesOf(catalogue)).toEqual(['completion']);
  await catalogue.refresh();
  expect(capabilitiesOf(catalogue)).toEqual(['completion']);
  model.digest = 'd2';
  await catalogue.refresh();
  expect(capabilitiesOf(catalogue)).toEqual(['completion', 'thinking']);
  expect(await catalogue.describe('m')).toMatchObject({ thinking: ['off', 'on'] });
});

test.each([
  [['completion', 'vision'], ['completion']],
  // Nothing was known of it, which would mean that it may be given images.
  [[], ['completion']],
])('a model of %j that refuses images is known not to see', async (before, after) => {
  const { catalogue } = create(() => 'images', before);
  await catalogue.refresh();
  const changes: unknown[] = [];
  catalogue.onChange(() => changes.push(capabilitiesOf(catalogue)));
  await expect(ask(catalogue)).rejects.toMatchObject({ code: 'model_unsupported' });
  expect(changes).toEqual([after]);
  expect((await catalogue.resolve('m')).capabilities).toEqual(after);
});

test('a model without a digest is another one once its server says that it can do more', async () => {
  const { catalogue, model } = create(() => 'images', ['completion']);
  model.digest = '';
  await catalogue.refresh();
  await expect(ask(catalogue)).rejects.toMatchObject({ code: 'model_unsupported' });
  model.capabilities = ['vision', 'completion'];
  await catalogue.refresh();
  expect(capabilitiesOf(catalogue)).toEqual(['vision', 'completion']);
  await expect(ask(catalogue)).rejects.toMatchObject({ code: 'model_unsupported' });
  await catalogue.refresh();
  expect(capabilitiesOf(catalogue)).toEqual(['completion']);
});
