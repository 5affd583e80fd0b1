import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePrompts, countPromptChars } from '../../protocol/change-prompts.ts';
import { decodeClientMessage } from '../../protocol/codec.ts';
import type { KeptPrompt, PromptChange } from '../../protocol/prompts.ts';

const ROOM = { prompts: 100, promptLibraryChars: 100_000 };

function applied(changes: readonly PromptChange[], kept: readonly KeptPrompt[] = []): readonly KeptPrompt[] {
  const next = changePrompts(kept, changes, ROOM);
  if ('code' in next) throw new Error(next.code);
  return next;
}

describe('changes of a library', () => {
  it('set what they name, keep what they do not, and take back what is null', () => {
    const begun = applied([{ prompt: 'a', set: { name: 'A', text: 'x', pinned: true } }]);
    expect(begun).toEqual([{ prompt: 'a', revision: 1, name: 'A', text: 'x', pinned: true }]);
    const changed = applied([{ prompt: 'a', set: { text: 'y', pinned: null } }], begun);
    expect(changed).toEqual([{ prompt: 'a', revision: 2, name: 'A', text: 'y' }]);
    expect(applied([{ prompt: 'a', set: null }], changed)).toEqual([]);
  });

  it('of words that others changed meanwhile are refused, and nothing of the message is done', () => {
    const kept = applied([{ prompt: 'a', set: { name: 'A', text: 'theirs' } }]);
    const late = [
      { prompt: 'b', set: { name: 'B', text: 'b' } },
      { prompt: 'a', revision: 0, set: { text: 'mine' } },
    ];
    expect(changePrompts(kept, late, ROOM)).toEqual({ code: 'conflict', params: { cause: 'prompt_changed' } });
    expect(kept).toMatchObject([{ text: 'theirs' }]);
  });

  it('of its place and its pin are no change of its words', () => {
    const kept = applied([{ prompt: 'a', set: { name: 'A', text: 'x' } }]);
    const moved = applied([{ prompt: 'a', set: { place: 7, pinned: true } }], kept);
    expect(applied([{ prompt: 'a', revision: 1, set: { text: 'y' } }], moved)).toMatchObject([{ place: 7, text: 'y' }]);
  });

  it('of different values by two windows come to the same in any order', () => {
    const one = fc.record({ name: fc.string({ minLength: 1 }) }, { requiredKeys: [] });
    const other = fc.record({ place: fc.double({ noNaN: true }), pinned: fc.boolean() }, { requiredKeys: [] });
    const kept = applied([{ prompt: 'a', set: { name: 'A', text: 'x' } }]);
    fc.assert(
      fc.property(one, other, (first, second) => {
        const [x, y] = [
          { prompt: 'a', set: first },
          { prompt: 'a', set: second },
        ];
        expect(applied([y], applied([x], kept))).toEqual(applied([x], applied([y], kept)));
      }),
    );
  });

  it('that are too many, or too long together, are refused with the most that fits', () => {
    const many = ['a', 'b'].map((prompt) => ({ prompt, set: { name: 'n', text: 'xxxx' } }));
    expect(changePrompts([], many, { ...ROOM, prompts: 1 })).toMatchObject({
      params: { cause: 'prompt_count', most: 1 },
    });
    expect(changePrompts([], many, { ...ROOM, promptLibraryChars: 9 })).toMatchObject({
      params: { cause: 'prompt_chars', most: 9 },
    });
    expect(countPromptChars(applied(many))).toBe(10);
  });
});

describe('change_prompts', () => {
  const decode = (change: object) =>
    decodeClientMessage(JSON.stringify({ type: 'change_prompts', id: 'r1', changes: [change] })).ok;

  it.each([
    ['a line break', { name: 'Ex\nplain' }],
    ['a mark that turns the direction', { name: 'Ex\u202eplain' }],
    ['a control character', { name: 'Ex\u0007plain' }],
    ['no character', { name: '' }],
  ])('refuses a name with %s', (_, set) => {
    expect(decode({ prompt: 'a', set: { name: 'Explain' } })).toBe(true);
    expect(decode({ prompt: 'a', set })).toBe(false);
  });

  it.each(['', 'a b', '../a', 'ä', 'x'.repeat(65)])('refuses the id %j', (prompt) => {
    expect(decode({ prompt, set: null })).toBe(false);
  });
});
