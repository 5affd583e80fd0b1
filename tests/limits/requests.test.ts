/** What requests, lists and files may hold. Each test is named after the limit that it holds at its bound. */

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { goOn, NOTHING_BEFORE } from '../../companion/conversations/recent-paths.ts';
import { createChatReader } from '../../companion/transfers/import/chat-reader.ts';
import { createNoteCache } from '../../companion/turns/note-cache.ts';
import { createEmbeddingCache } from '../../companion/turns/passages/embedding-cache.ts';
import { createTurnKeeping } from '../../companion/turns/turn-keeping.ts';
import { decodeClientMessage } from '../../protocol/codec.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { refuseParameter } from '../../protocol/parameters.ts';
import { ask, chat, startSession } from '../companion/connections/aside-session.ts';
import { openTestStorage } from '../companion/connections/test-storage.ts';
import { exchange } from '../companion/store/contract/store-under-test.ts';
import { openTempStorage } from '../companion/store/sqlite/temp-storage.ts';
import { readFile } from '../companion/transfers/import/read-file.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

/** `understood`, or the code of the error. */
function outcomeOf(message: object): string {
  const decoded = decodeClientMessage(JSON.stringify({ id: 'i', ...message }));
  return decoded.ok ? 'understood' : decoded.code;
}

const AT_AND_OVER = ['understood', 'bad_message'];
const at = (chars: number) => [chars, chars + 1];
const conversation = randomUUID();

it('requestIdChars: an id may have so many, and a longer one is a bad_message', () => {
  const outcomes = at(LIMITS.requestIdChars).map((chars) => outcomeOf({ type: 'models', id: 'x'.repeat(chars) }));
  expect(outcomes).toEqual(AT_AND_OVER);
});

it('cursorChars: a place in a list may have so many, and a longer one is a bad_message', () => {
  const cursors = at(LIMITS.cursorChars).map((chars) => '1'.repeat(chars));
  expect(cursors.map((before) => outcomeOf({ type: 'conversations', before }))).toEqual(AT_AND_OVER);
  expect(cursors.map((before) => outcomeOf({ type: 'conversation', conversation, before }))).toEqual(AT_AND_OVER);
});

it('pageItems: so many may be asked for at once, and more is a bad_message', () => {
  const limits = at(LIMITS.pageItems);
  for (const request of [
    { type: 'conversations' },
    { type: 'conversation', conversation },
    { type: 'search', query: 'x' },
  ]) {
    expect(limits.map((limit) => outcomeOf({ ...request, limit }))).toEqual(AT_AND_OVER);
  }
});

it('queryChars: what is searched for may have so many, and more is a bad_message', () => {
  expect(at(LIMITS.queryChars).map((chars) => outcomeOf({ type: 'search', query: 'x'.repeat(chars) }))).toEqual(
    AT_AND_OVER,
  );
});

it('titleChars: a title may have so many, and a longer one is a bad_message', () => {
  const outcomes = at(LIMITS.titleChars).map((chars) =>
    outcomeOf({ type: 'rename', conversation, title: 'x'.repeat(chars) }),
  );
  expect(outcomes).toEqual(AT_AND_OVER);
});

it('pageChars: a part of a conversation ends there, but one turn always fits', async () => {
  const { greet, exchange } = await startSession({ storage: await openTestStorage() });
  const client = await greet();
  const turns = [chat(), chat()];
  const id = turns[0]?.conversation;
  for (const [index, turn] of turns.entries()) {
    await exchange(
      client,
      { ...turn, conversation: id ?? '', parent: turns[index - 1]?.turn ?? null },
      'x'.repeat(LIMITS.pageChars / 2),
    );
  }
  const latest = await ask(client, { type: 'conversation', conversation: id });
  expect(latest.turns).toHaveLength(1);
  const earlier = await ask(client, { type: 'conversation', conversation: id, before: latest.next });
  expect([earlier.turns.length, earlier.next]).toEqual([1, null]);
});

it('pendingTitles: so many titles are asked for at a time, and more conversations keep their first words', async () => {
  const storage = await openTestStorage();
  const { greet, exchange, scripted } = await startSession({
    storage,
    titles: true,
    limits: { pendingTitles: 1 },
    slots: 3,
  });
  const client = await greet();
  await exchange(client, chat());
  const title = await scripted.next();
  await exchange(client, chat());
  expect(scripted.count).toBe(3);
  title.finish();
  // There is room for one again.
  await exchange(client, chat());
  await scripted.next();
  expect(scripted.count).toBe(5);
});

