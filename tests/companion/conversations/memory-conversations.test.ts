import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMemoryConversations } from '../../../companion/conversations/memory-conversations.ts';

const PAGE = {
  kind: 'page',
  title: 'A page',
  url: 'https://a.example/',
  language: 'en',
  text: 'Its text.',
  omittedChars: 3,
} as const;

function setUp() {
  const store = createMemoryConversations();
  const conversation = randomUUID();
  async function add(message: string, parent: string | null = null): Promise<string> {
    const turn = randomUUID();
    await store.add({ turn, conversation, parent, task: 'chat', message, attachments: [PAGE] });
    return turn;
  }
  async function end(turn: string, content: string): Promise<void> {
    const terminal = { type: 'cancelled', turn, seq: 9 } as const;
    await store.finish({ turn, conversation, content, thinking: 'hm', model: 'small', terminal });
  }
  return { store, conversation, add, end };
}

describe('conversations in memory', () => {
  it('list their turns in the order they were asked, with receipts instead of texts', async () => {
    const { store, conversation, add, end } = setUp();
    const first = await add('Why?');
    const second = await add('How?', first);
    await end(first, 'Because.');
    expect(await store.turns(conversation)).toEqual([
      {
        turn: first,
        parent: null,
        task: 'chat',
        message: 'Why?',
        receipts: [{ kind: 'page', title: 'A page', url: PAGE.url, chars: 9, omittedChars: 3, excerpt: '' }],
        state: 'cancelled',
        content: 'Because.',
        thinking: 'hm',
        model: 'small',
        terminal: { type: 'cancelled', turn: first, seq: 9 },
      },
      expect.objectContaining({ turn: second, parent: first, state: 'running', content: '', terminal: null }),
    ]);
  });

  it('know no turns of a conversation that was never begun', async () => {
    const { store } = setUp();
    expect(await store.turns(randomUUID())).toBeUndefined();
  });

  it('give as history the chain that leads to a turn, without its siblings', async () => {
    const { store, conversation, add, end } = setUp();
    const first = await add('Why?');
    await end(first, 'Because.');
    const branch = await add('How?', first);
    await end(branch, 'So.');
    await add('When?', first);
    const history = await store.history(conversation, branch);
    expect(history).toEqual([
      { question: 'Why?', attachments: [PAGE], answer: 'Because.' },
      { question: 'How?', attachments: [PAGE], answer: 'So.' },
    ]);
    expect(await store.history(conversation, null)).toEqual([]);
  });

  it('refuse a turn whose parent they do not hold, and keep nothing of it', async () => {
    const { store, conversation } = setUp();
    const asked = { turn: randomUUID(), conversation, parent: randomUUID(), task: 'chat', message: 'Why?' } as const;
    expect(await store.add({ ...asked, attachments: [] })).toBe(false);
    expect(await store.turns(conversation)).toBeUndefined();
  });

  it("do not take another conversation's turn for a parent", async () => {
    const { store, add } = setUp();
    const parent = await add('Why?');
    const asked = { turn: randomUUID(), conversation: randomUUID(), parent, task: 'chat', message: 'How?' } as const;
    expect(await store.add({ ...asked, attachments: [] })).toBe(false);
  });

  it('forget a conversation that is dropped, and what ends in it later', async () => {
    const { store, conversation, add, end } = setUp();
    const turn = await add('Why?');
    await store.drop(conversation);
    await end(turn, 'late');
    expect(await store.turns(conversation)).toBeUndefined();
  });
});
