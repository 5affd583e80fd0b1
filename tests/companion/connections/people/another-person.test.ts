/** Of another person nobody learns anything, whatever ids of theirs they know: it is as if nothing of theirs were there. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { roomOf } from '../../../../companion/store/room-name.ts';
import { CLIENT_MESSAGE_RULES, type Rule } from '../../../../protocol/client-message-rules.ts';
import { listExamples } from '../../../protocol/newer-frames.ts';
import { ask, type Chat, chat, startSession } from '../aside-session.ts';
import { memberOf } from '../member-of.ts';
import { hashOf, sendBlob } from '../send-blob.ts';
import { openTestStorage } from '../test-storage.ts';
import type { WireClient, WireMessage } from '../wire-client.ts';
import { clientOf, type WireServerOptions } from '../wire-server.ts';

const SECRET = 'zanzibar';
const [ANNA, BERT] = ['1', '2'].map((id) => id.padStart(20, '0')) as [string, string];
const PAGE = { type: 'page', title: SECRET, url: `https://${SECRET}.example/`, text: `The words of ${SECRET}.` };
const HELD = Buffer.from(`${SECRET} was sent, and not asked about yet`);

/** What a message may name. */
interface Names {
  turn: string;
  conversation: string;
  parent: string;
  invite: string;
  member: string;
  client: string;
  hash: string;
  operation: string;
  prompt: string;
}

function unknownNames(): Names {
  const made = () => randomUUID();
  const short = () => randomUUID().slice(0, 12);
  return {
    turn: made(),
    conversation: made(),
    parent: made(),
    invite: short(),
    member: short(),
    client: short(),
    hash: hashOf(Buffer.from(made())),
    operation: made(),
    prompt: short(),
  };
}

/** Anna with all that a person can have, and Bert, who knows what everything of hers is called. */
async function createStage(options: Pick<WireServerOptions, 'limits' | 'slots'> = {}) {
  const database = await openTestStorage();
  for (const [name, id] of [
    ['Anna', ANNA],
    ['Bert', BERT],
  ] as const) {
    const usual = { administrator: false, turns: null, questions: null, createdAt: 1, revokedAt: null };
    await database.people.keep({ ...usual, id, name });
  }
  const annas = database.storeOf(ANNA);
  const shared = chat({ message: `Where is ${SECRET}?`, sources: [PAGE] });
  const { member } = memberOf(roomOf(ANNA, shared.conversation), 'write', 'adas-key');
  const caller = { kind: 'member', keyId: member.id, conversation: shared.conversation, person: ANNA } as const;
  await database.rooms.keep([], member);
  const session = await startSession({
    slots: 64,
    ...options,
    people: database,
  });
  const anna = await session.greet(clientOf('annas-key', ANNA));
  const bert = await session.greet(clientOf('berts-key', BERT));
  await session.exchange(anna, shared, SECRET);
  const running = chat({ message: SECRET, conversation: shared.conversation, parent: shared.turn });
  anna.send(running);
  (await session.scripted.next()).say(SECRET);
  const temporary = { ...chat({ message: SECRET }), temporary: true };
  await session.exchange(anna, temporary, SECRET);
  const { invite } = await ask(anna, {
    type: 'share',
    conversation: shared.conversation,
    may: 'read',
    uses: null,
    forMs: null,
  });
  const prompt = { prompt: 'annas', set: { name: SECRET, text: SECRET, place: 1 } };
  await ask(anna, { type: 'change_prompts', changes: [prompt] });
  await ask(anna, { type: 'change_chats', conversations: [shared.conversation], change: 'tag', tag: SECRET });
  await ask(anna, { type: 'tune', model: 'small', parameters: { system: SECRET } });
  await ask(anna, { type: 'tune', conversation: shared.conversation, parameters: { system: SECRET } });
  await ask(anna, { type: 'preferences', set: [{ name: 'defaultInstructions', value: SECRET, revision: 1 }] });
  await sendBlob(anna, HELD);
  const own = chat({ message: 'Mine' });
  await session.exchange(bert, own);
  const known: Names = {
    turn: shared.turn,
    conversation: shared.conversation,
    parent: shared.turn,
    invite,
    member: member.id,
    client: 'annas-key',
    hash: hashOf(Buffer.from(PAGE.text)),
    operation: randomUUID(),
    prompt: 'annas',
  };
  const variants = {
    'what is stored': known,
    'what runs': { ...known, turn: running.turn, parent: running.turn },
    'what is temporary': {
      ...known,
      turn: temporary.turn,
      conversation: temporary.conversation,
      parent: temporary.turn,
      hash: hashOf(HELD),
    },
  };
  return {
    ...session,
    annas,
    anna,
    bert,
    own,
    shared,
    running,
    variants,
    member: { depth: 'aside.v1', room: 'chat', caller } as const,
  };
}