it('noteChars: so many characters of notes are kept, and the oldest go first', () => {
  const notes = createNoteCache();
  const half = 'x'.repeat(LIMITS.noteChars / 2);
  notes.set('a', half);
  notes.set('b', half);
  expect([notes.get('a'), notes.get('b')]).toEqual([half, half]);
  notes.set('c', 'x');
  expect([notes.get('a'), notes.get('b'), notes.get('c')]).toEqual([undefined, half, 'x']);
});

it('recentChars: so much of what was last said in chats is kept, and the longest unused go first', () => {
  expect(keptOfThree(LIMITS.recentChars, false)).toEqual([false, true, true]);
});

it('sharedRecentChars: so much of it is kept with a database that others use too', () => {
  expect(keptOfThree(LIMITS.sharedRecentChars, true)).toEqual([false, true, true]);
});

/** Which of three chats that take almost half of it each are kept. */
function keptOfThree(most: number, isShared: boolean): boolean[] {
  const keeping = createTurnKeeping({ clock: createManualClock(), isShared });
  const recent = keeping.pathsOf('');
  const exchange = { question: 'x'.repeat(most / 2 - 1_000), sources: [], answer: '' };
  const chats = ['a', 'b', 'c'];
  for (const turn of chats) recent.keep(turn, goOn(NOTHING_BEFORE, turn, exchange));
  keeping.dispose();
  return chats.map((turn) => recent.find(turn, turn) !== undefined);
}

it('exportPartChars: a part of an exported file has so many at the most', async () => {
  const { greet, exchange } = await startSession({
    storage: await openTestStorage(),
    limits: { exportPartChars: 100 },
  });
  const client = await greet();
  await exchange(client, chat(), 'x'.repeat(1_000));
  client.send({ type: 'export', id: 'e', format: 'json' });
  const parts = [];
  do parts.push(await client.take());
  while (!parts.at(-1).isLast);
  expect(Math.max(...parts.map(({ text }) => text.length))).toBe(100);
});

it('exports: so many run at a time, and one more is overloaded until one is done', async () => {
  const storage = await openTestStorage();
  const released = Promise.withResolvers<void>();
  storage.exportParts = async function* () {
    await released.promise;
    yield {
      type: 'conversation',
      conversation: { title: 'x', titleSource: 'person', pinned: false, createdAt: 1, usedAt: 2 },
    };
  };
  const { greet } = await startSession({ storage, limits: { exports: 2 } });
  const client = await greet();
  const begin = (id: string) => client.send({ type: 'export', id, format: 'json' });
  for (const id of ['a', 'b', 'c']) begin(id);
  expect(await client.take()).toMatchObject({ id: 'c', code: 'overloaded' });
  released.resolve();
  expect([(await client.take()).isLast, (await client.take()).isLast]).toEqual([true, true]);
  begin('d');
  expect(await client.take()).toMatchObject({ id: 'd', isLast: true });
});

it('importBytes: a file may have so many, and one byte more is message_too_long', async () => {
  const { greet } = await startSession({ storage: await openTestStorage(), limits: { importBytes: 1_000 } });
  const client = await greet();
  const send = (bytes: number) => ask(client, { type: 'import', offset: 0, text: 'x'.repeat(bytes), isLast: true });
  // It is no export, but it is read.
  expect([(await send(1_000)).code, (await send(1_001)).code]).toEqual(['bad_message', 'message_too_long']);
});

it('requestMs: a part of a file is due until then, and after that somebody else may import', async () => {
  const limits = { requestMs: 5_000, pingMs: 1_000_000 };
  const { greet, clock } = await startSession({ storage: await openTestStorage(), limits });
  const [slow, other] = [await greet(), await greet()];
  const begin = (client: typeof slow) =>
    ask(client, { type: 'import', offset: 0, text: '{', isLast: false }).then(({ type, code }) => code ?? type);
  expect(await begin(slow)).toBe('import');
  clock.advance(4_999);
  expect(await begin(other)).toBe('overloaded');
  clock.advance(1);
  expect(await begin(other)).toBe('import');
});

