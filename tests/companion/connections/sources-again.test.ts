import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTestFolder } from '../server/test-companion.ts';
import { ask, type Chat, chat, startSession } from './aside-session.ts';
import { openTestStorage } from './test-storage.ts';
import type { WireClient } from './wire-client.ts';
import { GUEST, NO_STORAGE, type WireServerOptions } from './wire-server.ts';

function page(name: string) {
  return {
    type: 'page',
    title: name,
    url: `https://a.example/${name}`,
    language: 'en',
    text: `Of ${name}.`,
    omittedChars: 0,
  };
}
const [tides, winds, rain] = [page('tides'), page('winds'), page('rain')];

/** A client that has asked about two pages. */
async function start(options: WireServerOptions & { fields?: object } = {}) {
  const storage = await openTestStorage();
  const session = await startSession({ storage, ...options });
  const client = await session.greet();
  const first = chat({ sources: [tides, winds], ...options.fields });
  await session.exchange(client, first);
  return { ...session, client, first, storage };
}

/** A source as a client has it that was loaded again: by the name of its content. */
function named({ text, ...about }: ReturnType<typeof page>) {
  return { ...about, blob: createHash('sha256').update(text).digest('hex') };
}

/** The same question in another version, asked with what `first` was asked with. */
function again(
  { conversation }: Chat,
  indexes: number[],
  fields: Record<string, unknown> & { sources?: object[] } = {},
): Chat {
  const kept = indexes.flatMap((index) => [tides, winds][index] ?? []);
  return chat({
    conversation,
    message: 'Why not?',
    ...fields,
    sources: [...kept.map(named), ...(fields.sources ?? [])],
  });
}

async function refusal(client: WireClient, question: Chat) {
  client.send(question);
  const refused = await client.takeUntil('error');
  expect(refused.at(-1)).toMatchObject({ turn: question.turn });
  expect(refused.at(-1)).not.toHaveProperty('seq');
  return refused.at(-1).code;
}

describe('what a turn was asked with', () => {
  it.each([
    ['stored', {}],
    ['temporary', { temporary: true }],
  ])('goes along again in a %s conversation, before what is new', async (_, fields) => {
    const { client, first, scripted } = await start({ fields });
    client.send(again(first, [1], { sources: [rain], ...fields }));
    expect((await scripted.next()).request.prompt.sources).toEqual([winds, rain]);
  });

  it('is chosen from in any order, and does for a task without words', async () => {
    const { client, first, scripted } = await start();
    client.send(again(first, [1, 0], { task: 'summarise', message: '' }));
    expect((await scripted.next()).request.prompt.sources).toEqual([winds, tides]);
  });

  it('goes along from the disk after a restart, and is kept with the new turn too', async () => {
    const folder = createTestFolder();
    const before = await openTestStorage(folder);
    const { first } = await start({ storage: before });
    await before.dispose();
    const storage = await openTestStorage(folder);
    const { greet, scripted, exchange } = await startSession({ storage });
    const client = await greet();
    const second = again(first, [0]);
    client.send(second);
    const request = await scripted.next();
    expect(request.request.prompt.sources).toEqual([tides]);
    request.finish();
    await client.takeUntil('done');
    expect((await storage.findTurn(second.turn))?.record.question).toMatchObject([
      { type: 'page', title: 'tides', language: 'en', chars: 9, blob: named(tides).blob },
      { type: 'text' },
    ]);
    const third = again(second, [0]);
    await exchange(client, third);
    const { exchanges } = await storage.history(third.conversation, third.turn);
    expect(exchanges.at(-1)?.sources).toEqual([tides]);
  });

  it('goes along again where the disk took neither', async () => {
    const { client, first, scripted } = await start({ storage: NO_STORAGE });
    client.send(again(first, [0]));
    expect((await scripted.next()).request.prompt.sources).toEqual([tides]);
  });

  it('is part of what the turns that follow know', async () => {
    const { client, first, scripted, exchange } = await start();
    const second = again(first, [1]);
    await exchange(client, second);
    client.send(chat({ conversation: first.conversation, parent: second.turn, message: 'And then?' }));
    expect((await scripted.next()).request.prompt.history).toMatchObject([{ sources: [winds] }]);
  });

  it.each([
    ['another stored one', {}],
    ['a temporary one', { temporary: true }],
  ])('goes along in %s too', async (_, fields) => {
    const { client, first, scripted } = await start();
    client.send(again(first, [0], { conversation: randomUUID(), ...fields }));
    expect((await scripted.next()).request.prompt.sources).toEqual([tides]);
  });

  it('is gone when nothing was ever asked with it', async () => {
    const { client, first, scripted } = await start();
    expect(await refusal(client, again(first, [], { sources: [named(rain)] }))).toBe('attachments_gone');
    expect(scripted.count).toBe(1);
  });

  it('is gone with its conversation, unless another was asked with it', async () => {
    const { client, greet, first, exchange, storage } = await start();
    const other = again(first, [1], { conversation: randomUUID() });
    await exchange(client, other);
    await ask(client, { type: 'delete', conversation: first.conversation });
    await storage.purgeDeleted(8.64e15);
    const question = chat({ sources: [named(tides)] });
    expect(await refusal(await greet(), question)).toBe('attachments_gone');
    await exchange(client, chat({ sources: [named(winds)] }));
  });

  it.each([
    ['length', { sourceChars: 80 }],
    ['number', { sources: 2 }],
  ])('counts towards the %s of what is attached, and a refusal uses up no id', async (_, limits) => {
    const { client, first, scripted } = await start({ limits });
    const question = again(first, [0, 1], { sources: [rain] });
    expect(await refusal(client, question)).toBe('message_too_long');
    client.send({ ...question, question: again(first, [0, 1]).question });
    expect((await scripted.next()).request.prompt.sources).toEqual([tides, winds]);
  });

  it('counts towards what memory holds', async () => {
    const long = { ...tides, text: 'x'.repeat(1_500) };
    const { client, first } = await start({ limits: { keptChars: 4_000 }, fields: { sources: [long] } });
    expect(await refusal(client, again(first, [], { sources: [named(long), long] }))).toBe('overloaded');
  });

  it('is none of a guest’s', async () => {
    const { first, greet } = await start();
    expect(await refusal(await greet(GUEST), again(first, [0]))).toBe('forbidden');
  });
});

