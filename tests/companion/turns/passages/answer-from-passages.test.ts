import { describe, expect, it } from 'vitest';
import { createMemoryLive } from '../../../../companion/live/memory-live.ts';
import type { Source } from '../../../../companion/prompts/source.ts';
import { answer } from '../../../../companion/turns/answer.ts';
import type { AnswerOptions } from '../../../../companion/turns/answer-options.ts';
import { createKeptNotes } from '../../../../companion/turns/kept-notes.ts';
import { createNoteCache } from '../../../../companion/turns/note-cache.ts';
import { createEmbeddingCache } from '../../../../companion/turns/passages/embedding-cache.ts';
import { createSlotQueue } from '../../../../companion/turns/queue/slot-queue.ts';
import { type Upstream, UpstreamError, type UpstreamRequest } from '../../../../companion/upstreams/upstream.ts';
import type { Passage } from '../../../../protocol/passages.ts';
import { describeStep } from '../../../../words/describe-step.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { choose } from '../scripted-upstream.ts';

const CONTEXT_TOKENS = 2_000;

/** A model that takes so many tokens, four characters each. */
function createUpstream(embed?: Upstream['embed']) {
  const asked: UpstreamRequest[] = [];
  const upstream: Upstream = {
    id: 'here',
    kind: 'ollama',
    locality: 'machine',
    slots: 1,
    probe: () => Promise.reject(new Error('not asked in these tests')),
    async chat(request, { onDelta }) {
      const { sources, history } = request.prompt;
      const all = [...history.flatMap((exchange) => exchange.sources), ...sources];
      const promptTokens = Math.ceil(all.reduce((sum, { text }) => sum + text.length, 0) / 4);
      if (promptTokens > CONTEXT_TOKENS) {
        throw new UpstreamError('context_overflow', {}, { overflow: { promptTokens, contextTokens: CONTEXT_TOKENS } });
      }
      asked.push(request);
      onDelta('token', 'At nine [1].');
      return { reason: 'stop', usage: null };
    },
    ...(embed && { embed }),
    dispose() {},
  };
  return { upstream, asked };
}

function page(title: string, fact: string): Source {
  const text = Array.from({ length: 200 }, (_, n) => (n === 120 ? fact : `Paragraph ${n} is of birds [${n}].`)).join(
    '\n\n'.padEnd(200, 'x '),
  );
  return { type: 'page', title, url: `https://${title}.test/`, language: 'en', text, omittedChars: 0 };
}

const FERRY = page('ferry', 'The ferry leaves at nine.');

async function ask(
  upstream: Upstream,
  sources: readonly Source[],
  change: (options: AnswerOptions) => void = () => {},
) {
  const steps: string[] = [];
  const passages: Passage[] = [];
  const chosen = choose(upstream);
  const options: AnswerOptions = {
    question: {
      task: 'chat',
      parts: [...sources, { type: 'text', text: 'When does the ferry leave?' }],
      model: undefined,
      think: undefined,
      language: '',
    },
    context: {
      saves: 'temporary',
      record: async () => 'recorded',
      history: async () => ({ exchanges: [], leftOut: 0 }),
      finish: async () => {},
    },
    model: {
      ...chosen,
      holders: () => chosen.holders().map((holder) => ({ ...holder, embedder: { name: 'minilm', digest: 'd' } })),
    },
    queue: createSlotQueue(createManualClock(), createMemoryLive(createManualClock())),
    client: 'anna',
    embeddings: createEmbeddingCache(),
    notes: createKeptNotes(createNoteCache(), undefined, createCapturedLog()),
    signal: new AbortController().signal,
    isReady: () => true,
    onPosition() {},
    onSlot() {},
    onTold() {},
    onStep(step, _, __, more) {
      steps.push(describeStep(step));
      passages.push(...(more?.passages ?? []));
    },
    onDelta() {},
    onRecant() {},
  };
  change(options);
  await answer(options);
  return { steps, passages };
}