/** All that is said to a message: to its answer, where it has one, and on to what storage has done by then. */
async function repliesTo(client: WireClient, message: Record<string, unknown>, own: Chat): Promise<WireMessage[]> {
  const replies: WireMessage[] = [];
  client.send(message);
  const isAnswered = 'id' in message && rules[String(message.type)]?.answer !== null;
  while (isAnswered && replies.at(-1)?.id !== message.id) replies.push(await client.take());
  for (let round = 1; round <= 3; round++) {
    client.send({ type: 'conversation', id: `sentinel ${round}`, conversation: own.conversation });
    for (let reply = await client.take(); reply.id !== `sentinel ${round}`; reply = await client.take()) {
      replies.push(reply);
    }
  }
  return replies;
}

const examples = listExamples('client');
const rules: Record<string, Rule> = CLIENT_MESSAGE_RULES;
const asked = examples.filter(({ type }) => {
  const { from } = rules[String(type)] ?? {};
  // What a code becomes is told later, between other answers; it names nothing of anybody's.
  return type !== 'hello' && type !== 'pairing' && from !== 'stranger' && from !== 'member';
});
const exampleOf = (type: string) => examples.find((example) => example.type === type) ?? {};
/** Each message as its example has it, and in the other ways in which one can name something. */
const messages: Record<string, unknown>[] = [
  ...asked,
  { ...exampleOf('chat'), parent: 'parent' },
  { ...exampleOf('chat'), temporary: true },
  { ...exampleOf('chat'), question: [{ type: 'page', title: '', url: '', text: '', blob: 'hash' }] },
  { ...exampleOf('arrange'), before: 'turn' },
  { ...exampleOf('watch'), topic: 'room', conversation: 'conversation' },
  { ...exampleOf('tune'), model: undefined, conversation: 'conversation' },
  { ...exampleOf('export'), conversation: undefined, conversations: ['conversation'] },
  { ...exampleOf('fit'), parent: 'parent' },
  ...['conversations', 'search', 'matching'].map((type) => ({
    ...exampleOf(type),
    query: SECRET.slice(0, 4),
    filter: { tag: SECRET },
  })),
  ...['archive', 'delete', 'tag'].map((change) => ({ ...exampleOf('change_chats'), change, tag: undefined })),
];

/** The message with these names in the place of those that it has. */
function naming(message: Record<string, unknown>, names: Names): Record<string, unknown> {
  const named: Record<string, unknown> = { ...message, ...('id' in message && { id: 'r1' }) };
  const values: Record<string, unknown> = { ...names, blob: names.hash, conversations: [names.conversation] };
  for (const [name, value] of Object.entries(values)) {
    if (named[name] !== undefined && named[name] !== null) named[name] = value;
  }
  if (named.before === 'turn') named.before = names.parent;
  if (message.type === 'change_prompts') named.changes = [{ prompt: names.prompt, set: { hidden: true } }];
  if (JSON.stringify(message.question)?.includes('"hash"')) {
    named.question = [{ type: 'page', title: '', url: '', text: '', blob: names.hash }];
  }
  return named;
}

function withoutNames(replies: WireMessage[], names: Names): string {
  let text = JSON.stringify(replies);
  for (const [name, value] of Object.entries(names)) text = text.replaceAll(value, name);
  return text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'uuid');
}

