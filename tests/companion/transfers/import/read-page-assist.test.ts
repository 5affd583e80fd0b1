import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allInTexts } from './in-texts.ts';
import { readFile } from './read-file.ts';

const HISTORY = {
  id: 'pa_1',
  title: 'Tides',
  is_rag: false,
  message_source: 'web-ui',
  is_pinned: true,
  createdAt: 100,
};

function message(role: string, content: string, createdAt: number, more: object = {}) {
  const base = { id: `pa_m${createdAt}`, history_id: 'pa_1', role, content, images: [], sources: [], createdAt };
  return { ...base, name: role === 'assistant' ? 'llama3:8b' : 'You', ...more };
}

function parse(value: unknown) {
  return allInTexts(readFile(value, 1_000).conversations);
}

describe("an import of Page Assist's", () => {
  const messages = [
    message('assistant', '<think>\nthe moon\n</think>\n\nThe moon.', 120),
    message('system', 'Be brief.', 101),
    message('user', 'What makes the tides?', 110),
    message('user', 'And the sun?', 130),
  ];

  it('becomes questions with their answers, in the order of time', () => {
    const [chat, ...others] = parse({ knowledge: [], chat: [{ history: HISTORY, messages }], vector: [], prompts: [] });
    expect(others).toEqual([]);
    expect(chat).toMatchObject({ title: 'Tides', pinned: true, createdAt: 100, usedAt: 130 });
    expect(chat?.turns).toMatchObject([
      {
        parent: null,
        message: 'What makes the tides?',
        thinking: 'the moon',
        content: 'The moon.',
        model: 'llama3:8b',
        terminal: { type: 'done' },
        askedAt: 110,
      },
      { parent: '0', message: 'And the sun?', content: '', terminal: null, askedAt: 130 },
    ]);
  });

  it('may be the list alone, as older versions wrote it', () => {
    expect(parse([{ history: HISTORY, messages }])).toEqual(parse({ chat: [{ history: HISTORY, messages }] }));
  });

  it('leaves out steps with tools and chats without a message, and keeps several answers to one question', () => {
    const [chat, ...others] = parse({
      chat: [
        { history: { ...HISTORY, title: 'empty' }, messages: [] },
        {
          history: HISTORY,
          messages: [
            message('assistant', 'Hello!', 1),
            message('user', 'Search.', 2),
            message('assistant', '', 3, { messageKind: 'assistant_tool_calls', toolCalls: [{ id: 'x' }] }),
            message('tool', '{"results":[]}', 4, { messageKind: 'tool_result' }),
            message('assistant', 'Nothing.', 5, { messageKind: 'text' }),
            message('assistant', 'Really nothing.', 6),
          ],
        },
      ],
    });
    expect(others).toEqual([]);
    expect(chat?.turns).toMatchObject([
      { message: '', content: 'Hello!' },
      { message: 'Search.', content: 'Nothing.\n\nReally nothing.' },
    ]);
  });

  const asked = [message('user', 'Low tide?', 10), message('assistant', 'At six.', 11)];

  it.each<[string, object, object[], object]>([
    ['no title', { title: null }, asked, { title: 'Low tide?' }],
    ['no time', { createdAt: undefined }, asked, { createdAt: 10, usedAt: 10 }],
    ['a time as text', { createdAt: '2025-06-15T10:00:00Z' }, asked, { createdAt: 1_749_981_600_000 }],
    ['a time as digits', { createdAt: '100' }, asked, { createdAt: 100 }],
    [
      'no times at all',
      { createdAt: null },
      asked.map((each) => ({ ...each, createdAt: null })),
      { createdAt: 1_000, turns: [{ message: 'Low tide?', content: 'At six.', askedAt: 1_000 }] },
    ],
    [
      'an answer that never came',
      {},
      [message('user', 'Hello', 10), { ...message('assistant', '', 11), content: null }],
      { turns: [{ message: 'Hello', content: '', terminal: null }] },
    ],
    [
      'an answer that stands before its question, of the same moment',
      {},
      [message('assistant', 'At six.', 10), message('user', 'Low tide?', 10)],
      { turns: [{ message: 'Low tide?', content: 'At six.' }] },
    ],
    [
      'all messages of one moment, in their order',
      {},
      ['A?', 'A.', 'B?', 'B.'].map((text, place) => message(place % 2 ? 'assistant' : 'user', text, 10)),
      {
        turns: [
          { message: 'A?', content: 'A.' },
          { message: 'B?', content: 'B.', parent: '0' },
        ],
      },
    ],
    [
      'an answer and the next question of one moment',
      {},
      [message('user', 'A?', 1), message('assistant', 'A.', 2), message('user', 'B?', 2)],
      { turns: [{ message: 'A?', content: 'A.' }, { message: 'B?' }] },
    ],
  ])('with %s comes', (_, changes, messages, expected) => {
    const [chat, ...others] = parse({ chat: [{ history: { ...HISTORY, ...changes }, messages }] });
    expect(others).toEqual([]);
    expect(chat).toMatchObject(expected);
  });

  it('names what can not be read in a chat, and takes the rest and the others', () => {
    const { preview, conversations } = readFile(
      {
        chat: [
          { history: null, messages: asked },
          { history: HISTORY, messages: [...asked, { role: 'user' }, 'x', { ...message('user', '', 12), content: 7 }] },
          { history: { ...HISTORY, title: 'Empty' }, messages: [] },
          7,
        ],
      },
      1_000,
    );
    expect(allInTexts(conversations).map(({ title, turns }) => [title, turns.length])).toEqual([
      ['Low tide?', 1],
      ['Tides', 2],
    ]);
    expect(preview).toEqual({
      program: 'Page Assist',
      continued: 0,
      known: 0,
      files: 0,
      chats: 2,
      turns: 3,
      skipped: 2,
      incomplete: 1,
      odd: [
        { title: 'Tides', place: 2, reason: 'left_out', count: 2 },
        { title: 'Empty', place: 3, reason: 'no_messages', count: 0 },
        { title: '', place: 4, reason: 'not_a_chat', count: 0 },
      ],
    });
  });

  it('gives a chain of turns or is refused, whatever stands in it', () => {
    const any = fc.record(
      {
        role: fc.constantFrom('user', 'assistant', 'system', 'tool'),
        content: fc.string(),
        createdAt: fc.oneof(fc.nat(), fc.jsonValue()),
        name: fc.jsonValue(),
        messageKind: fc.constantFrom('text', 'tool_result', 'assistant_tool_calls'),
      },
      { requiredKeys: ['role', 'content'] },
    );
    fc.assert(
      fc.property(fc.array(any), (list) => {
        const [chat] = parse([{ history: HISTORY, messages: list }]);
        expect(chat?.turns.map(({ parent }) => parent) ?? []).toEqual(
          (chat?.turns ?? []).map((_, place) => (place === 0 ? null : String(place - 1))),
        );
      }),
    );
  });
});
