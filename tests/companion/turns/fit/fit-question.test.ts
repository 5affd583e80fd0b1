/** What is said of a question beforehand is what is sent. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryLive } from '../../../../companion/live/memory-live.ts';
import type { Exchange, Prompt } from '../../../../companion/prompts/prompt.ts';
import { sizeOfPrompt, sizeOfSources, sizeOfWords } from '../../../../companion/prompts/question-size.ts';
import { answer } from '../../../../companion/turns/answer.ts';
import { fitQuestion } from '../../../../companion/turns/fit/fit-question.ts';
import { createKeptNotes } from '../../../../companion/turns/kept-notes.ts';
import { createNoteCache } from '../../../../companion/turns/note-cache.ts';
import { createEmbeddingCache } from '../../../../companion/turns/passages/embedding-cache.ts';
import { createSlotQueue } from '../../../../companion/turns/queue/slot-queue.ts';
import type { PromptBudget, Upstream } from '../../../../companion/upstreams/upstream.ts';
import { type SourcePart, toQuestion, toReceipt } from '../../../../protocol/question-parts.ts';
import type { Task } from '../../../../protocol/task.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { choose } from '../scripted-upstream.ts';

/** A text of about so many tokens. */
const text = (tokens: number) => 'tide '.repeat(tokens);
const page = (tokens: number): SourcePart => ({
  type: 'page',
  title: 'A page',
  url: 'https://a.example/',
  language: 'en',
  text: text(tokens),
  omittedChars: 0,
});

interface Asked {
  task: Task;
  words: string;
  sources: readonly SourcePart[];
  history: readonly Exchange[];
  budget: PromptBudget;
}

/** What a model that takes everything is asked first, and what the reader is told. */
async function ask({ task, words, sources, history, budget }: Asked) {
  const prompts: Prompt[] = [];
  const steps: { code: string; count?: unknown }[] = [];
  const upstream: Upstream = {
    id: 'wide',
    kind: 'openai',
    locality: 'machine',
    slots: 1,
    probe: () => Promise.reject(new Error('not asked in these tests')),
    budget: () => budget,
    async chat({ prompt }, { onDelta }) {
      prompts.push(prompt);
      onDelta('token', 'Yes.');
      return { reason: 'stop', usage: null };
    },
    dispose() {},
  };
  const clock = createManualClock();
  await answer({
    question: { task, parts: toQuestion(words, sources), model: undefined, think: undefined, language: 'en' },
    context: {
      saves: 'temporary',
      record: async () => 'recorded',
      history: async () => ({ exchanges: history, leftOut: 0 }),
      finish: async () => {},
    },
    model: choose(upstream),
    queue: createSlotQueue(clock, createMemoryLive(clock)),
    client: 'anna',
    embeddings: createEmbeddingCache(),
    notes: createKeptNotes(createNoteCache(), undefined, createCapturedLog()),
    signal: new AbortController().signal,
    isReady: () => true,
    onPosition() {},
    onSlot() {},
    onTold() {},
    onStep: ({ code, params }) => steps.push({ code, ...params }),
    onDelta() {},
    onRecant() {},
  });
  return { prompts, steps };
}

const exchange = fc.record({
  question: fc.nat({ max: 60 }).map(text),
  sources: fc.array(fc.integer({ min: 1, max: 900 }).map(page), { maxLength: 2 }),
  answer: fc.nat({ max: 300 }).map(text),
});
const asked: fc.Arbitrary<Asked> = fc.record({
  task: fc.constantFrom('chat', 'explain', 'summarise', 'translate'),
  words: fc.nat({ max: 200 }).map(text),
  sources: fc.array(fc.integer({ min: 1, max: 3_000 }).map(page), { maxLength: 3 }),
  history: fc.array(exchange, { maxLength: 6 }),
  budget: fc.record({
    contextTokens: fc.integer({ min: 512, max: 6_000 }),
    correction: fc.double({ min: 0.75, max: 3, noNaN: true }),
  }),
});

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });

