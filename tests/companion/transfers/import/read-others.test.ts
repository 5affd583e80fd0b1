import { describe, expect, it } from 'vitest';
import type { StoreError } from '../../../../companion/store/store-error.ts';
import { tellingOf } from '../../../helpers/told.ts';
import { allInTexts } from './in-texts.ts';
import { readFile } from './read-file.ts';

const NOTHING = { chats: 0, turns: 0, continued: 0, known: 0, skipped: 0, incomplete: 0, files: 0, odd: [] };

function find(value: unknown) {
  const { preview, conversations } = readFile(value, 9_000);
  return { preview, conversations: allInTexts(conversations) };
}

describe("an import of Open WebUI's", () => {
  const messages = {
    a: { id: 'a', parentId: null, role: 'user', content: 'When is low tide?', timestamp: 1_750_000_000 },
    b: {
      id: 'b',
      parentId: 'a',
      role: 'assistant',
      content: 'At six.',
      model: 'tiny',
      timestamp: 1_750_000_004,
      done: true,
    },
    c: {
      id: 'c',
      parentId: 'a',
      role: 'assistant',
      content: 'At s',
      model: 'small',
      timestamp: 1_750_000_009,
      done: false,
    },
  };
  const chat = { title: 'Tides', history: { currentId: 'b', messages }, timestamp: 1_750_000_000_000 };
  const entry = { title: 'Tides', chat, updated_at: 1_750_000_004, created_at: 1_750_000_000, pinned: true };

  it('becomes turns with a version for each answer, the shown one last', () => {
    const { preview, conversations } = find([entry]);
    expect(preview).toEqual({ ...NOTHING, program: 'Open WebUI', chats: 1, turns: 2 });
    const times = { createdAt: 1_750_000_000_000, usedAt: 1_750_000_004_000 };
    expect(conversations[0]).toMatchObject({ title: 'Tides', titleSource: 'model', pinned: true, ...times });
    const question = { parent: null, message: 'When is low tide?', askedAt: 1_750_000_000_000 };
    expect(conversations[0]?.turns).toMatchObject([
      { ...question, content: 'At s', model: 'small', terminal: null },
      { ...question, content: 'At six.', model: 'tiny', terminal: { type: 'done', model: 'tiny' } },
    ]);
  });

  it('brings tags and the archive, however the tags are written', () => {
    const tagged = {
      ...entry,
      archived: true,
      meta: { tags: ['Sea', ' sea ', 'x'.repeat(50)] },
      chat: { ...chat, tags: [{ name: 'old' }, 5] },
    };
    const { conversations } = find([tagged]);
    expect(conversations[0]).toMatchObject({ archived: true, tags: ['sea', 'x'.repeat(40), 'old'] });
  });

  it('may be one chat alone, or as old as its list of messages', () => {
    expect(find(entry).conversations).toEqual(find([entry]).conversations);
    const old = [{ title: 'Old', chat: { messages: [messages.a, { ...messages.b, parentId: undefined }] } }];
    expect(find(old).conversations).toMatchObject([
      { title: 'Old', turns: [{ message: 'When is low tide?', content: 'At six.' }] },
    ]);
  });

  it('keeps thoughts apart, takes the text of mixed content, and counts what it can not read', () => {
    const thought =
      '<details type="reasoning" done="true" duration="3">\n<summary>Thought for 3 seconds</summary>\n&gt; The moon\n&gt; pulls.\n</details>\nAt six.';
    const odd = {
      a: {
        ...messages.a,
        content: [
          { type: 'text', text: 'When?' },
          { type: 'image_url', image_url: {} },
        ],
      },
      b: { ...messages.b, content: thought },
      x: { role: 'user', parentId: 'b', content: 5 },
      y: 'nothing',
    };
    const { preview, conversations } = find([{ ...entry, chat: { ...chat, history: { messages: odd } } }]);
    expect(conversations[0]?.turns).toMatchObject([
      { message: 'When?', thinking: 'The moon\npulls.', content: 'At six.' },
    ]);
    expect(preview.odd).toEqual([{ title: 'Tides', place: 1, reason: 'left_out', count: 2 }]);
    expect(preview.files).toBe(1);
  });
});

