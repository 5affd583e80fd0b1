import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStoredAnswer, toStoredAnswer } from '../../../../companion/store/rows/answer-outline.ts';
import type { AnswerPart } from '../../../../protocol/parts.ts';

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const part: fc.Arbitrary<AnswerPart> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text }),
  fc.record({ type: fc.constant('thinking' as const), text }),
  fc.record({ type: fc.constant('thinking' as const), text, ms: fc.nat() }),
  fc.record({
    type: fc.constant('step' as const),
    code: text,
    params: fc.constant({ part: 1 }),
    index: fc.nat(),
    count: fc.nat(),
  }),
  fc.record({ type: text.map((name) => `x-${name}`), chars: fc.nat(), more: fc.jsonValue() }),
);

describe('a stored answer', () => {
  it('is read with the same parts in the same order, those of a newer Aside too', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const written = JSON.parse(JSON.stringify(parts));
        expect(readStoredAnswer(toStoredAnswer(parts))).toEqual(written);
      }),
    );
  });

  it('has all its text in one place, for the search and for models', () => {
    const parts: AnswerPart[] = [
      { type: 'text', text: 'It ' },
      { type: 'thinking', text: 'hm' },
      { type: 'text', text: 'rises.' },
    ];
    expect(toStoredAnswer(parts)).toMatchObject({ content: 'It rises.', thinking: 'hm' });
  });

  it('needs no outline when it is plain text, or comes from before there were any', () => {
    expect(toStoredAnswer([{ type: 'text', text: 'Yes.' }]).outline).toBeNull();
    expect(readStoredAnswer({ content: 'Yes.', thinking: 'hm', outline: null })).toEqual([
      { type: 'thinking', text: 'hm' },
      { type: 'text', text: 'Yes.' },
    ]);
    expect(readStoredAnswer({ content: '', thinking: '', outline: null })).toEqual([]);
  });
});
