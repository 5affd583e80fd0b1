import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../../companion/store/store-error.ts';
import { LIMITS } from '../../../../protocol/limits.ts';
import { tellingOf } from '../../../helpers/told.ts';
import { allInTexts } from './in-texts.ts';
import { readFile } from './read-file.ts';

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

function find(value: unknown) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const { preview, conversations } = readFile(Buffer.from(text), 1_000);
  return { preview, conversations: allInTexts(conversations) };
}

function parse(value: unknown) {
  return find(value).conversations;
}

function fileOf(turns: readonly unknown[]) {
  return { format: 'aside', version: 1, conversations: [{ ...CONVERSATION, turns }] };
}

function refusalOf(value: unknown): string {
  try {
    parse(value);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'bad_import') return tellingOf(error.reason).message;
    throw error;
  }
  throw new Error('it was taken');
}

describe('an import of our own', () => {
  it('is taken as it was exported, without fields that it does not have', () => {
    expect(parse({ ...fileOf([{ ...TURN, extra: 1 }]), more: [] })).toEqual([
      { ...CONVERSATION, turns: [{ ...TURN, turn: '0' }] },
    ]);
    expect(parse({ format: 'aside', version: 1, conversations: [] })).toEqual([]);
  });

  it('has the thoughts apart that an older Aside left in the text', () => {
    const said = { ...TURN, content: '<think>Hm.</think>\nBecause.' };
    const known = { ...TURN, content: '<think> is a mark.', thinking: 'Hm.' };
    expect(parse(fileOf([said, known]))[0]?.turns).toMatchObject([
      { thinking: 'Hm.', content: 'Because.' },
      { thinking: 'Hm.', content: '<think> is a mark.' },
    ]);
  });

  it.each([
    ['another version', { ...fileOf([]), version: 3 }, 'version'],
    ['no JSON', 'Dear diary', 'The file is not JSON.'],
    ['half of it', '{"format":"aside"', 'breaks off'],
    ['something else', { bookmarks: [] }, 'something else with bookmarks'],
    ['a list of something else', [{ name: 'x' }], 'a list of 1 thing with name'],
    ['nothing', 'null', 'it contains something else'],
    ['a deep nest', `{"format":"aside","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'breaks off'],
    ['hundreds of thousands of objects', `[${'{},'.repeat(400_001)}{}]`, 'a list of 400,002 things'],
  ])('with %s is refused, and says why', (_, file, words) => {
    expect(refusalOf(file)).toContain(words);
  });

  it.each<[string, unknown, unknown, number]>([
    ['an id twice', [TURN, { ...TURN, message: 'And?' }], [{ parent: null }, { parent: null, message: 'And?' }], 0],
    ['a turn that follows itself', [{ ...TURN, parent: 'a' }], [{ parent: null }], 0],
    [
      'a cycle',
      [
        { ...TURN, parent: 'b' },
        { ...TURN, turn: 'b', parent: 'a' },
      ],
      [{ parent: null }, { parent: '0' }],
      0,
    ],
    ['a parent elsewhere', [{ ...TURN, parent: 'z' }], [{ parent: null }], 0],
    [
      'turns without ids',
      [
        { ...TURN, turn: null },
        { ...TURN, turn: 7 },
      ],
      [{ turn: '0' }, { turn: '1' }],
      0,
    ],
    [
      'a turn that can not be read between two',
      [TURN, { turn: 'b', parent: 'a', message: 4 }, { ...TURN, turn: 'c', parent: 'b' }],
      [{ turn: '0' }, { turn: '1', parent: '0' }],
      1,
    ],
    ['a turn that is none', [TURN, null, 'x', []], [{ message: 'Why?' }], 3],
    ['an answer that is none', [{ ...TURN, content: null }], [{ message: 'Why?', content: '' }], 0],
    ['an answer that can not be read', [{ ...TURN, content: 4 }], [{ message: 'Why?', content: '' }], 1],
    ['another task', [{ ...TURN, task: 'dance' }], [{ task: 'chat' }], 0],
    ['an unknown end', [{ ...TURN, terminal: { type: 'over' } }], [{ content: 'Because.', terminal: null }], 0],
    ['a source that is none', [{ ...TURN, attachments: [{}, PAGE] }], [{ attachments: [PAGE] }], 1],
    ['too many sources', [{ ...TURN, attachments: Array(17).fill(PAGE) }], [{ attachments: Array(16).fill(PAGE) }], 1],
    [
      'a source whose title is longer than all that goes along may be',
      [{ ...TURN, attachments: [{ ...PAGE, title: 'x'.repeat(LIMITS.sourceChars) }] }],
      [{ attachments: [] }],
      1,
    ],
    ['a time before all time', [{ ...TURN, askedAt: -1 }], [{ askedAt: 1 }], 0],
    ['a time as text', [{ ...TURN, askedAt: '2025-06-15T10:00:00Z' }], [{ askedAt: 1_749_981_600_000 }], 0],
    [
      'half a character and a NUL',
      [{ ...TURN, message: 'a\ud800', content: '\0\udfff' }],
      [{ message: 'a\ufffd', content: '\0\ufffd' }],
      0,
    ],
  ])('with %s comes with all that can be read', (_, turns, expected, leftOut) => {
    const { preview, conversations } = find(fileOf(turns as unknown[]));
    expect(conversations[0]?.turns).toMatchObject(expected as object[]);
    expect(conversations[0]?.turns).toHaveLength((expected as unknown[]).length);
    const odd = leftOut > 0 ? [{ title: 'T', place: 1, reason: 'left_out', count: leftOut }] : [];
    expect(preview).toMatchObject({ program: 'Aside', chats: 1, skipped: 0, incomplete: odd.length, odd });
  });

  it('keeps a question that is longer than one can be typed, as what it is about', () => {
    const text = `${'x'.repeat(LIMITS.messageChars)} end`;
    const [turn] = parse(fileOf([{ ...TURN, message: text }]))[0]?.turns ?? [];
    expect(turn).toMatchObject({ message: '', content: 'Because.', attachments: [{ kind: 'selection', text }] });
  });

  it('cuts what is longer than anything may be, and counts it', () => {
    const { preview, conversations } = find(
      fileOf([{ ...TURN, message: 'x'.repeat(LIMITS.sourceChars + 1), content: 'x'.repeat(LIMITS.turnLogBytes + 1) }]),
    );
    expect(preview.odd).toEqual([{ title: 'T', place: 1, reason: 'left_out', count: 2 }]);
    expect(conversations[0]?.turns[0]?.content).toHaveLength(LIMITS.turnLogBytes);
  });

  it('keeps the sentences of an error from a time when there was no more to it, and the cause of a later one', () => {
    const words = { message: 'It broke.', cure: 'Mend it.' };
    const about = { type: 'error', code: 'upstream_failed', retryable: true };
    const params = { cause: 'no_memory', model: 'tiny', said: 'it broke' };
    const ends = [
      { ...about, ...words },
      { ...about, params },
      { ...about, params: { deep: {} } },
    ];
    const turns = ends.map((terminal, index) => ({ ...TURN, turn: `t${index}`, terminal }));
    expect(parse(fileOf(turns))[0]?.turns.map(({ terminal }) => terminal)).toEqual([
      { ...about, params: { cause: 'earlier_words', ...words } },
      { ...about, params },
      null,
    ]);
  });

  it('keeps an end whose amounts no export could hold, without them', () => {
    const file = JSON.stringify(fileOf([{ ...TURN, terminal: { ...DONE, usage: { ...USAGE, totalMs: 'endless' } } }]));
    expect(parse(file.replace('"endless"', '1e999'))[0]?.turns[0]?.terminal).toEqual(DONE);
  });

  it('names chats that can not come, and takes the others', () => {
    const conversations = [
      { ...CONVERSATION, title: null },
      { ...CONVERSATION, title: 'Empty', turns: [] },
      { ...CONVERSATION, title: 'Broken', turns: 'none' },
      null,
      'a text',
      { ...CONVERSATION, createdAt: null, usedAt: undefined, titleSource: 5, pinned: 'yes' },
    ];
    const found = find({ format: 'aside', version: 1, conversations });
    expect(found.preview).toEqual({
      program: 'Aside',
      chats: 2,
      turns: 2,
      continued: 0,
      known: 0,
      skipped: 4,
      incomplete: 0,
      files: 0,
      odd: [
        { title: 'Empty', place: 2, reason: 'no_messages', count: 0 },
        { title: 'Broken', place: 3, reason: 'no_messages', count: 0 },
        { title: '', place: 4, reason: 'not_a_chat', count: 0 },
        { title: '', place: 5, reason: 'not_a_chat', count: 0 },
      ],
    });
    expect(found.conversations.map(({ title }) => title)).toEqual(['Why?', 'T']);
    expect(found.conversations[1]).toMatchObject({ createdAt: 5, usedAt: 5, titleSource: 'question', pinned: false });
  });

  it('names no more than a hundred', () => {
    const { preview } = find({ format: 'aside', version: 1, conversations: Array(250).fill(null) });
    expect([preview.skipped, preview.odd.length]).toEqual([250, 100]);
  });

  it('never touches a prototype', () => {
    const turn = JSON.stringify(TURN);
    const hostile = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${turn.slice(1)}`;
    const [conversation] = parse(JSON.stringify(fileOf([])).replace('"turns":[]', `"turns":[${hostile}]`));
    expect(conversation?.turns[0]).toEqual({ ...TURN, turn: '0' });
    expect(Object.getPrototypeOf(conversation?.turns[0])).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
    const ids = ['__proto__', 'constructor', 'toString'];
    const turns = ids.map((turn, place) => ({ ...TURN, turn, parent: ids[place - 1] ?? null }));
    expect(parse(fileOf(turns))[0]?.turns.map(({ parent }) => parent)).toEqual([null, '0', '1']);
  });

  it('brings every turn that can be read, each after the one that it follows, whatever stands in it', () => {
    const any = fc.oneof(fc.jsonValue(), fc.constantFrom(null, 'a', 'b', -1, 1e300, [], {}, 'constructor'));
    const turn = fc
      .dictionary(fc.constantFrom(...Object.keys(TURN)), any, { maxKeys: 2 })
      .map((changes) => ({ ...TURN, ...changes }));
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 4 }), (turns) => {
        const [chat] = parse(fileOf(turns));
        const known = new Set<string>();
        for (const each of chat?.turns ?? []) {
          expect(each.parent === null || known.has(each.parent)).toBe(true);
          known.add(each.turn);
        }
        // Two fields at most are odd, and one of the two texts is enough.
        const readable = turns.filter(
          ({ message, content }) =>
            (message && typeof message === 'string') || (content && typeof content === 'string'),
        );
        expect(known.size).toBeGreaterThanOrEqual(readable.length);
      }),
    );
  });
});

