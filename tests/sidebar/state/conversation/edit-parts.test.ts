// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QuestionPart, questionText, sourcesOf } from '../../../../protocol/question-parts.ts';
import { editParts } from '../../../../sidebar/state/conversation/edit-parts.ts';

const text = (words: string, values: object = {}) => ({ type: 'text', text: words, ...values }) as QuestionPart;
const hologram = { type: 'hologram', of: { hands: 2 } };
const page = { type: 'page', title: 'Tides', text: '', blob: 'a'.repeat(64) } as unknown as QuestionPart;

const WORDS = fc.constantFrom('Why?', 'So', 'So.\n\nAnd?', 'And?', ' why', 'Because\n\n', '1');
const FIELDS = fc.dictionary(fc.constantFrom('tone', 'at', 'by'), fc.jsonValue(), { maxKeys: 2 });
const PART = fc.oneof(
  fc.tuple(WORDS, FIELDS).map(([words, fields]) => text(words, fields)),
  FIELDS.map((fields) => ({ ...page, ...fields }) as QuestionPart),
  FIELDS.map((fields) => ({ ...hologram, ...fields }) as QuestionPart),
);
const PARTS = fc.array(PART, { maxLength: 6 });

describe('a question that is edited', () => {
  it('keeps whatever did not change as it is, in its order, whoever made it', () => {
    fc.assert(
      fc.property(PARTS, WORDS, fc.array(fc.nat(5)), (parts, words, kept) => {
        const edited = editParts(parts, words, kept);
        expect(questionText(edited)).toBe(words);
        const sources = sourcesOf(parts).filter((_, index) => kept.includes(index));
        expect(sourcesOf(edited)).toEqual(sources);
        const places = edited.map((part) => parts.indexOf(part)).filter((place) => place >= 0);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        // At most one text is another one than before, and it has all else that it had.
        const others = edited.filter((part) => !parts.includes(part));
        expect(others.length).toBeLessThan(2);
        const { text: _, ...fields } = (others[0] ?? text('')) as { text: string };
        const were = parts.filter(({ type }) => type === 'text').map(({ text: __, ...each }) => each);
        expect(were.length === 0 ? [{ type: 'text' }] : others.length === 0 ? [fields] : were).toContainEqual(fields);
      }),
    );
  });

  it('is the same parts when its words are the same and nothing is taken out', () => {
    fc.assert(
      fc.property(PARTS, (parts) => {
        const all = [...parts.keys()];
        expect(editParts(parts, questionText(parts), all)).toEqual(parts);
      }),
    );
  });

  it('changes the one text of several whose words are others', () => {
    const parts = [text('One.', { by: 1 }), hologram, text('Two.', { by: 2 }), text('Three.', { by: 3 })];
    expect(editParts(parts, 'One.\n\nZwei.\n\nThree.', [0])).toEqual([
      parts[0],
      hologram,
      text('Zwei.', { by: 2 }),
      parts[3],
    ]);
  });

  it('is given words where it had none', () => {
    expect(editParts([page], 'Why?', [0])).toEqual([page, text('Why?')]);
  });
});