describe('what is said of a question', () => {
  it('is what is sent of it, whatever is asked with whatever history', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (question) => {
        const { task, words, sources, history } = question;
        // A question of nothing is refused before.
        fc.pre(words.trim() !== '' || (task !== 'chat' && sources.length > 0));
        const before = task === 'summarise' ? [] : history;
        const size = sizeOfPrompt({ task, question: words, sources, history: before, language: '' });
        const said = fitQuestion(size, question.budget);
        const { prompts, steps } = await ask(question);
        const codes = steps.map(({ code }) => code);
        const [first] = prompts;
        expect({
          passages: codes.includes('chose_passages'),
          parts: codes.includes('reading_part') || codes.includes('translating_parts'),
          withoutEarlierSources: codes.includes('left_out_sources'),
          exchanges: said.reads === 'parts' ? 0 : first?.history.length,
          leftOut: steps.findLast(({ code }) => code === 'left_out_exchanges')?.count ?? 0,
        }).toEqual({
          passages: said.reads === 'passages',
          parts: said.reads === 'parts',
          withoutEarlierSources: said.withoutEarlierSources,
          exchanges: said.exchanges,
          leftOut: before.length - said.exchanges,
        });
        if (said.reads === 'whole' || said.reads === 'too_long') expect(first?.sources).toEqual(sources);
      }),
      { numRuns: 300 },
    );
  });

  it('counts as the panel counts, which has the sources', () => {
    fc.assert(
      fc.property(anyText, fc.option(anyText, { nil: undefined }), (text, around) => {
        const source = { ...page(1), text, ...(around !== undefined && { around }) };
        expect(sizeOfSources([source]).texts).toEqual([toReceipt(source).tokens]);
        expect(sizeOfWords(text)).toBe(toReceipt({ ...page(1), text }).tokens);
      }),
    );
  });

  it.each<[string, number, Partial<Asked>, object]>([
    ['a page that fits is read whole', 4_096, { sources: [page(2_000)] }, { reads: 'whole' }],
    ['a page that does not is read by its passages', 4_096, { sources: [page(4_000)] }, { reads: 'passages' }],
    ['a summary of it is made in parts', 4_096, { task: 'summarise', sources: [page(4_000)] }, { reads: 'parts' }],
    ['so is an explanation', 4_096, { task: 'explain', sources: [page(4_000)] }, { reads: 'parts' }],
    ['it is translated in parts', 4_096, { task: 'translate', sources: [page(4_000)] }, { reads: 'parts' }],
    [
      'what is typed may be refused',
      4_096,
      { task: 'explain', history: [], sources: [], words: text(4_000) },
      { reads: 'too_long' },
    ],
    [
      'what was asked before is no part of an explanation in parts',
      4_096,
      {
        task: 'explain',
        history: [{ question: text(9), sources: [page(500)], answer: text(90) }],
        sources: [page(4_000)],
      },
      { reads: 'parts', exchanges: 0, withoutEarlierSources: false },
    ],
    [
      'pages of earlier questions are left out first',
      4_096,
      { history: [{ question: text(9), sources: [page(2_000)], answer: text(900) }], sources: [page(500)] },
      { reads: 'whole', withoutEarlierSources: true, exchanges: 1 },
    ],
    [
      'then the oldest exchanges',
      1_024,
      { history: [1, 2, 3, 4, 5, 6].map(() => ({ question: text(9), sources: [], answer: text(150) })) },
      { reads: 'whole', withoutEarlierSources: false, exchanges: 4 },
    ],
  ])(
    'is that %s',
    (_, contextTokens, { task = 'chat', words = 'Why is that?', sources = [], history = [] }, expected) => {
      const size = sizeOfPrompt({ task, question: words, sources, history, language: '' });
      expect(fitQuestion(size, { contextTokens, correction: 1 })).toMatchObject(expected);
      // Nobody knows what fits: the server decides.
      expect(fitQuestion(size, undefined)).toEqual({
        reads: 'whole',
        exchanges: history.length,
        withoutEarlierSources: false,
      });
    },
  );
});
