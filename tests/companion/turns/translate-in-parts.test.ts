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

  it('is refused where no part is small enough', async () => {
    const { about } = translate(3, (text) => text);
    await expect(answer(about(TEXT).options)).rejects.toBeInstanceOf(UpstreamError);
  });
});
