import { describe, expect, it } from 'vitest';
import type { Source } from '../../../companion/prompts/source.ts';
import { summaryPart, summaryReduce } from '../../../companion/prompts/summary-prompts.ts';
import { answer } from '../../../companion/turns/answer.ts';
import type { AnswerOptions, StepMore } from '../../../companion/turns/answer-options.ts';
import { createKeptNotes } from '../../../companion/turns/kept-notes.ts';
import { createNoteCache, type NoteCache, toNoteKey } from '../../../companion/turns/note-cache.ts';
import { type Upstream, UpstreamError } from '../../../companion/upstreams/upstream.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createNarrowModel, createSummary, page } from './narrow-model.ts';

/** Has notes taken on all parts of the paragraphs, and stops before the summary. */
async function takeNotes(upstream: Upstream, notes: NoteCache): Promise<void> {
  const stopped = createSummary(upstream, PARAGRAPHS, notes);
  stopped.options.onStep = ({ code }) => {
    if (code === 'writing_summary') stopped.stop();
  };
  await answer(stopped.options).catch(() => {});
}

const PARAGRAPHS = Array.from({ length: 30 }, (_, index) => `Paragraph ${index} ${'of words '.repeat(20)}`).join(
  '\n\n',
);

describe('a summary', () => {
  it('that fits is one request, without steps', async () => {
    const { upstream, asked } = createNarrowModel(10_000, () => 'All of it.');
    const summary = createSummary(upstream, 'A short page.');
    await answer(summary.options);
    expect(summary.content()).toBe('All of it.');
    expect(summary.steps).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('that does not fit is read in parts that add up to the page, then written from the notes', async () => {
    const { upstream, asked } = createNarrowModel(2_000, (text) => `note on ${text.slice(0, 14)}`);
    const summary = createSummary(upstream, PARAGRAPHS);
    const { usage } = await answer(summary.options);
    const parts = asked.slice(0, -1);
    expect(parts.join('')).toBe(PARAGRAPHS);
    expect(parts.length).toBeGreaterThan(2);
    expect(summary.steps[0]).toBe(`Reading part 1 of ${parts.length} (1/${parts.length + 1})`);
    expect(summary.steps.at(-1)).toBe(`Writing the summary (${parts.length + 1}/${parts.length + 1})`);
    expect(asked.at(-1)).toContain('note on Paragraph 0');
    expect(summary.content()).toMatch(/^note on /);
    expect(usage).toMatchObject({ answerTokens: 2 * asked.length, totalMs: 10 * asked.length });
  });

  it('of several texts names each beside its own parts, and beside the notes on them', async () => {
    const { upstream, asked } = createNarrowModel(2_000, (text) => `note on ${text.slice(0, 14)}`);
    const named: string[] = [];
    const { chat } = upstream;
    upstream.chat = (request, listeners) => {
      named.push(request.prompt.sources.map(({ title, text }) => `${title}: ${text.slice(0, 5)}`).join());
      return chat(request, listeners);
    };
    const storks = PARAGRAPHS.replaceAll('Paragraph', 'Stork');
    const tabs = [page(PARAGRAPHS), { ...page(storks), title: 'Storks', url: 'https://b.example/' }];
    const summary = createSummary(upstream, tabs);
    await answer(summary.options);
    const parts = named.filter((name) => !name.includes(','));
    expect(new Set(parts)).toEqual(new Set(['A page: Parag', 'Storks: Stork', ': Part ']));
    expect(asked.at(-1)).toMatch(/A page:\n\nnote on Parag.*Storks:\n\nnote on Stork/s);
  });

  it('of an image is not that of another image', async () => {
    const { upstream, asked } = createNarrowModel(10_000, () => 'A picture.');
    const notes = createNoteCache();
    const image = (byte: number): Source => ({ ...page(''), type: 'image', data: Uint8Array.of(byte) });
    for (const byte of [1, 2, 2]) await answer(createSummary(upstream, [image(byte)], notes).options);
    expect(asked).toHaveLength(2);
  });

  it('tells with each step what the one before found out, and the time that is left once it is known', async () => {
    const { upstream } = createNarrowModel(2_000, (text) => `note on ${text.slice(0, 14)}`);
    const summary = createSummary(upstream, PARAGRAPHS);
    let now = 0;
    const more: StepMore[] = [];
    const chat = upstream.chat;
    upstream.chat = (...request) => {
      now += 1_000;
      return chat(...request);
    };
    await answer({
      ...summary.options,
      now: () => now,
      onStep: (_, index, count, known = {}) => {
        more.push(known);
        // A second for each part that is left, and for the summary.
        if (index > 1) expect(known.leftMs).toBe((count - index + 1) * 1_000);
      },
    });
    expect(more[0]).toEqual({});
    expect(more[1]?.note).toBe('note on Paragraph 0 of');
    expect(more.at(-1)?.note).toMatch(/^note on /);
  });

  it('estimates nothing from notes that it had already', async () => {
    const { upstream } = createNarrowModel(2_000, (text) => `note on ${text.slice(0, 14)}`);
    const notes = createNoteCache();
    await takeNotes(upstream, notes);
    const again = createSummary(upstream, PARAGRAPHS, notes);
    const left: unknown[] = [];
    await answer({ ...again.options, onStep: (_, __, ___, more) => left.push(more?.leftMs) });
    expect(left.length).toBeGreaterThan(2);
    expect(left.every((ms) => ms === undefined)).toBe(true);
  });

  it('shows nothing of the notes, only the summary', async () => {
    const { upstream } = createNarrowModel(2_000, (text) => (text.startsWith('Part 1') ? 'SUMMARY' : 'NOTE'));
    const summary = createSummary(upstream, PARAGRAPHS);
    await answer(summary.options);
    expect(summary.content()).toBe('SUMMARY');
  });

  it('condenses notes that do not fit together either', async () => {
    const { upstream } = createNarrowModel(1_200, (text) => text.slice(0, 300));
    const summary = createSummary(upstream, PARAGRAPHS);
    await answer(summary.options);
    expect(summary.steps.some((step) => step.startsWith('Condensing part 1'))).toBe(true);
    expect(summary.content()).not.toBe('');
  });

  it('cuts a part again that takes more tokens than the page on average', async () => {
    const dense = Array.from({ length: 750 }, (_, index) => `${index} `.padStart(4, 'y')).join('');
    const { upstream, asked } = createNarrowModel(1_000, (text) => text.slice(0, 5));
    // What the upstream says about the whole page makes parts look fine that are not.
    const chat = upstream.chat;
    let isFirst = true;
    upstream.chat = (request, options) => {
      if (!isFirst) return chat(request, options);
      isFirst = false;
      const overflow = { promptTokens: 1_001, contextTokens: 1_000 };
      return Promise.reject(new UpstreamError('context_overflow', {}, { overflow }));
    };
    const summary = createSummary(upstream, dense);
    await answer(summary.options);
    expect(asked.slice(0, -1).join('')).toBe(dense);
  });

  it('gives up with the words of the upstream when the context is hopelessly small', async () => {
    const { upstream } = createNarrowModel(3, () => 'x');
    await expect(answer(createSummary(upstream, PARAGRAPHS).options)).rejects.toMatchObject({
      code: 'context_overflow',
    });
  });

  it('stops a model that repeats itself for ever on one part, and goes on', async () => {
    const { upstream, words } = createNarrowModel(2_000, (text) =>
      text.startsWith('Part 1') ? 'SUMMARY' : 'again '.repeat(9_000),
    );
    const summary = createSummary(upstream, PARAGRAPHS);
    await answer(summary.options);
    expect(summary.content()).toBe('SUMMARY');
    expect(words()).toBeLessThan(9_000);
  });

  it('is written from notes of half of their part at most, and of a few lines at least', async () => {
    const noteOf = async (saidChars: number, text = PARAGRAPHS, contextChars = 4_000) => {
      const { upstream, asked } = createNarrowModel(contextChars, () => 'x'.repeat(saidChars));
      const summary = createSummary(upstream, text);
      await answer(summary.options);
      const [part = ''] = asked;
      return { half: part.length / 2, chars: (/x+/.exec(asked.at(-1) ?? '')?.[0] ?? '').length };
    };
    const whole = await noteOf(1_000);
    expect([whole.chars, whole.half > 1_000]).toEqual([1_000, true]);
    const cut = await noteOf(1_500);
    expect([cut.chars, cut.half < 1_500]).toEqual([Math.floor(cut.half), true]);
    const short = await noteOf(320, PARAGRAPHS.slice(0, 1_200), 1_150);
    expect([short.chars, short.half < 320]).toEqual([320, true]);
  });

  it('tells no cost where the model server counts nothing', async () => {
    const { upstream } = createNarrowModel(2_000, () => 'note');
    const silent: Upstream = {
      ...upstream,
      chat: async (...asked) => ({ ...(await upstream.chat(...asked)), usage: null }),
    };
    expect(await answer(createSummary(silent, PARAGRAPHS).options)).toEqual({ reason: 'stop', usage: null });
  });

  it('reads nothing twice either where the model has counted other lengths meanwhile', async () => {
    const notes = createNoteCache();
    await takeNotes(createNarrowModel(1_500, () => 'A note.', 1).upstream, notes);
    const { upstream, asked } = createNarrowModel(1_500, () => 'A note.', 1);
    const longer: Upstream = {
      ...upstream,
      chat: (request, options) =>
        upstream.chat(request, options).catch((error: unknown) => {
          if (error instanceof UpstreamError && error.overflow) error.overflow.promptTokens *= 1.3;
          throw error;
        }),
    };
    await answer(createSummary(longer, PARAGRAPHS, notes).options);
    expect(asked).toHaveLength(1);
  });

  it('that was stopped while it was written reads nothing twice', async () => {
    const { upstream, asked } = createNarrowModel(2_000, () => 'note');
    const notes = createNoteCache();
    await takeNotes(upstream, notes);
    const before = asked.length;
    const again = createSummary(upstream, PARAGRAPHS, notes);
    await answer(again.options);
    expect(asked.length - before).toBe(1);
    expect(again.steps.at(-1)).toContain('Writing the summary');
  });

  it.each([
    ['in parts', PARAGRAPHS],
    ['whole', 'A short page.'],
  ])('that was written %s before comes from what is kept, asks no model, and says so', async (_, text) => {
    const { upstream, asked } = createNarrowModel(2_000, () => 'note');
    const notes = createNoteCache();
    await answer(createSummary(upstream, text, notes).options);
    const before = asked.length;
    const again = createSummary(upstream, text, notes);
    expect(await answer(again.options)).toEqual({ reason: 'stop', usage: null });
    expect(asked.length - before).toBe(0);
    expect(again.steps).toEqual(['From the cache: the same text was summarised before (1/1)']);
    expect(again.content()).toBe('note');
  });

  it('that is to be fresh reads all of it again, and is what is kept from then on', async () => {
    let nth = 0;
    const { upstream, asked } = createNarrowModel(2_000, () => `note ${nth}`);
    const notes = createNoteCache();
    await answer(createSummary(upstream, PARAGRAPHS, notes).options);
    const first = asked.length;
    nth = 1;
    const fresh = createSummary(upstream, PARAGRAPHS, notes, true);
    await answer(fresh.options);
    expect([asked.length, fresh.content()]).toEqual([2 * first, 'note 1']);
    const again = createSummary(upstream, PARAGRAPHS, notes);
    await answer(again.options);
    expect([asked.length, again.content()]).toEqual([2 * first, 'note 1']);
  });

  it('of another text, by another model or in another language is another summary', async () => {
    const { upstream, asked } = createNarrowModel(2_000, () => 'note');
    const notes = createNoteCache();
    const ask = (text: string, change: (options: AnswerOptions) => void = () => {}) => {
      const { options } = createSummary(upstream, text, notes);
      change(options);
      return answer(options);
    };
    await ask('A page.');
    await ask('A page!');
    await ask('A page.', (options) => {
      options.model = { ...options.model, id: 'another' };
    });
    await ask('A page.', (options) => {
      options.question = { ...options.question, language: 'de' };
    });
    await ask('A page.');
    expect(asked).toHaveLength(4);
  });

  it('that was cut for length or is empty is not kept', async () => {
    const { upstream } = createNarrowModel(2_000, () => 'note');
    const { chat } = upstream;
    let requests = 0;
    upstream.chat = async (...request) => {
      requests += 1;
      return { ...(await chat(...request)), reason: 'length' };
    };
    const notes = createNoteCache();
    await answer(createSummary(upstream, 'A page.', notes).options);
    await answer(createSummary(upstream, 'A page.', notes).options);
    expect(requests).toBe(2);
  });

  it('goes on where it was stopped after a restart, from the notes on disk', async () => {
    const disk = new Map<string, string>();
    const stored = {
      find: async (key: string) => disk.get(key),
      keep: async (key: string, text: string) => void disk.set(key, text),
    };
    const { upstream, asked } = createNarrowModel(2_000, (text) => `note on ${text.slice(0, 14)}`);
    const stopped = createSummary(upstream, PARAGRAPHS);
    stopped.options.notes = createKeptNotes(createNoteCache(), stored, createCapturedLog());
    stopped.options.onStep = (_, index) => {
      if (index === 3) stopped.stop();
    };
    await expect(answer(stopped.options)).rejects.toThrow();
    expect(asked).toHaveLength(2);
    const resumed = createSummary(upstream, PARAGRAPHS);
    resumed.options.notes = createKeptNotes(createNoteCache(), stored, createCapturedLog());
    await answer(resumed.options);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.slice(0, -1).join('')).toBe(PARAGRAPHS);
  });

  it('is written all the same where notes can be neither read nor kept', async () => {
    const broken = { find: () => Promise.reject(new Error('disk')), keep: () => Promise.reject(new Error('disk')) };
    const { upstream } = createNarrowModel(2_000, () => 'note');
    const summary = createSummary(upstream, PARAGRAPHS);
    summary.options.notes = createKeptNotes(createNoteCache(), broken, createCapturedLog());
    await answer(summary.options);
    expect(summary.content()).toBe('note');
  });

  it('can be stopped between parts', async () => {
    const { upstream, asked } = createNarrowModel(2_000, () => 'note');
    const summary = createSummary(upstream, PARAGRAPHS);
    summary.options.onStep = (_, index) => {
      if (index === 3) summary.stop();
    };
    await expect(answer(summary.options)).rejects.toThrow();
    expect(asked).toHaveLength(2);
  });

  it('tells no step once it is stopped, also where all notes are there', async () => {
    const { upstream } = createNarrowModel(2_000, () => 'note');
    const notes = createNoteCache();
    await takeNotes(upstream, notes);
    const again = createSummary(upstream, PARAGRAPHS, notes);
    const told: number[] = [];
    again.options.onStep = (_, index) => {
      told.push(index);
      if (index === 2) again.stop();
    };
    await expect(answer(again.options)).rejects.toThrow();
    expect(told).toEqual([1, 2]);
  });

  it('can be stopped within a part', async () => {
    const { upstream, asked } = createNarrowModel(2_000, () => 'note');
    const summary = createSummary(upstream, PARAGRAPHS);
    const { onSlot } = summary.options;
    summary.options.onSlot = (answerer) => {
      onSlot(answerer);
      if (asked.length === 1) summary.stop();
    };
    await expect(answer(summary.options)).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });

  it('holds a slot for one part at a time, so that a chat passes in between', async () => {
    const { upstream } = createNarrowModel(2_000, () => 'note');
    const summary = createSummary(upstream, PARAGRAPHS);
    const passed: number[] = [];
    summary.options.onStep = (_, index) => {
      if (index !== 2) return;
      const { queue, signal, model } = summary.options;
      const { holders } = model;
      const place = queue.enter({
        lane: 'chat',
        client: 'bert',
        signal,
        holders,
        isReady: () => true,
        onPosition() {},
      });
      void place.slot().then((slot) => {
        passed.push(index);
        slot.release();
      });
    };
    await answer(summary.options);
    expect(passed).toEqual([2]);
  });
});

describe('an explanation', () => {
  it('of a text that does not fit is written from notes on all of it, and says so', async () => {
    const { upstream, asked } = createNarrowModel(2_000, (text) => `note on ${text.slice(0, 14)}`);
    const explained = createSummary(upstream, PARAGRAPHS, createNoteCache(), false, 'explain');
    await answer(explained.options);
    const parts = asked.slice(0, -1);
    expect(parts.join('')).toBe(PARAGRAPHS);
    expect(asked.at(-1)).toContain('note on Paragraph 0');
    expect(explained.steps.at(-1)).toBe(
      `Too long for the model: explaining it from notes on ${parts.length} parts (${parts.length + 1}/${parts.length + 1})`,
    );
    expect(explained.content()).toMatch(/^note on /);
  });

  it('is asked for in its own words, and in those of the reader', () => {
    const asked = {
      task: 'explain',
      question: 'For a child.',
      sources: [page('')],
      history: [],
      language: 'de',
    } as const;
    expect(summaryPart(asked, 'A part.', 1, 2).question).toBe(
      'The text above is part 1 of 2 of a longer text. Write down what it says, and what its difficult words mean, as ' +
        'short bullet points, at most ten. Write in German.\nFor a child.',
    );
    expect(summaryReduce(asked, ['A note.']).question).toBe(
      'Above are notes on the parts of one text, in order. Explain the whole text in plain words from them. Do not ' +
        'mention the parts. Write in German.\nFor a child.',
    );
  });
});

describe('the notes that are kept', () => {
  it('are those that were used last, as many as there is room for', () => {
    const notes = createNoteCache(10);
    notes.set('a', 'aaaa');
    notes.set('b', 'bbbb');
    notes.get('a');
    notes.set('c', 'cccc');
    expect([notes.get('a'), notes.get('b'), notes.get('c')]).toEqual(['aaaa', undefined, 'cccc']);
  });

  it('are told apart by everything that went into them', () => {
    expect(toNoteKey('ab', 'c')).not.toBe(toNoteKey('a', 'bc'));
    expect(toNoteKey('ab', 'c')).toBe(toNoteKey('ab', 'c'));
  });
});
