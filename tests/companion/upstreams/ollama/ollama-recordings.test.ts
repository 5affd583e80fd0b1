import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Prompt } from '../../../../companion/prompts/prompt.ts';
import { createOllamaUpstream } from '../../../../companion/upstreams/ollama/ollama-upstream.ts';
import { type Upstream, UpstreamError, type UpstreamFinish } from '../../../../companion/upstreams/upstream.ts';
import { createFakeOllama, type FakeOllama } from '../../../helpers/fake-ollama.ts';
import { readRecording, recording } from '../../../helpers/fake-ollama-answers.ts';
import { tellingOf } from '../../../helpers/told.ts';

const PROMPT: Prompt = { task: 'chat', question: 'Hello?', sources: [], history: [], language: '' };

interface Expected {
  content?: string | RegExp;
  thinking?: string | RegExp;
  finish?: Partial<UpstreamFinish>;
  error?: { code: string; message: RegExp; cure: RegExp; overflow?: object };
}

const NINE_THOUSAND = {
  code: 'context_overflow',
  message: /9014 tokens.*2048/,
  cure: /--max-context/,
  overflow: { promptTokens: 9014, contextTokens: 2048 },
};

/** What each recording of a chat means. */
const EXPECTED: Record<string, Expected> = {
  chat: { content: /^1\. Cutting meat/, finish: { reason: 'stop' } },
  'chat-code': { content: /^```python\n/, finish: { reason: 'length' } },
  'chat-unicode': { content: /你好，世界/, finish: { reason: 'length' } },
  'chat-format-json': { content: /^\{\n {2}"/, finish: { reason: 'length' } },
  'chat-thinking': { thinking: /^The user/, content: 'The answer is grass.', finish: { reason: 'stop' } },
  'chat-length': { content: /^The story of/, finish: { reason: 'length' } },
  'chat-context-full-no-shift': { content: /^The night was/, finish: { reason: 'length' } },
  'chat-no-stream': { content: /^I'm so glad/, finish: { reason: 'length' } },
  'chat-load-only': { content: '', finish: { reason: 'stop', usage: null } },
  'chat-unload': { content: '', finish: { reason: 'stop', usage: null } },
  'chat-overflow-default': { content: '', finish: { reason: 'stop' } },
  'chat-overflow-no-truncate': { error: NINE_THOUSAND },
  'chat-overflow-no-shift': { error: NINE_THOUSAND },
  'chat-runner-killed': {
    content: /^The sea was/,
    error: { code: 'upstream_failed', message: /runs the model “no-such-model” failed/, cure: /Try again/ },
  },
  'chat-busy': { error: { code: 'upstream_busy', message: /queue is full/, cure: /OLLAMA_MAX_QUEUE/ } },
  'chat-absent': {
    error: { code: 'model_not_found', message: /“no-such-model”/, cure: /`ollama pull no-such-model`/ },
  },
  'chat-no-model': { error: { code: 'upstream_refused', message: /400: model is required/, cure: /^$/ } },
  'chat-bad-json': { error: { code: 'upstream_refused', message: /400: unexpected EOF/, cure: /^$/ } },
  'chat-bad-option': {
    error: { code: 'upstream_refused', message: /"num_ctx" must be of type integer/, cure: /option/ },
  },
  'chat-think-refused': { error: { code: 'model_unsupported', message: /can’t think before/, cure: /Choose a model/ } },
  'chat-embedding-refused': {
    error: { code: 'model_unsupported', message: /can’t chat/, cure: /another model/ },
  },
  'chat-tools-refused': { error: { code: 'model_unsupported', message: /can’t use tools/, cure: /Choose a model/ } },
  'chat-image-refused': { error: { code: 'model_unsupported', message: /images/, cure: /Choose a model/ } },
};

describe('what Ollama was recorded to say', () => {
  let fake: FakeOllama;
  let upstream: Upstream;

  beforeEach(async () => {
    fake = createFakeOllama();
    upstream = createOllamaUpstream({ url: await fake.listen(), slots: 1, maxContext: () => 2048 });
  });
  afterEach(async () => {
    upstream.dispose();
    await fake.close();
  });

  test('is all known here', () => {
    const recorded = readdirSync(new URL('../../../fixtures/ollama/', import.meta.url))
      .filter((file) => /^chat.*\.body$/.test(file))
      .map((file) => file.replace('.body', ''));
    expect(Object.keys(EXPECTED).sort()).toEqual(recorded.sort());
  });

  describe.each(Object.entries(EXPECTED))('%s', (name, expected) => {
    test.each([
      ['line by line', undefined],
      ['split in the middle of everything', Array.from({ length: 40 }, (_, index) => 7 + index * 31)],
      ['in one piece', []],
    ])('is understood %s', async (_, cuts) => {
      const { body } = readRecording(name);
      fake.script(
        recording(
          name,
          cuts?.filter((cut) => cut < body.length),
        ),
      );
      const { content, thinking, finish, error } = await ask(upstream);
      if (expected.error === undefined) expect(error).toBeUndefined();
      else {
        expect(error).toMatchObject({ name: 'UpstreamError', code: expected.error.code });
        const { message, cure } = tellingOf(error as UpstreamError);
        expect(message).toMatch(expected.error.message);
        expect(cure).toMatch(expected.error.cure);
        expect(error?.overflow).toEqual(expected.error.overflow);
      }
      if (expected.content !== undefined) expectText(content, expected.content);
      expectText(thinking, expected.thinking ?? '');
      if (expected.finish !== undefined) expect(finish).toMatchObject(expected.finish);
    });
  });

  test('gives the usage of its last line', async () => {
    fake.script(recording('chat'));
    const { finish } = await ask(upstream);
    expect(finish?.usage).toMatchObject({ promptTokens: 20, answerTokens: 93 });
    expect(finish?.usage?.tokensPerSecond).toBeCloseTo(93 / 0.964358, 3);
  });

  test.each(['host-foreign', 'origin-extension'])('says what %s needs', async (name) => {
    fake.script(recording(name));
    const { error } = await ask(upstream);
    expect(error?.code).toBe('upstream_refused');
    expect(error?.params).toEqual({ cause: 'host_not_accepted', server: 'ollama', address: fake.url });
  });
});

function expectText(text: string, expected: string | RegExp): void {
  if (typeof expected === 'string') expect(text).toBe(expected);
  else expect(text).toMatch(expected);
}

async function ask(
  upstream: Upstream,
): Promise<{ content: string; thinking: string; finish?: UpstreamFinish; error?: UpstreamError }> {
  const text = { token: '', thinking: '' };
  try {
    const finish = await upstream.chat(
      { model: 'no-such-model', prompt: PROMPT, think: undefined },
      {
        signal: new AbortController().signal,
        onDelta(kind, delta) {
          text[kind] += delta;
        },
      },
    );
    return { content: text.token, thinking: text.thinking, finish };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { content: text.token, thinking: text.thinking, error };
  }
}