it('importChatBytes: a chat in a file may have so many, and a larger one is left out', () => {
  const chat = JSON.stringify({ history: {}, messages: [{ role: 'user', content: 'x'.repeat(100) }] });
  const outcomes = [chat, `${chat.slice(0, -1)} }`].map((text) =>
    reasonsIn(`[${text}]`, { importChatBytes: chat.length }),
  );
  expect(outcomes).toEqual([[], ['too_large']]);
});

it('importDepth: a chat in a file may nest that deep, and a deeper one is left out', () => {
  const outcomes = at(LIMITS.importDepth).map((depth) =>
    reasonsIn(withMore('['.repeat(depth - 1) + ']'.repeat(depth - 1))),
  );
  expect(outcomes).toEqual([[], ['too_deep']]);
});

it('importObjects: a chat in a file may hold so many objects, and one with more is left out', () => {
  // Itself, its history, its list of messages and the message, and the list with the others.
  const outcomes = at(LIMITS.importObjects).map((count) => reasonsIn(withMore(`[${'{},'.repeat(count - 6)}{}]`)));
  expect(outcomes).toEqual([[], ['too_large']]);
});

it('importConversations: so many come from a file, and one more is named and left out', () => {
  const previews = at(LIMITS.importConversations).map((count) => previewOf(toFile(count, 1)));
  expect(previews.map(({ chats, skipped }) => [chats, skipped])).toEqual([
    [LIMITS.importConversations, 0],
    [LIMITS.importConversations, 1],
  ]);
  expect(previews[1]?.odd).toEqual([
    { title: 'x', place: LIMITS.importConversations + 1, reason: 'too_many_chats', count: 0 },
  ]);
});

it('importTurns: a conversation in a file may have so many turns, and one with more is named and left out', () => {
  const previews = at(LIMITS.importTurns).map((count) => previewOf(toFile(1, count)));
  expect(previews.map(({ chats, turns, odd }) => [chats, turns, odd])).toEqual([
    [1, LIMITS.importTurns, []],
    [0, 0, [{ title: 'x', place: 1, reason: 'too_many_messages', count: 0 }]],
  ]);
});

it('importDecisionMs: a file that was read waits that long, and after that somebody else may import', async () => {
  const { greet, clock } = await startSession({
    storage: await openTestStorage(),
    limits: { importDecisionMs: 1_000 },
  });
  const [slow, other] = [await greet(), await greet()];
  const send = (client: typeof slow) => ask(client, { type: 'import', offset: 0, text: '[]', isLast: true });
  expect(await send(slow)).toMatchObject({ type: 'import', preview: { chats: 0 } });
  clock.advance(999);
  expect(await send(other)).toMatchObject({ code: 'overloaded' });
  clock.advance(1);
  expect(await send(other)).toMatchObject({ type: 'import', preview: { chats: 0 } });
});

function previewOf(file: Uint8Array) {
  return readFile(file, 1).preview;
}

/** A list of one chat with something more in it. */
function withMore(more: string): string {
  return `[{"history":{},"messages":[{"role":"user","content":"Why?"}],"more":${more}}]`;
}

/** Why chats of a file are left out. */
function reasonsIn(file: string, limits: Partial<Limits> = {}): string[] {
  const reader = createChatReader(1, { ...LIMITS, ...limits });
  const chats = reader.add(Buffer.from(file));
  return chats.flatMap((chat) => ('reason' in chat ? [chat.reason] : []));
}

/** An export of ours with so many conversations of so many turns. */
function toFile(conversations: number, turns: number): Uint8Array {
  const turn = {
    parent: null,
    task: 'chat',
    message: 'x',
    sources: [],
    content: '',
    thinking: '',
    model: '',
    terminal: null,
    askedAt: 0,
  };
  const each = {
    title: 'x',
    titleSource: 'question',
    pinned: false,
    createdAt: 0,
    usedAt: 0,
    turns: Array.from({ length: turns }, (_, index) => ({ ...turn, turn: `t${index}` })),
  };
  return Buffer.from(
    JSON.stringify({ format: 'aside', version: 1, conversations: Array.from({ length: conversations }, () => each) }),
  );
}

