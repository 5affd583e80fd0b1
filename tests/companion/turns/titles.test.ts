import { describe, expect, it } from 'vitest';
import { createReaderUpstream } from '../../../companion/upstreams/reader/reader-upstream.ts';
import { UpstreamError } from '../../../companion/upstreams/upstream.ts';
import { ask, chat, startSession } from '../connections/aside-session.ts';
import { openTestStorage } from '../connections/test-storage.ts';
import type { WireClient } from '../connections/wire-client.ts';
import { choose } from './scripted-upstream.ts';

async function setUp() {
  const storage = await openTestStorage();
  const session = await startSession({ storage, titles: true });
  return { ...session, storage, client: await session.greet() };
}

/** Waits until it is called so. */
async function isCalled(client: WireClient, title: string): Promise<void> {
  for (;;) {
    const message = await client.take();
    if (message.type === 'changed' && message.conversation.title === title) return;
  }
}

describe('the title of a stored conversation', () => {
  it('is its first words at once, and what the model that answered makes of it after', async () => {
    const { client, exchange, scripted } = await setUp();
    client.send({ type: 'watch', topic: 'conversations' });
    client.send(chat({ message: 'Why do tides rise?' }));
    const answer = await scripted.next();
    await isCalled(client, 'Why do tides rise?');
    answer.say('The moon.');
    answer.finish();
    const title = await scripted.next();
    expect(title.request).toMatchObject({ model: 'small', prompt: { history: [] } });
    expect(title.request.prompt.sources[0]?.text).toContain('The moon.');
    title.say('"The moon ', 'and the sea"\n');
    title.finish();
    await isCalled(client, 'The moon and the sea');
    // The second answer asks for none.
    await exchange(client, chat());
  });

  it('is made for the first answer alone', async () => {
    const { client, exchange, scripted, storage } = await setUp();
    const first = chat();
    const { conversation } = first;
    await exchange(client, first);
    (await scripted.next()).fail(new UpstreamError('upstream_failed', {}));
    await exchange(client, chat({ conversation, parent: first.turn }));
    await ask(client, { type: 'conversations' });
    expect(scripted.count).toBe(3);
    expect((await storage.summary(conversation))?.title).toBe('Why?');
  });

  it('that a person gave stays', async () => {
    const { client, exchange, scripted, storage } = await setUp();
    const question = chat();
    await exchange(client, question);
    const title = await scripted.next();
    await ask(client, { type: 'rename', conversation: question.conversation, title: 'Mine' });
    client.send({ type: 'watch', topic: 'conversations' });
    // What is told before the companion has read that would be missed.
    await ask(client, { type: 'models' });
    title.say('Another');
    title.finish();
    await isCalled(client, 'Mine');
    expect((await storage.summary(question.conversation))?.title).toBe('Mine');
  });

  it('waits for a chat, gives up its slot to one, and comes after it', async () => {
    const { client, scripted } = await setUp();
    client.send({ type: 'watch', topic: 'conversations' });
    client.send(chat());
    const first = await scripted.next();
    first.finish();
    const title = await scripted.next();
    title.say('Half a ti');
    client.send(chat({ message: 'And?' }));
    const second = await scripted.next();
    expect(title.signal.aborted).toBe(true);
    expect(second.request.prompt.question).toBe('And?');
    const then = chat({ temporary: true, message: 'Then?' });
    client.send(then);
    for (let { turn, type } = await client.take(); turn !== then.turn || type !== 'queued'; ) {
      ({ turn, type } = await client.take());
    }
    second.finish();
    const third = await scripted.next();
    expect(third.request.prompt.question).toBe('Then?');
    third.finish();
    const again = await scripted.next();
    expect(again.request.prompt).toEqual(title.request.prompt);
    again.say('A title');
    again.finish();
    await isCalled(client, 'A title');
  });

  it('ends a model that goes on and on, and takes no paragraph for a title', async () => {
    const { client, exchange, scripted, storage } = await setUp();
    const question = chat();
    await exchange(client, question);
    const title = await scripted.next();
    title.think('x'.repeat(3_000));
    expect(title.signal.aborted).toBe(false);
    title.say('word '.repeat(300));
    expect(title.signal.aborted).toBe(true);
    await exchange(client, chat({ temporary: true }));
    expect((await storage.summary(question.conversation))?.title).toBe('Why?');
  });

  it('is asked of no model for a temporary conversation', async () => {
    const { client, exchange, scripted } = await setUp();
    await exchange(client, chat({ temporary: true }));
    await exchange(client, chat({ temporary: true }));
    expect(scripted.count).toBe(2);
  });

  it('is the first words when the reader answered', async () => {
    const { client, catalogue, storage, scripted } = await setUp();
    catalogue.resolve = async () => choose(createReaderUpstream(), 'reader');
    const question = chat({ message: 'Why do tides rise?' });
    client.send(question);
    await client.takeUntil('done');
    await ask(client, { type: 'conversations' });
    expect(scripted.count).toBe(0);
    expect((await storage.summary(question.conversation))?.title).toBe('Why do tides rise?');
  });
});
