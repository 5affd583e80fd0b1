import { describe, expect, it } from 'vitest';
import { answer } from '../../../companion/turns/answer.ts';
import { UpstreamError } from '../../../companion/upstreams/upstream.ts';
import { createNarrowModel, createSummary, page } from './narrow-model.ts';

const PARAGRAPHS = Array.from({ length: 30 }, (_, index) => `Paragraph ${index} ${'of words '.repeat(20)}end.`);
const TEXT = PARAGRAPHS.join('\n\n');

function translate(...given: Parameters<typeof createNarrowModel>) {
  const { upstream, asked } = createNarrowModel(...given);
  return {
    asked,
    upstream,
    about: (about: Parameters<typeof createSummary>[1]) =>
      createSummary(upstream, about, undefined, false, 'translate'),
  };
}

describe('a translation', () => {
  it('of a text that does not fit is made part by part, in order and whole', async () => {
    const { asked, about } = translate(2_000, (text) => text.toUpperCase().trim());
    const translation = about(TEXT);
    const { reason, usage } = await answer(translation.options);
    expect(asked.join('')).toBe(TEXT);
    expect(asked.length).toBeGreaterThan(2);
    expect(translation.content()).toBe(TEXT.toUpperCase());
    expect(translation.steps).toEqual([`Too long for the model: translating it in ${asked.length} parts (1/0)`]);
    expect(reason).toBe('stop');
    expect(usage).toMatchObject({ answerTokens: 2 * asked.length });
  });

  it('is made of smaller parts where a part takes more than was expected', async () => {
    // The server counts too few of them.
    const { asked, about } = translate(1_000, (text) => text.trim(), 4);
    const translation = about('多'.repeat(3_000));
    await answer(translation.options);
    expect(asked.join('')).toBe('多'.repeat(3_000));
    expect(translation.content().replace(/\s/g, '')).toBe('多'.repeat(3_000));
  });

  it('of several texts translates one after the other, and leaves what is around a selection out', async () => {
    const { asked, about } = translate(1_000, (text) => text.trim());
    const texts = ['a '.repeat(600), 'b '.repeat(600)];
    const translation = about(texts.map((text) => ({ ...page(text), around: 'The paragraph around it.' })));
    await answer(translation.options);
    expect(asked.join('')).toBe(texts.join(''));
    expect(translation.content().replace(/\s/g, '')).toBe('a'.repeat(600) + 'b'.repeat(600));
  });

  it('keeps what was translated when a later part turns out to have begun with a thought', async () => {
    const { asked, upstream, about } = translate(2_000, (text) => text.trim());
    const ask = upstream.chat;
    let count = 0;
    upstream.chat = async (request, listener) => {
      count += 1;
      // Refused for its length first; then the second part.
      if (count !== 3) return ask(request, listener);
      listener.onDelta('token', 'This is hard.\n</think>\n\n');
      return ask(request, listener);
    };
    const translation = about(TEXT);
    await answer(translation.options);
    expect(asked.join('')).toBe(TEXT);
    expect(translation.content()).not.toContain('hard');
    expect(translation.content().replace(/\s+/g, ' ')).toBe(TEXT.replace(/\s+/g, ' '));
  });

  it('ends where a part is cut, and can be stopped between parts', async () => {
    const cut = translate(2_000, (text) => text.trim());
    const ask = cut.upstream.chat;
    cut.upstream.chat = async (request, listener) => ({ ...(await ask(request, listener)), reason: 'length' });
    const translation = cut.about(TEXT);
    expect((await answer(translation.options)).reason).toBe('length');
    expect(cut.asked).toHaveLength(1);

    const { asked, about } = translate(2_000, (text) => text.trim());
    const stopped = about(TEXT);
    stopped.options.onDelta = () => stopped.stop();
    await expect(answer(stopped.options)).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });

  it('ends where a part of a part is cut, and has no hole', async () => {
    const { asked, upstream, about } = translate(1_000, (text) => text);
    const ask = upstream.chat;
    let halved = 0;
    upstream.chat = async (request, listener) => {
      const length = request.prompt.sources.reduce((sum, { text }) => sum + text.length, 0);
      if (length > 150) {
        halved += 1;
        throw new UpstreamError('context_overflow', {}, { overflow: { promptTokens: length, contextTokens: 1_000 } });
      }
      const finish = await ask(request, listener);
      return asked.length === 1 ? { ...finish, reason: 'length' } : finish;
    };
    const translation = about('多'.repeat(3_000));
    expect((await answer(translation.options)).reason).toBe('length');
    expect(asked).toHaveLength(1);
    expect(halved).toBeGreaterThan(1);
    expect(translation.content()).toBe(asked[0]);
  });

  it('takes back nothing from the second part on where the model marks only the end of its thoughts', async () => {
    const { asked, upstream, about } = translate(2_000, (text) => text.trim());
    const ask = upstream.chat;
    upstream.chat = async (request, listener) => {
      // The last part has no thought.
      if (request.prompt.sources.some(({ text }) => text.includes('Paragraph 29'))) return ask(request, listener);
      let hasThought = false;
      return ask(request, {
        ...listener,
        onDelta(kind, text) {
          if (!hasThought) listener.onDelta('token', 'This is hard.\n</think>\n\n');
          hasThought = true;
          listener.onDelta(kind, text);
        },
      });
    };
    const translation = about(TEXT);
    const { onDelta, onRecant } = translation.options;
    const said = { token: '', thinking: '' };
    let recanted = 0;
    translation.options.onDelta = (kind, text) => {
      said[kind] += text;
      onDelta(kind, text);
    };
    translation.options.onRecant = () => {
      recanted += 1;
      said.token = '';
      onRecant();
    };
    await answer(translation.options);
    expect(asked.length).toBeGreaterThan(2);
    expect(recanted).toBe(1);
    expect(said.thinking.match(/This is hard\./g)).toHaveLength(asked.length - 2);
    expect(said.token.replace(/\s+/g, ' ')).toBe(TEXT.replace(/\s+/g, ' '));
  });

  it('says what goes on for too long to be held back, and what was said of a part that fails', async () => {
    const { upstream, about } = translate(2_000, (text) => text.trim());
    const ask = upstream.chat;
    let count = 0;
    let saidBefore = '';
    upstream.chat = async (request, listener) => {
      count += 1;
      if (count === 2) listener.onDelta('token', 'Hm.\n</think>\n\n');
      if (count === 3) {
        listener.onDelta('token', 'again '.repeat(20_000));
        saidBefore = translation.content();
      }
      if (count === 4) {
        listener.onDelta('token', 'Half of');
        throw new UpstreamError('upstream_failed', {});
      }
      return ask(request, listener);
    };
    const translation = about(TEXT);
    await expect(answer(translation.options)).rejects.toMatchObject({ code: 'upstream_failed' });
    expect(saidBefore).toContain('again again');
    expect(translation.content().endsWith('\n\nHalf of')).toBe(true);
  });

  it.each(['translate', 'explain'] as const)('of blanks alone is refused (%s)', async (task) => {
    const { upstream, asked } = createNarrowModel(1_000, (text) => text);
    const { options, steps } = createSummary(upstream, ' \n'.repeat(1_000), undefined, false, task);
    await expect(answer(options)).rejects.toMatchObject({ code: 'context_overflow' });
    expect([asked, steps]).toEqual([[], []]);
  });

  it.each(['translate', 'explain'] as const)('in parts lets a question of anybody else pass (%s)', async (task) => {
    const { upstream, asked } = createNarrowModel(2_000, () => 'part');
    const { options } = createSummary(upstream, TEXT, undefined, false, task);
    const { queue, signal, model } = options;
    const ask = upstream.chat;
    const passed: number[] = [];
    const enter = () => {
      const entrant = { signal, holders: model.holders, isReady: () => true, onPosition() {} };
      const place = queue.enter({ ...entrant, lane: 'chat', client: 'bert' });
      void place.slot().then((slot) => {
        passed.push(asked.length);
        slot.release();
      });
    };
    upstream.chat = async (request, listener) => {
      const finish = await ask(request, listener);
      // In one lane clients would take turns.
      if (asked.length === 1) for (const _ of [1, 2, 3]) enter();
      return finish;
    };
    await answer(options);
    expect(asked.length).toBeGreaterThan(2);
    expect(passed).toEqual([1, 1, 1]);
  });

  it('is refused where no part is small enough', async () => {
    const { about } = translate(3, (text) => text);
    await expect(answer(about(TEXT).options)).rejects.toBeInstanceOf(UpstreamError);
  });
});