describe('an import of the second version', () => {
  const page = { type: 'page', title: 'Tides', url: '', language: 'en', omittedChars: 0, chars: 3, excerpt: '' };
  const hash = createHash('sha256').update('Sea').digest('hex');

  function second(...turns: object[]) {
    const conversation = { ...CONVERSATION, turns: turns.map((turn) => ({ question: [], answer: [], ...turn })) };
    return readFile({ format: 'aside', version: 2, conversations: [conversation] }, 1_000);
  }
  const partsOf = (found: ReturnType<typeof second>) =>
    found.conversations[0]?.turns.map(({ question, answer }) => ({ question, answer }));

  it('keeps the parts of an answer in their order, also those of a newer Aside', () => {
    const answer = [
      { type: 'thinking', text: 'Hm.', ms: 1_200 },
      { type: 'step', code: 'reading_part', params: { part: 1 }, index: 1, count: 2, note: 'A note.' },
      { type: 'text', text: 'Because.' },
      { type: 'tool_call', name: 'x', arguments: { deep: [1] } },
    ];
    const question = [{ type: 'text', text: 'Why?' }];
    expect(partsOf(second({ question, answer }))).toEqual([{ question, answer }]);
  });

  it('names the content of a source that stood in the file before, whatever the file calls it', () => {
    const [first, again] = [
      { ...page, text: 'Sea', blob: 'x' },
      { ...page, title: 'Again', blob: 'x' },
    ];
    const found = second({ question: [first] }, { question: [again] }, { question: [{ ...page, blob: hash }] });
    expect(partsOf(found)?.map(({ question }) => question)).toEqual([
      [{ ...page, text: 'Sea', blob: hash, tokens: 1 }],
      // Kept once: a file may hold more than fits into memory.
      [{ ...page, title: 'Again', blob: hash, tokens: 1 }],
      // Nothing in the file has that name: what is here already is not for a file to name.
      [{ ...page, chars: 0 }],
    ]);
  });

  it('keeps a source that only a newer Aside knows, and counts what is no part', () => {
    const recording = { type: 'recording', text: 'Said.', seconds: 3 };
    const found = second({ question: [recording, 7, { type: 'page', title: 4 }], answer: [{ type: 'text' }, null] });
    expect(partsOf(found)).toEqual([{ question: [recording], answer: [] }]);
    expect(found.preview.odd).toEqual([{ title: 'T', place: 1, reason: 'left_out', count: 4 }]);
  });

  it('takes no image that is none', () => {
    const image = { ...page, type: 'image', base64: Buffer.from('<svg/>').toString('base64'), blob: 'x' };
    expect(partsOf(second({ question: [image] }))).toEqual([
      { question: [{ ...page, type: 'image', chars: 0, tokens: 1_024 }], answer: [] },
    ]);
  });
});