it('storedNoteChars: so many characters of notes are kept on disk, and the oldest go first', async () => {
  const { store, conversation } = await openNotes({ storedNoteChars: 4 });
  await store.notes.keep({ key: 'a', text: 'xxx', conversation });
  await store.notes.keep({ key: 'b', text: 'xxx', conversation });
  expect([await store.notes.find('a'), await store.notes.find('b')]).toEqual([undefined, 'xxx']);
});

it('storedNoteMs: a note is kept on disk for so long', async () => {
  const { store, conversation, setNow } = await openNotes({ storedNoteMs: 10 });
  await store.notes.keep({ key: 'a', text: 'xxx', conversation });
  setNow(1_000_010);
  expect(await store.notes.find('a')).toBeUndefined();
});

async function openNotes(limits: Partial<Limits>) {
  const { store, setNow } = await openTempStorage(undefined, limits);
  const { conversation } = await exchange(store);
  return { store, conversation, setNow };
}
it('parameters: a change may have so many values, and so may a chat; more is a bad_message', async () => {
  const many = (count: number, name: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, 1]));
  const outcomes = at(LIMITS.parameters).map((count) =>
    outcomeOf({ type: 'tune', conversation, parameters: many(count, 'x') }),
  );
  expect(outcomes).toEqual(AT_AND_OVER);
  const { greet } = await startSession();
  const client = await greet();
  await ask(client, { type: 'tune', conversation, parameters: many(LIMITS.parameters, 'x') });
  expect(await ask(client, { type: 'tune', conversation, parameters: { seed: 1 } })).toMatchObject({
    params: { cause: 'parameter_count', most: LIMITS.parameters },
  });
});

it('parameterChars: a value in words may have so many, and a longer one is refused', () => {
  const outcomes = at(LIMITS.parameterChars).map((chars) => refuseParameter('system', 'x'.repeat(chars))?.cause);
  expect(outcomes).toEqual([undefined, 'parameter_text']);
});

const changes = (count: number, set: object) =>
  Array.from({ length: count }, (_, index) => ({ prompt: `p${index}`, set }));

it('prompts: a change may name so many, and a library have so many; more is a bad_message', async () => {
  const set = { name: 'n', text: 'x' };
  const outcomes = at(LIMITS.prompts).map((count) =>
    outcomeOf({ type: 'change_prompts', changes: changes(count, set) }),
  );
  expect(outcomes).toEqual(AT_AND_OVER);
  const { greet } = await startSession();
  const client = await greet();
  await ask(client, { type: 'change_prompts', changes: changes(LIMITS.prompts, set) });
  expect(await ask(client, { type: 'change_prompts', changes: [{ prompt: 'other', set }] })).toMatchObject({
    params: { cause: 'prompt_count', most: LIMITS.prompts },
  });
});

it('promptNameChars: a name may have so many, and a longer one is a bad_message', () => {
  const outcomes = at(LIMITS.promptNameChars).map((count) =>
    outcomeOf({ type: 'change_prompts', changes: changes(1, { name: 'n'.repeat(count) }) }),
  );
  expect(outcomes).toEqual(AT_AND_OVER);
});

it('promptChars: a text may have so many, and a longer one is a bad_message', () => {
  const outcomes = at(LIMITS.promptChars).map((count) =>
    outcomeOf({ type: 'change_prompts', changes: changes(1, { text: 'x'.repeat(count) }) }),
  );
  expect(outcomes).toEqual(AT_AND_OVER);
});

it('promptLibraryChars: all names and texts may have so many, and what would be more is refused', async () => {
  const { greet } = await startSession({ limits: { promptLibraryChars: 10 } });
  const client = await greet();
  const change = (text: string) => ask(client, { type: 'change_prompts', changes: changes(1, { name: 'n', text }) });
  expect(await change('x'.repeat(9))).toMatchObject({ type: 'ok' });
  expect(await change('x'.repeat(10))).toMatchObject({ params: { cause: 'prompt_chars', most: 10 } });
});

it('preferences: so many are kept, and one more is a bad_message', async () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `x${index}`, value: 1, revision: 1 }));
  const outcomes = at(LIMITS.preferences).map((count) => outcomeOf({ type: 'preferences', set: many(count) }));
  expect(outcomes).toEqual(AT_AND_OVER);
  const { greet } = await startSession();
  const client = await greet();
  await ask(client, { type: 'preferences', set: many(LIMITS.preferences) });
  const set = [{ name: 'one', value: 1, revision: 1 }];
  expect(await ask(client, { type: 'preferences', set })).toMatchObject({
    params: { cause: 'parameter_count', most: LIMITS.preferences },
  });
});

