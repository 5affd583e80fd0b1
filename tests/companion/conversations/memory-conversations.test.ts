import { expect, it } from 'vitest';
import { createMemoryConversations } from '../../../companion/conversations/memory-conversations.ts';
import { question } from '../store/contract/store-under-test.ts';

it('gives the latest turns, and those before', async () => {
  const store = createMemoryConversations();
  const first = question();
  const { conversation } = first;
  const rest = [question({ conversation, parent: first.turn }), question({ conversation, parent: first.turn })];
  const asked = [first, ...rest].map(({ turn }) => turn);
  for (const each of [first, ...rest]) await store.contextFor(each).record([], 0);
  const page = await store.turns(conversation, { limit: 2 });
  expect(page?.turns.map(({ turn }) => turn)).toEqual(asked.slice(1));
  const earlier = await store.turns(conversation, { before: page?.next ?? '', limit: 2 });
  expect(earlier).toMatchObject({ turns: [{ turn: asked[0] }], next: null });
  expect((await store.turns(conversation))?.turns).toHaveLength(3);
});
