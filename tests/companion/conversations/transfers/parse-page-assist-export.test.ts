import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImport } from '../../../../companion/conversations/transfers/parse-import.ts';

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
  return parseImport(new TextEncoder().encode(JSON.stringify(value)));
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

  it('is refused with the place of what is wrong', () => {
    expect(() =>
      parse({ chat: [{ history: HISTORY, messages: [message('user', 'x', 1), { role: 'user' }] }] }),
    ).toThrow('0.messages.1.content');
    expect(() => parse({ chat: [{ history: null, messages: [] }] })).toThrow('0.history');
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
