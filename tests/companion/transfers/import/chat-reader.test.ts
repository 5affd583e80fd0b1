import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from './read-file.ts';

const chat = (title: string, question = 'Why?') => ({
  id: `id-${title}`,
  title,
  create_time: 1_750_000_000,
  mapping: {
    a: { parent: null, message: said('user', question) },
    b: { parent: 'a', message: said('assistant', 'Because {of} the ["sea"] \\ \u{1f30a}.') },
  },
  current_node: 'b',
});
const said = (role: string, text: string) => ({ author: { role }, content: { content_type: 'text', parts: [text] } });

const FILES: [what: string, text: string][] = [
  ['a list', JSON.stringify([chat('A'), chat('B \\" [{'), 7, null, chat('Ü')], null, 1)],
  ['one chat alone', JSON.stringify(chat('A'))],
  ['lists one after the other', `\ufeff${JSON.stringify([chat('A')])}\n${JSON.stringify([chat('B')])}`],
  ['Page Assist’s', JSON.stringify({ prompts: [{ a: [1] }], chat: [pageAssistChat('A')], vector: { x: ['}'] }, n: 5 })],
  ['ours, sorted', JSON.stringify({ conversations: [ownChat('A'), ownChat('B')], format: 'aside', version: 2 })],
  ['damaged', `[${JSON.stringify(chat('A'))},{"title": nonsense},${JSON.stringify(chat('B'))},{"mapping":{"a":`],
];

function pageAssistChat(title: string) {
  return { history: { id: 'h', title, createdAt: 5 }, messages: [{ role: 'user', content: 'Why?', createdAt: 6 }] };
}

function ownChat(title: string) {
  const turn = { turn: 'a', parent: null, question: [{ type: 'text', text: 'Why?' }], answer: [], askedAt: 1 };
  return { id: title, title, createdAt: 1, usedAt: 1, turns: [turn] };
}

describe('a file', () => {
  it.each(FILES)('gives the same chats in whatever pieces it comes: %s', (_, text) => {
    const bytes = Buffer.from(text);
    const whole = readFile(bytes, 9);
    expect(whole.conversations.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (size) => {
        expect(readFile(bytes, 9, size)).toEqual(whole);
      }),
    );
  });

  it('may have its chats in several lists, as archives of many chats do', () => {
    const { preview, conversations } = readFile(Buffer.from(FILES[2]?.[1] ?? ''), 9);
    expect(conversations.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(preview).toMatchObject({ program: 'ChatGPT', chats: 2, skipped: 0 });
  });

  it('of ours may say so at its end, and is refused when it says there that it is newer', () => {
    expect(readFile(Buffer.from(FILES[4]?.[1] ?? ''), 9).preview).toMatchObject({ program: 'Aside', chats: 2 });
    const newer = Buffer.from(JSON.stringify({ conversations: [ownChat('A')], format: 'aside', version: 99 }));
    expect(() => readFile(newer, 9)).toThrow('import_newer');
  });

  it('with a damaged chat, and one that breaks off, has all the others, and says where those stand', () => {
    const { preview, conversations } = readFile(Buffer.from(FILES[5]?.[1] ?? ''), 9);
    expect(conversations.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(preview).toMatchObject({ chats: 2, skipped: 2 });
    expect(preview.odd).toEqual([
      { title: '', place: 2, reason: 'damaged', count: 0 },
      { title: '', place: 4, reason: 'broken_off', count: 0 },
    ]);
  });

  it('that ends between two chats says that its end is missing', () => {
    const { preview } = readFile(Buffer.from(`[${JSON.stringify(chat('A'))},`), 9);
    expect(preview).toMatchObject({ chats: 1, odd: [{ place: 2, reason: 'broken_off' }] });
  });

  it('gives each chat the name by which its program knows it, or else one by its beginning', () => {
    const nameless = { ...chat('A'), id: undefined };
    const longer = {
      ...nameless,
      title: 'Renamed',
      mapping: { ...nameless.mapping, c: { parent: 'b', message: said('user', 'And?') } },
    };
    const names = readFile([chat('A'), nameless, longer, { ...nameless, create_time: 5 }], 9).conversations;
    const [known, first, same, other] = names.map(({ cameFrom }) => cameFrom);
    expect(known).toBe('ChatGPT/id-A');
    expect(first).toMatch(/^ChatGPT\/[0-9a-f]{64}$/);
    expect([same === first, other === first]).toEqual([true, false]);
  });
});
