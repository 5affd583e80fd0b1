import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../../companion/conversations/store-error.ts';
import { parseImport } from '../../../../companion/conversations/transfers/parse-import.ts';
import { LIMITS } from '../../../../protocol/limits.ts';

const PAGE = { kind: 'page', title: '', url: '', language: '', text: 'x', omittedChars: 0 };
const USAGE = { promptTokens: 1, answerTokens: 1, tokensPerSecond: 1, totalMs: 1 };
const DONE = { type: 'done', reason: 'stop', model: 'tiny', usage: null, saved: 'stored' };
const TURN = {
  turn: 'a',
  parent: null as string | null,
  task: 'chat',
  message: 'Why?',
  attachments: [] as unknown[],
  content: 'Because.',
  thinking: '',
  model: 'tiny',
  terminal: DONE as unknown,
  askedAt: 5,
};
const CONVERSATION = { title: 'T', titleSource: 'person', pinned: false, createdAt: 1, usedAt: 9, turns: [TURN] };

function parse(value: unknown) {
  return parseImport(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));
}

function fileOf(turns: readonly unknown[]) {
  return { format: 'aside', version: 1, conversations: [{ ...CONVERSATION, turns }] };
}

function refusalOf(value: unknown): string {
  try {
    parse(value);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'bad_import') return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

describe('an import of our own', () => {
  it('is taken as it was exported, without fields that it does not have', () => {
    expect(parse({ ...fileOf([{ ...TURN, extra: 1 }]), more: [] })).toEqual([CONVERSATION]);
    expect(parse({ format: 'aside', version: 1, conversations: [] })).toEqual([]);
  });

  it.each([
    ['another version', { ...fileOf([]), version: 2 }, 'version'],
    ['an id twice', fileOf([TURN, TURN]), 'same id'],
    ['a turn that follows itself', fileOf([{ ...TURN, parent: 'a' }]), 'not before it'],
    [
      'a cycle',
      fileOf([
        { ...TURN, parent: 'b' },
        { ...TURN, turn: 'b', parent: 'a' },
      ]),
      'not before it',
    ],
    ['a parent elsewhere', fileOf([{ ...TURN, parent: 'z' }]), 'not before it'],
    [
      'a number for a title',
      { ...fileOf([]), conversations: [{ ...CONVERSATION, title: 1 }] },
      'conversations.0.title',
    ],
    ['a message too long', fileOf([{ ...TURN, message: 'x'.repeat(LIMITS.messageChars + 1) }]), 'turns.0.message'],
    ['too many attachments', fileOf([{ ...TURN, attachments: Array(17).fill({}) }]), 'turns.0.attachments'],
    [
      'a title that is longer than all that goes along may be',
      fileOf([{ ...TURN, attachments: [{ ...PAGE, title: 'x'.repeat(LIMITS.attachmentChars) }] }]),
      'turns.0.attachments',
    ],
    ['an unknown end', fileOf([{ ...TURN, terminal: { type: 'over' } }]), 'turns.0.terminal'],
    ['a time before all time', fileOf([{ ...TURN, askedAt: -1 }]), 'turns.0.askedAt'],
    [
      'ten thousand and one turns',
      fileOf(Array.from({ length: 10_001 }, (_, n) => ({ ...TURN, turn: `${n}` }))),
      'turns',
    ],
    [
      'an amount that no export could hold',
      JSON.stringify(fileOf([{ ...TURN, terminal: { ...DONE, usage: { ...USAGE, totalMs: 'endless' } } }])).replace(
        '"endless"',
        '1e999',
      ),
      'usage.totalMs',
    ],
    ['no JSON', '{"format":"aside"', 'not JSON'],
    ['something else', { bookmarks: [] }, 'no export'],
    ['a list of something else', [{ name: 'x' }], 'no export'],
    ['nothing', 'null', 'no export'],
    ['a deep nest', `{"format":"aside","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'nested too deeply'],
    ['millions of objects', `[${'{},'.repeat(4_000_001)}{}]`, 'too many objects'],
  ])('with %s is refused, and says why', (_, file, words) => {
    expect(refusalOf(file)).toContain(words);
  });

  it('never touches a prototype', () => {
    const turn = JSON.stringify(TURN);
    const hostile = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${turn.slice(1)}`;
    const [conversation] = parse(JSON.stringify(fileOf([])).replace('"turns":[]', `"turns":[${hostile}]`));
    expect(conversation?.turns[0]).toEqual(TURN);
    expect(Object.getPrototypeOf(conversation?.turns[0])).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
    const ids = ['__proto__', 'constructor', 'toString'];
    const turns = ids.map((turn, place) => ({ ...TURN, turn, parent: ids[place - 1] ?? null }));
    expect(parse(fileOf(turns))[0]?.turns.map(({ parent }) => parent)).toEqual([null, '__proto__', 'constructor']);
  });

  it('is refused or taken whole, whatever stands in it', () => {
    const any = fc.oneof(fc.jsonValue(), fc.constantFrom(null, 'a', 'b', -1, 1e300, [], {}, 'constructor'));
    const turn = fc
      .dictionary(fc.constantFrom(...Object.keys(TURN)), any, { maxKeys: 2 })
      .map((changes) => ({ ...TURN, ...changes }));
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 4 }), (turns) => {
        let parsed: ReturnType<typeof parse>;
        try {
          parsed = parse(fileOf(turns));
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad_import' });
          return;
        }
        const known = new Set<string>();
        for (const each of parsed[0]?.turns ?? []) {
          expect(each.parent === null || known.has(each.parent)).toBe(true);
          known.add(each.turn);
        }
        expect(known.size).toBe(turns.length);
      }),
    );
  });
});
