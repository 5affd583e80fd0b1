// @vitest-environment node
import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { createPageChats } from '../../../../sidebar/state/history/page-chats.ts';
import { createFakeCompanionConnection } from '../../../helpers/fake-companion-connection.ts';
import { settle } from '../../../helpers/settle.ts';

const PAGE = 'https://example.org/tides';

async function start() {
  const companion = createFakeCompanionConnection();
  let tell = (_address: string) => {};
  const pageChats = createPageChats({
    connection: companion.connection,
    watchAddress(listener) {
      tell = listener;
      return () => {};
    },
  });
  onTestFinished(() => pageChats.dispose());
  companion.connect();
  await settle();
  const answer = async (count: number) => {
    const conversations = Array.from({ length: count }, () => randomUUID());
    companion.requests.at(-1)?.answer({ type: 'matching', conversations });
    await settle();
  };
  return { companion, pageChats, answer, go: (address: string) => tell(address) };
}

it('counts the chats about the page, and is silent where there are none', async () => {
  const { companion, pageChats, answer, go } = await start();
  go(PAGE);
  expect(companion.requests.map(({ request }) => request)).toMatchObject([
    { type: 'matching', filter: { page: PAGE } },
  ]);
  await answer(2);
  expect(pageChats.found.value).toEqual({ page: PAGE, chats: 2 });
  go(`${PAGE}/ebb`);
  expect(pageChats.found.value).toBeNull();
  await answer(0);
  expect(pageChats.found.value).toBeNull();
});

it.each(['', 'chrome://settings', 'file:///home/me/a.html'])('asks nothing for the address %j', async (address) => {
  const { companion, go } = await start();
  go(address);
  expect(companion.requests).toEqual([]);
});

it('ignores what was said of the page before', async () => {
  const { companion, pageChats, answer, go } = await start();
  go(PAGE);
  go(`${PAGE}/ebb`);
  await answer(0);
  companion.requests[0]?.answer({ type: 'matching', conversations: [randomUUID()] });
  await settle();
  expect(pageChats.found.value).toBeNull();
});

it('looks again once a chat has an answer, is deleted or many are changed', async () => {
  const { companion, go } = await start();
  go(PAGE);
  companion.tellChange({ type: 'removed', conversation: randomUUID() });
  companion.tellChange({ type: 'chats_changed', change: 'delete', conversations: [] });
  expect(companion.requests).toHaveLength(3);
});