describe("an import of ChatGPT's", () => {
  const said = (role: string, text: unknown, more: object = {}) => ({
    author: { role },
    create_time: 1_750_000_001.2,
    content: { content_type: 'text', parts: [text] },
    ...more,
  });
  const node = (parent: string | null, message: unknown) => ({ parent, message, children: [] });
  const chat = {
    title: 'Tides',
    create_time: 1_750_000_000.123,
    update_time: 1_750_000_010.5,
    mapping: {
      root: node(null, null),
      s: node('root', said('system', 'Be kind.')),
      a: node('s', said('user', 'When is low tide?')),
      h: node('a', said('user', 'Profile', { metadata: { is_visually_hidden_from_conversation: true } })),
      t: node('h', {
        ...said('assistant', ''),
        content: { content_type: 'thoughts', thoughts: [{ content: 'The moon.' }] },
      }),
      q: node('t', said('assistant', '{"query":"tides"}', { recipient: 'web' })),
      r: node('q', said('tool', 'six')),
      b: node('r', said('assistant', 'At six. \ue200cite\ue202turn0search0\ue201', { metadata: { model_slug: 'x' } })),
      c: node('a', said('assistant', 'No idea.')),
    },
    current_node: 'b',
  };

  it('becomes turns without what is not for its reader', () => {
    const { preview, conversations } = find([chat]);
    expect(preview).toMatchObject({ program: 'ChatGPT', chats: 1, turns: 2, incomplete: 0 });
    expect(conversations[0]).toMatchObject({ title: 'Tides', createdAt: 1_750_000_000_123, usedAt: 1_750_000_010_500 });
    expect(conversations[0]?.turns).toMatchObject([
      { message: 'When is low tide?', content: 'No idea.', parent: null, askedAt: 1_750_000_001_200 },
      { message: 'When is low tide?', thinking: 'The moon.', content: 'At six. ', model: 'x', parent: null },
    ]);
  });

  it('brings what is archived, and what is starred as pinned', () => {
    const { conversations } = find([{ ...chat, is_archived: true, is_starred: true }]);
    expect(conversations[0]).toMatchObject({ archived: true, pinned: true });
    expect(find([chat]).conversations[0]).not.toHaveProperty('archived');
  });

  it('is taken with nodes that can not be read, and with a first chat that is none', () => {
    const mapping = { ...chat.mapping, z: node('b', { author: { role: 'user' } }), y: 4 };
    const { preview, conversations } = find([
      { mapping: null, title: 'Void' },
      { ...chat, title: null, mapping },
    ]);
    expect(conversations.map(({ title }) => title)).toEqual(['When is low tide?']);
    expect(preview).toMatchObject({
      chats: 1,
      skipped: 1,
      odd: [
        { title: 'Void', place: 1, reason: 'no_messages' },
        { title: 'When is low tide?', place: 2, reason: 'left_out', count: 2 },
      ],
    });
  });
});

describe('a file that is no export for us', () => {
  const refusalOf = (bytes: Uint8Array) => {
    try {
      find(bytes);
    } catch (error) {
      return tellingOf((error as StoreError).reason).message;
    }
    throw new Error('it was taken');
  };

  it.each([
    ['of Claude', JSON.stringify([{ uuid: 'x', chat_messages: [] }]), 'an export of Claude'],
    ['of LibreChat', JSON.stringify({ conversationId: 'x', messages: [] }), 'an export of LibreChat'],
    ['packed', 'PK\u0003\u0004\u0000', 'a ZIP archive: unpack it'],
    ['a page', '<!doctype html>', 'an HTML or XML page'],
    ['for reading', '# Tides', 'a Markdown text'],
    ['in lines', '{"a":1}\n{"a":2}', 'JSON lines'],
  ])('%s is named', (_, text, words) => {
    expect(refusalOf(Buffer.from(text))).toContain(words);
  });

  it('is described by no more than the names of its fields', () => {
    const words = refusalOf(
      Buffer.from(JSON.stringify([{ name: 'secret', 'a secret <b>': 1, url: 'https://secret' }])),
    );
    expect(words).toContain('a list of 1 thing with name, url.');
    expect(words).not.toContain('secret');
  });

  it('may begin with a byte order mark, as what Windows writes does', () => {
    const file = Buffer.from(`\ufeff${JSON.stringify({ chat: [] })}`);
    expect(find(file).preview.chats).toBe(0);
  });
});