it('preferenceChars: a value may have so many, and a longer one is a bad_message', async () => {
  const { greet } = await startSession();
  const client = await greet();
  const answers = [];
  for (const chars of at(LIMITS.preferenceChars - 2)) {
    const set = [{ name: 'long', value: 'x'.repeat(chars), revision: chars }];
    answers.push((await ask(client, { type: 'preferences', set })).params?.cause);
  }
  expect(answers).toEqual([undefined, 'parameter_text']);
});

it('tunedChats: so many chats that are not stored have parameters, and the longest unused lose them', async () => {
  const { greet } = await startSession({ limits: { tunedChats: 2 } });
  const client = await greet();
  const chats = [randomUUID(), randomUUID(), randomUUID()];
  for (const each of chats) await ask(client, { type: 'tune', conversation: each, parameters: { seed: 1 } });
  const kept = [];
  for (const each of chats) kept.push((await ask(client, { type: 'parameters', conversation: each })).ofChat);
  expect(kept).toEqual([{}, { seed: 1 }, { seed: 1 }]);
});

it('embeddingFloats: so many numbers of vectors are kept, and the longest unused go first', () => {
  const cache = createEmbeddingCache();
  const half = new Float32Array(LIMITS.embeddingFloats / 2);
  cache.set('a', half);
  cache.set('b', half);
  expect([cache.get('a') !== undefined, cache.get('b') !== undefined]).toEqual([true, true]);
  cache.set('c', new Float32Array(1));
  expect([cache.get('a') !== undefined, cache.get('b') !== undefined]).toEqual([false, true]);
});

it('chatTags: a chat has so many tags, and a filter names as many', async () => {
  const { store } = await openTempStorage();
  const { conversation } = await exchange(store);
  const changed = [];
  for (let tag = 0; tag <= LIMITS.chatTags; tag++) {
    changed.push((await store.changeChats({ conversations: [conversation], change: 'tag', tag: `t${tag}` })).length);
  }
  expect([changed.filter((count) => count === 1).length, changed.at(-1)]).toEqual([LIMITS.chatTags, 0]);
  const outcomes = at(LIMITS.chatTags).map((count) =>
    outcomeOf({ type: 'conversations', filter: { tags: Array.from({ length: count }, () => 'x') } }),
  );
  expect(outcomes).toEqual(AT_AND_OVER);
});

it('tagChars: a tag may have so many, and a longer one is a bad_message', () => {
  const outcomes = at(LIMITS.tagChars).map((chars) =>
    outcomeOf({ type: 'change_chats', conversations: [], change: 'tag', tag: 'x'.repeat(chars) }),
  );
  expect(outcomes).toEqual(AT_AND_OVER);
});

it('changedChats: something may be done with so many at once, and more is a bad_message', async () => {
  const outcomes = at(LIMITS.changedChats).map((count) =>
    outcomeOf({
      type: 'change_chats',
      conversations: Array.from({ length: count }, () => conversation),
      change: 'archive',
    }),
  );
  expect(outcomes).toEqual(AT_AND_OVER);
  const { store } = await openTempStorage(undefined, { changedChats: 2 });
  for (let chat = 0; chat < 3; chat++) await exchange(store);
  expect(await store.matching({})).toHaveLength(2);
});

it('filterNames: so many tags are named, the most frequent ones', async () => {
  const { store } = await openTempStorage();
  for (let tag = 0; tag <= LIMITS.filterNames; ) {
    const { conversation } = await exchange(store);
    for (let each = 0; each < LIMITS.chatTags; each++) {
      await store.changeChats({ conversations: [conversation], change: 'tag', tag: `t${tag++}` });
    }
  }
  expect((await store.filterNames()).tags).toHaveLength(LIMITS.filterNames);
});

it('addressChars: the address of a page may have so many, and a longer one is a bad_message', () => {
  const outcomes = at(LIMITS.addressChars).map((chars) =>
    outcomeOf({ type: 'conversations', filter: { page: 'x'.repeat(chars) } }),
  );
  expect(outcomes).toEqual(AT_AND_OVER);
});