describe('a person that knows every id of another', () => {
  // Each kind of question by itself: under the ids that it names there is a turn of one's own from then on.
  it.each([
    ['every request', messages.filter(({ type }) => type !== 'chat')],
    ...messages.filter(({ type }) => type === 'chat').map((message) => ['a question', [message]] as const),
  ] as const)('is answered to %s as if nothing of that were there', async (_, sent) => {
    const { bert, own, variants, annas, shared, clock, greet } = await createStage();
    for (const message of sent) {
      for (const [what, names] of Object.entries(variants)) {
        const told = [];
        // What the message itself has left behind is there for the second one and for the third.
        for (const each of [unknownNames(), names, unknownNames()]) {
          const replies = await repliesTo(bert, naming(message, each), own);
          clock.advance(1_000);
          told.push(withoutNames(replies, each));
        }
        expect(told[1], `${message.type}: ${what}`).toBe(told[2]);
        expect(told.join(), String(message.type)).not.toContain(SECRET);
      }
    }
    // Nor has anything become of it.
    expect(await annas.summary(shared.conversation)).toMatchObject({
      title: expect.stringContaining(SECRET),
      pinned: false,
    });
    const anna = await greet(clientOf('annas-key', ANNA));
    const page = await ask(anna, { type: 'conversation', conversation: shared.conversation });
    expect(page.turns.map(({ state }: { state: string }) => state)).toEqual(['done', 'running']);
  });

  it('hears nothing, whatever they watch and the other one does', async () => {
    const { anna, bert, own, shared, exchange, catalogue } = await createStage();
    for (const topic of ['conversations', 'operations', 'preferences', 'prompts']) bert.send({ type: 'watch', topic });
    bert.send({ type: 'watch', topic: 'room', conversation: shared.conversation });
    await repliesTo(bert, { type: 'ping' }, own);
    const { conversation } = shared;
    await ask(anna, { type: 'rename', conversation, title: SECRET });
    await ask(anna, { type: 'preferences', set: [{ name: 'language', value: 'de', revision: 9 }] });
    await ask(anna, { type: 'change_prompts', changes: [{ prompt: 'annas', set: { hidden: true } }] });
    await ask(anna, { type: 'export', conversation, format: 'json' });
    anna.send({ type: 'watch', topic: 'room', conversation });
    anna.send({ type: 'typing', conversation });
    await exchange(anna, chat());
    await ask(anna, { type: 'delete', conversation });
    expect(await repliesTo(bert, { type: 'ping' }, own)).toEqual([{ type: 'pong' }]);
    // But of what is everybody's they do.
    bert.send({ type: 'watch', topic: 'models' });
    await bert.takeUntil('models');
    catalogue.change({ models: [], cannotChat: [], defaultModel: 'other', upstreams: [] });
    expect(await bert.take()).toMatchObject({ type: 'models', defaultModel: 'other' });
  });

  it('has a conversation, a turn and a room of their own under the same ids', async () => {
    const { anna, bert, greet, exchange, shared, member } = await createStage();
    const ada = await greet(member);
    await exchange(bert, { ...shared, question: [{ type: 'text', text: 'My own question' }] }, 'My own answer');
    const { conversation } = shared;
    const mine = await ask(bert, { type: 'conversation', conversation });
    expect(mine.turns).toMatchObject([{ turn: shared.turn, answer: [{ text: 'My own answer' }] }]);
    expect((await ask(anna, { type: 'conversation', conversation })).turns[0]).toMatchObject({
      answer: [{ text: SECRET }],
    });
    // A member of a room is in that of the person who shared it.
    expect((await ask(ada, { type: 'conversation', conversation })).turns[0]).toMatchObject({
      answer: [{ text: SECRET }],
    });
    bert.send({ type: 'watch', topic: 'room', conversation });
    expect((await bert.takeUntil('room')).at(-1)).toMatchObject({
      open: false,
      members: [],
      invites: [],
      hosts: { here: 1 },
    });
    await ask(bert, { type: 'end_room', conversation });
    await ask(bert, { type: 'delete', conversation });
    expect((await ask(ada, { type: 'conversation', conversation })).turns).toHaveLength(2);
  });

  it('finds no summary that was written for the other one', async () => {
    const { anna, bert, scripted } = await createStage();
    const summary = () => ({ ...chat({ message: '', sources: [PAGE] }), task: 'summarise' });
    async function summarise(client: WireClient): Promise<string[]> {
      const { count } = scripted;
      client.send(summary());
      const isDone = client.takeUntil('done');
      const request = await Promise.race([scripted.next(), isDone]);
      if ('say' in request) {
        request.say('Short.');
        request.finish();
      }
      return [...(await isDone).map(({ type }) => type), `${scripted.count - count} asked`];
    }
    expect((await summarise(anna)).at(-1)).toBe('1 asked');
    expect((await summarise(bert)).at(-1)).toBe('1 asked');
    expect((await summarise(anna)).at(-1)).toBe('0 asked');
  });
});

describe('persons', () => {
  it('take turns in the queue, however many browsers each has', async () => {
    const { bert, greet, scripted } = await createStage({ slots: 2 });
    bert.send(chat({ message: 'bert 1' }));
    await scripted.next().then((request) => request.say('…'));
    // Both slots are taken: what is asked now waits.
    for (const key of ['second', 'third', 'fourth']) {
      const browser = await greet(clientOf(key, ANNA));
      browser.send(chat({ message: 'anna' }));
      await browser.takeUntil('queued');
    }
    const last = chat({ message: 'bert 2' });
    bert.send(last);
    const queued = (await bert.takeUntil('queued')).at(-1);
    // Before the third of hers, although that was there before.
    expect(queued).toMatchObject({ turn: last.turn, position: 3 });
  });

  it('are bounded together', async () => {
    const { anna, bert } = await createStage({ slots: 2, limits: { queuedTurns: 2 } });
    anna.send(chat());
    await anna.takeUntil('loading');
    anna.send(chat());
    await anna.takeUntil('queued');
    anna.send(chat());
    await anna.takeUntil('queued');
    bert.send(chat());
    expect((await bert.takeUntil('error')).at(-1)).toMatchObject({ code: 'overloaded' });
  });
});