describe('a question with what goes along again', () => {
  it('is asked once when it is sent twice, and another choice is a conflict', async () => {
    const { client, first, scripted } = await start();
    const question = again(first, [0]);
    client.send(question);
    client.send(question);
    (await scripted.next()).finish();
    await client.takeUntil('done');
    expect(scripted.count).toBe(2);
    expect(await refusal(client, { ...question, ...again(first, [1]), turn: question.turn })).toBe('conflict');
  });

  it('is known again after a restart', async () => {
    const folder = createTestFolder();
    const before = await openTestStorage(folder);
    const earlier = await start({ storage: before });
    const question = again(earlier.first, [0]);
    await earlier.exchange(earlier.client, question, 'No.');
    await before.dispose();
    const { greet, scripted } = await startSession({ storage: await openTestStorage(folder) });
    const client = await greet();
    client.send(question);
    expect(await client.take()).toMatchObject({
      type: 'snapshot',
      turn: question.turn,
      parts: [{ type: 'text', text: 'No.' }],
    });
    expect((await client.take()).type).toBe('done');
    expect(scripted.count).toBe(0);
  });

  it('can be cancelled before any reply', async () => {
    const { client, first, scripted } = await start();
    const question = again(first, [0]);
    client.send(question);
    client.send({ type: 'cancel', turn: question.turn });
    expect((await client.takeUntil('cancelled')).at(-1)).toMatchObject({ turn: question.turn });
    expect(scripted.count).toBe(1);
  });

  it.each(['', 'tides', 'A'.repeat(64), 7])('is not understood with the hash %j', async (blob) => {
    const { client } = await start();
    expect(await refusal(client, chat({ sources: [{ type: 'page', blob }] }))).toBe('bad_message');
  });

  it('is the same question whether it brings a text or names it', async () => {
    const { client, first, scripted } = await start();
    const question = again(first, [0]);
    client.send(question);
    client.send({ ...question, question: chat({ message: 'Why not?', sources: [tides] }).question });
    (await scripted.next()).finish();
    await client.takeUntil('done');
    expect(scripted.count).toBe(2);
  });
});
