import { describe, expect, it } from 'vitest';
import { encodeBinaryPart } from '../../../protocol/blob-messages.ts';
import { ask, chat, startSession } from './aside-session.ts';
import { hashOf, imageOf, offer, sendBlob } from './send-blob.ts';
import { openTestStorage } from './test-storage.ts';
import { clientOf, GUEST, type WireServerOptions } from './wire-server.ts';

async function start(options: WireServerOptions = {}) {
  const session = await startSession({ storage: await openTestStorage(), ...options });
  return { ...session, client: await session.greet() };
}

const ABOUT = { title: 'shot.png', url: '', language: '', omittedChars: 0 };
const image = (blob: string) => ({ ...ABOUT, type: 'image', blob });

describe('a blob', () => {
  it('goes along with a question that names it: an image as data, a text as text', async () => {
    const { client, scripted } = await start();
    const [picture, text] = [imageOf(), Buffer.from('Ebbe und Flut 🌊')];
    for (const content of [picture, text]) expect(await sendBlob(client, content)).toMatchObject({ send: null });
    const page = { type: 'page', title: 'Tides', url: 'https://a.test/', language: 'de', omittedChars: 2 };
    client.send(chat({ sources: [{ ...page, blob: hashOf(text) }, image(hashOf(picture))] }));
    const { request } = await scripted.next();
    expect(request.prompt.sources).toMatchObject([
      { ...page, text: 'Ebbe und Flut 🌊' },
      { type: 'image', text: '' },
    ]);
    expect(Buffer.compare(Buffer.from(request.prompt.sources[1]?.data ?? []), picture)).toBe(0);
  });

  it('need not be sent again: not by another connection of the client, and to a stored conversation never', async () => {
    const { client, greet, exchange, scripted } = await start();
    const picture = imageOf();
    await sendBlob(client, picture);
    expect(await offer(await greet(), picture)).toMatchObject({ send: null });
    expect(await offer(await greet(clientOf('ben')), picture)).toMatchObject({ send: { number: 1, offset: 0 } });
    const question = chat({ sources: [image(hashOf(picture))] });
    await exchange(client, question);
    const later = await greet(clientOf('ben'));
    expect(await offer(later, picture)).toMatchObject({ send: null });
    later.send(chat({ sources: [image(hashOf(picture))] }));
    expect((await scripted.next()).request.prompt.sources).toMatchObject([{ type: 'image', title: 'shot.png' }]);
  });

  it('is known to a follow-up, and goes along with an edited question', async () => {
    const { client, exchange, scripted } = await start();
    const picture = imageOf();
    await sendBlob(client, picture);
    const first = chat({ sources: [image(hashOf(picture))] });
    await exchange(client, first);
    const { conversation } = first;
    client.send(chat({ conversation, parent: first.turn, message: 'And?' }));
    const followUp = await scripted.next();
    expect(followUp.request.prompt.history[0]?.sources[0]?.data?.byteLength).toBe(picture.byteLength);
    followUp.finish();
    await client.takeUntil('done');
    client.send(chat({ conversation, message: 'Why not?', sources: [image(hashOf(picture))] }));
    expect((await scripted.next()).request.prompt.sources[0]?.data?.byteLength).toBe(picture.byteLength);
  });

  it('leaves with an export and comes back with it', async () => {
    const { client, exchange, scripted } = await start();
    const picture = imageOf(100_000);
    await sendBlob(client, picture);
    await exchange(client, chat({ sources: [image(hashOf(picture))] }));
    client.send({ type: 'export', id: 'e', format: 'json' });
    const { text } = (await client.takeUntil('export')).at(-1);
    const another = await start();
    const imported = await importWhole(another.client, text);
    const page = await ask(another.client, { type: 'conversation', conversation: imported });
    const [receipt] = page.turns[0].question;
    expect(receipt).toMatchObject({ type: 'image', title: 'shot.png', blob: hashOf(picture) });
    another.client.send(chat({ conversation: imported, message: 'Again?', sources: [receipt] }));
    const { request } = await another.scripted.next();
    expect(Buffer.compare(Buffer.from(request.prompt.sources[0]?.data ?? []), picture)).toBe(0);
    expect(scripted.count).toBe(1);
  });

  it.each([
    ['was never sent', 'page', undefined, 'attachments_gone'],
    ['is no image', 'image', Buffer.from('<svg/>'), 'bad_message'],
    ['is no text', 'file', Buffer.from([0xff, 0xfe, 0x00]), 'bad_message'],
  ])('is refused with the question when it %s, and no id is used up', async (_, type, content, code) => {
    const { client, exchange } = await start();
    if (content) await sendBlob(client, content);
    const question = chat({ sources: [{ ...ABOUT, type, blob: hashOf(content ?? Buffer.from('x')) }] });
    client.send(question);
    expect(await client.take()).toMatchObject({ type: 'error', turn: question.turn, code });
    expect((await exchange(client, { ...question, question: chat().question })).at(-1).type).toBe('done');
  });

  it('is no matter for guests, and a binary frame without an offer ends the connection', async () => {
    const { client, greet } = await start();
    expect(await offer(await greet(GUEST), imageOf())).toMatchObject({ type: 'error', code: 'forbidden' });
    client.send(encodeBinaryPart({ number: 1, content: imageOf() }));
    expect((await client.closed).code).toBe(1003);
  });
});

async function importWhole(client: Awaited<ReturnType<typeof start>>['client'], text: string): Promise<string> {
  const { id } = await ask(client, { type: 'import', offset: 0, text, isLast: true });
  client.send({ type: 'confirm', id });
  return (await client.takeUntil('import')).at(-1).conversations[0];
}
