/** What was said in a chat goes to the server that answers it, and to no other of the same name. */

import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import { type SourcePart, toQuestion } from '../../protocol/question-parts.ts';
import { createFakeOllama, type FakeOllama, type FakeOllamaOptions } from '../helpers/fake-ollama.ts';
import { greetAside } from './server/aside-client.ts';
import { startTestCompanion } from './server/test-companion.ts';

const POOLED = 'a'.repeat(64);

async function listen(options: FakeOllamaOptions): Promise<FakeOllama> {
  const fake = createFakeOllama(options);
  await fake.listen();
  onTestFinished(() => fake.close());
  return fake;
}

/** A companion before these servers, in this order, and a client that was let in. */
async function connect(...fakes: FakeOllama[]) {
  const upstreams = fakes.map(({ url }) => ({ kind: 'ollama' as const, url }));
  const { address, localToken } = await startTestCompanion({ upstreams });
  return greetAside(address, localToken);
}

type Fields = Partial<Extract<ClientMessageInput, { type: 'chat' }>>;

function chat(message = 'Secret?', fields: Fields = {}, sources: readonly SourcePart[] = []) {
  const conversation = randomUUID();
  return {
    type: 'chat' as const,
    turn: randomUUID(),
    conversation,
    parent: null,
    question: toQuestion(message, sources),
    ...fields,
  };
}

const chatsOf = (fake: FakeOllama) => fake.requests.filter(({ path }) => path === '/api/chat');
const isTitle = ({ body }: { body: unknown }) => JSON.stringify(body).includes('title');

test('a title is asked of the server that answered, not of the first one’s cloud model of the same name', async () => {
  const cloud = await listen({ models: [{ name: 'x', remoteHost: 'https://ollama.com' }] });
  const local = await listen({ models: [{ name: 'x' }] });
  const client = await connect(cloud, local);
  client.send(chat());
  expect(await client.next('done')).toMatchObject({ model: `x @ 127.0.0.1:${local.port}` });
  const answered = await local.nextRequest();
  const title = await local.nextRequest();
  expect([isTitle(answered), isTitle(title)]).toEqual([false, true]);
  await title.closed;
  expect(chatsOf(cloud)).toEqual([]);
});

test('a title is asked of the server of a pool that answered, although another is free', async () => {
  const models = [{ name: 'x', digest: POOLED }];
  const [first, loaded] = [await listen({ models }), await listen({ models })];
  loaded.loaded = ['x'];
  const client = await connect(first, loaded);
  client.send(chat());
  expect(await client.next('done')).toMatchObject({ model: 'x' });
  await loaded.nextRequest();
  expect(isTitle(await loaded.nextRequest())).toBe(true);
  expect(chatsOf(first)).toEqual([]);
});

test('notes on a long page and the summary are asked of one server, also when a model of that name is elsewhere', async () => {
  const cloud = await listen({ models: [{ name: 'x', remoteHost: 'https://ollama.com' }] });
  const models = [{ name: 'x', digest: POOLED }];
  const [one, two] = [await listen({ models, contextTokens: 900 }), await listen({ models, contextTokens: 900 })];
  const client = await connect(cloud, one, two);
  const text = 'A sentence about the sea and its tides. '.repeat(300);
  const page = {
    type: 'page' as const,
    title: 'Sea',
    url: 'https://a.example/',
    language: 'en',
    text,
    omittedChars: 0,
  };
  client.send(chat('', { task: 'summarise' }, [page]));
  await client.next('done');
  expect(chatsOf(one).length).toBeGreaterThan(2);
  expect([chatsOf(cloud).length, chatsOf(two).length]).toEqual([0, 0]);
});

test('what is asked again because it was too long is asked of the same server', async () => {
  const models = [{ name: 'x', digest: POOLED }];
  const [one, two] = [await listen({ models, contextTokens: 700 }), await listen({ models, contextTokens: 700 })];
  const client = await connect(one, two);
  const first = chat('word '.repeat(400));
  client.send(first);
  await client.next('done');
  // While its title is asked for there, the other server is the one that is free.
  let request = await one.nextRequest();
  while (!isTitle(request)) request = await one.nextRequest();
  await request.closed;
  const before = chatsOf(two).length;
  client.send(chat('word '.repeat(300), { conversation: first.conversation, parent: first.turn }));
  await client.next('step');
  await client.next('done');
  expect(chatsOf(two).length).toBe(before);
});
