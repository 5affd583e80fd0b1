import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TreeMessage, toTurns } from '../../../../companion/transfers/import/message-tree.ts';
import { LIMITS } from '../../../../protocol/limits.ts';
import { answerText } from '../../../../protocol/parts.ts';
import { questionText } from '../../../../protocol/question-parts.ts';

/** `id role parent`: for example `a user` or `b assistant a`; what a message says is its id. */
function messages(...lines: string[]): TreeMessage[] {
  return lines.map((line) => {
    const [id = '', role = '', parent = null] = line.split(' ');
    return { id, role: role as TreeMessage['role'], parent, text: id, model: 'tiny', askedAt: 1 };
  });
}

/** Each turn as `question: answer < place of its parent`. */
function shapeOf(...[list, shown]: Parameters<typeof toTurns>): string[] | undefined {
  return toTurns(list, shown)?.map(({ question, answer, parent }) => {
    return `${questionText(question)}: ${answerText(answer)} < ${parent}`;
  });
}

describe('messages that follow each other', () => {
  it('become turns, whatever order they stand in', () => {
    const list = messages('d assistant c', 'c user b', 'b assistant a', 'a user');
    expect(shapeOf(list)).toEqual(['a: b < null', 'c: d < 0']);
  });

  it('are other versions where several follow the same, and the one that was shown comes last', () => {
    const list = messages('a user', 'b assistant a', 'c assistant a', 'd user b', 'e assistant d', 'f user c');
    expect(shapeOf(list, 'e')).toEqual(['a: c < null', 'f:  < 0', 'a: b < null', 'd: e < 2']);
    expect(shapeOf(list, 'f')).toEqual(['a: b < null', 'd: e < 0', 'a: c < null', 'f:  < 2']);
  });

  it('are one answer where several are said in a row, also around what is not for a reader', () => {
    const list = messages('a user', 'b assistant a', 't none b', 'c assistant t', 'd user c');
    expect(shapeOf(list)).toEqual(['a: b\n\nc < null', 'd:  < 0']);
  });

  it('keep an answer that somebody went on from as it was there', () => {
    const list = messages('a user', 'b assistant a', 'c user b', 'd assistant b');
    expect(shapeOf(list)).toEqual(['a: b < null', 'c:  < 0', 'a: b\n\nd < null']);
  });

  it('begin a branch where what they follow is not there, or follows them', () => {
    expect(shapeOf(messages('a user z', 'b assistant a'))).toEqual(['a: b < null']);
    expect(shapeOf(messages('a user a'))).toEqual(['a:  < null']);
    expect(shapeOf(messages('a user b', 'b assistant a'))).toEqual(['a: b < null']);
    expect(shapeOf(messages('g assistant', 'a user g'))).toEqual([': g < null', 'a:  < 0']);
  });

  it('may be ten thousands in a row, and not more turns than a conversation may have', () => {
    const chain = (turns: number) =>
      messages(...Array.from({ length: turns }, (_, place) => `${place} user ${place - 1}`));
    expect(toTurns(chain(LIMITS.importTurns))).toHaveLength(LIMITS.importTurns);
    expect(toTurns(chain(LIMITS.importTurns + 1))).toBe(undefined);
  });

  it('are too many when an answer with thousands of versions of its end would be written again for each', () => {
    const text = 'x'.repeat(100_000);
    const answer = messages('a user', 'b assistant a').map((message) => ({ ...message, text }));
    const ends = Array.from({ length: 1_000 }, (_, place) => `c${place} assistant b`);
    expect(toTurns([...answer, ...messages(...ends)])).toBe(undefined);
  });

  it('are each said in some turn, after what they follow, in any tree or tangle', () => {
    const node = fc.record({ role: fc.constantFrom('user', 'assistant', 'none'), parent: fc.nat(11) });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 12 }), (nodes) => {
        const list = messages(...nodes.map(({ role, parent }, place) => `m${place}. ${role} m${parent}.`));
        const turns = toTurns(list) ?? [];
        const said = turns.map(({ question, answer }) => `${questionText(question)} ${answerText(answer)}`).join(' ');
        for (const { id, role } of list) if (role !== 'none') expect(said).toContain(id);
        turns.forEach(({ turn, parent }, place) => {
          expect(turn).toBe(String(place));
          expect(parent === null || Number(parent) < place).toBe(true);
        });
      }),
    );
  });
});