describe('a question about a source that is too long', () => {
  it('is answered from the passages that matter, which have numbers and are told', async () => {
    const { upstream, asked } = createUpstream();
    const { steps, passages } = await ask(upstream, [FERRY]);
    expect(passages.some(({ text }) => text.includes('The ferry leaves at nine.'))).toBe(true);
    expect(passages.map(({ number }) => number)).toEqual(passages.map((_, index) => index + 1));
    const [request] = asked;
    const sent = request?.prompt.sources.map(({ text }) => text).join('') ?? '';
    for (const { number } of passages) expect(sent).toContain(`[${number}]\n`);
    expect(request?.prompt.question).toMatch(/square brackets.*\n\nWhen does the ferry leave\?$/s);
    expect(steps.at(-1)).toMatch(/^Sent \d+ of \d+ passages/);
  });

  it('tells the page’s own references from the numbers of passages', async () => {
    const { upstream, asked } = createUpstream();
    const { passages } = await ask(upstream, [FERRY]);
    const numbers = asked[0]?.prompt.sources.flatMap(({ text }) => text.match(/\[\d+\]/g) ?? []);
    expect(numbers).toEqual(passages.map(({ number }) => `[${number}]`));
  });

  it('names the source of each passage when there are several', async () => {
    const { upstream, asked } = createUpstream();
    const { passages } = await ask(upstream, [page('birds', 'The ferry is blue.'), FERRY]);
    expect(new Set(passages.map(({ title }) => title))).toEqual(new Set(['birds', 'ferry']));
    expect(asked[0]?.prompt.sources.map(({ title }) => title)).toEqual(['birds', 'ferry']);
  });

  it('does not repeat a title and an address without an end for each passage', async () => {
    const endless = { ...FERRY, title: 'x'.repeat(300_000), url: `https://a.test/${'y'.repeat(300_000)}` };
    const { passages } = await ask(createUpstream().upstream, [endless]);
    expect(passages.length).toBeGreaterThan(1);
    expect(JSON.stringify(passages).length).toBeLessThan(100_000);
    expect(passages.every(({ title, url }) => title.startsWith('xxx') && url === '')).toBe(true);
  });

  it('is answered from what an earlier question was about, when nothing goes along with it', async () => {
    const { upstream } = createUpstream();
    const { passages } = await ask(upstream, [], (options) => {
      const exchange = { question: 'Hello?', sources: [FERRY], answer: 'Yes.' };
      options.context.history = async () => ({ exchanges: [exchange], leftOut: 0 });
    });
    expect(passages.some(({ text }) => text.includes('at nine'))).toBe(true);
  });

  it('asks the embedding model of the very server that answers', async () => {
    const embedded: string[] = [];
    const { upstream } = createUpstream(async ({ model, texts }) => {
      embedded.push(model);
      return texts.map((text) => Float32Array.from(text.includes('ferry') ? [1, 0] : [0, 1]));
    });
    const { passages, steps } = await ask(upstream, [FERRY]);
    expect(new Set(embedded)).toEqual(new Set(['minilm']));
    expect(passages.some(({ text }) => text.includes('at nine'))).toBe(true);
    expect(steps.join()).not.toContain('failed');
    const counts = steps.filter((step) => step.startsWith('Comparing passages with your question: '));
    expect(counts.length).toBeGreaterThan(1);
    expect(counts.at(-1)).toMatch(/(\d+) of \1$/);
  });

  it('says so when the embedding model fails, and answers all the same', async () => {
    const { upstream } = createUpstream(() => Promise.reject(new Error('501')));
    const { passages, steps } = await ask(upstream, [FERRY]);
    expect(steps).toContain('The embedding model failed: choosing passages by their words alone');
    expect(passages.some(({ text }) => text.includes('at nine'))).toBe(true);
  });

  it('can be stopped while passages are compared', async () => {
    const stopping = new AbortController();
    const { upstream, asked } = createUpstream(async () => {
      stopping.abort();
      throw stopping.signal.reason;
    });
    const stopped = ask(upstream, [FERRY], (options) => {
      options.signal = stopping.signal;
    });
    await expect(stopped).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
