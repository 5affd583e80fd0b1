import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LOOK_MS } from '../../../companion/live/live.ts';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createSharedMemory } from '../../../companion/live/shared-memory.ts';
import type { Store } from '../../../companion/store/store.ts';
import { StoreError } from '../../../companion/store/store-error.ts';
import type { Notice } from '../../../protocol/companion-messages.ts';
import { type AnswerPart, answerText } from '../../../protocol/parts.ts';
import { questionText, toQuestion } from '../../../protocol/question-parts.ts';
import { describeNotice } from '../../../words/describe-notice.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createTestFolder } from '../server/test-companion.ts';
import { drop } from '../store/contract/store-under-test.ts';
import { ask, chat, startSession } from './aside-session.ts';
import { openTestStorage } from './test-storage.ts';
import { clientOf, GUEST, NO_STORAGE } from './wire-server.ts';

const DAY_MS = 24 * 60 * 60_000;
const DISK_FULL = new StoreError('disk_full', { cause: 'full', file: '/data/conversations.db' });

/** The same storage, but for some calls that are the test's. */
function alter(storage: Store, altered: Partial<Store>): Store {
  return Object.defineProperties({ ...storage }, Object.getOwnPropertyDescriptors(altered));
}

describe("a client's turn", () => {
  it('is stored, and its terminal says so', async () => {
    const storage = await openTestStorage();
    const { greet, exchange } = await startSession({ storage });
    const question = chat();
    expect((await exchange(await greet(), question)).at(-1)).toMatchObject({ type: 'done', saved: 'stored' });
    expect((await storage.findTurn(question.turn))?.record).toMatchObject({
      state: 'done',
      answer: [{ type: 'text', text: 'Because.' }],
    });
  });

  it.each([
    ['a temporary one', clientOf('anna'), { temporary: true }],
    ["a guest's", GUEST, {}],
  ])('is never written when it is %s', async (_, handshake, fields) => {
    const storage = await openTestStorage();
    const { greet, exchange } = await startSession({ storage });
    const question = chat(fields);
    expect((await exchange(await greet(handshake), question)).at(-1)).toMatchObject({ saved: 'temporary' });
    expect(await storage.findTurn(question.turn)).toBeUndefined();
    expect((await storage.list()).items).toEqual([]);
  });

  it('is recorded before anything is said about it', async () => {
    const recorded = Promise.withResolvers<void>();
    const storage = await openTestStorage();
    const held = alter(storage, {
      add: (asked) => recorded.promise.then(() => storage.add(asked)),
    });
    const { greet, scripted } = await startSession({ storage: held });
    const client = await greet();
    client.send(chat());
    client.send({ type: 'ping' });
    expect((await client.take()).type).toBe('pong');
    expect(scripted.count).toBe(0);
    recorded.resolve();
    expect((await client.take()).type).toBe('loading');
  });

  it('is not shown to a viewer that detached before it was recorded', async () => {
    const recorded = Promise.withResolvers<void>();
    const storage = await openTestStorage();
    const held = alter(storage, { add: (asked) => recorded.promise.then(() => storage.add(asked)) });
    const { greet, exchange } = await startSession({ storage: held });
    const client = await greet();
    const question = chat();
    client.send(question);
    client.send({ type: 'detach', turn: question.turn });
    client.send({ type: 'ping' });
    expect((await client.take()).type).toBe('pong');
    recorded.resolve();
    await exchange(await greet(), question);
    client.send({ type: 'ping' });
    expect((await client.take()).type).toBe('pong');
  });

  it('has its text written every 200 ms while it runs, and no more often', async () => {
    const written: string[] = [];
    const storage = alter(await openTestStorage(), {
      appendTexts: async (texts) => void written.push(...texts.map(({ kind, text }) => `${kind} ${text}`)),
    });
    const { greet, scripted, clock } = await startSession({ storage });
    const client = await greet();
    client.send(chat());
    const request = await scripted.next();
    request.think('hm');
    request.say('Be', 'cau');
    clock.advance(199);
    expect(written).toEqual([]);
    clock.advance(1);
    expect(written).toEqual(['thinking hm', 'content Becau']);
    request.say('se');
    clock.advance(200);
    expect(written.at(-1)).toBe('content se');
    request.say('.');
    request.finish();
    await client.takeUntil('done');
    clock.advance(1_000);
    expect(written).toHaveLength(3);
  });

  it('has what it said as its answer written down as thinking once only the end of its thoughts was marked', async () => {
    const written: string[] = [];
    const storage = alter(await openTestStorage(), {
      appendTexts: async (texts) => void written.push(...texts.map(({ kind, text }) => `${kind} ${text}`)),
    });
    const { greet, scripted, clock } = await startSession({ storage });
    const client = await greet();
    client.send(chat());
    const request = await scripted.next();
    request.say('Hm. ');
    clock.advance(200);
    request.say('So.', '</think>', 'Yes.');
    clock.advance(200);
    expect(written).toEqual(['content Hm. ', 'content So.', 'part {"type":"recanted"}', 'content Yes.']);
  });

  it('ends only once it is on disk, and a cancel that comes meanwhile gets done', async () => {
    const storage = await openTestStorage();
    const committing = Promise.withResolvers<void>();
    const held = alter(storage, {
      finish: (ending) => committing.promise.then(() => storage.finish(ending)),
    });
    const { greet, scripted } = await startSession({ storage: held });
    const client = await greet();
    const question = chat();
    client.send(question);
    const request = await scripted.next();
    request.say('Because.');
    request.finish();
    await client.takeUntil('token');
    client.send({ type: 'cancel', turn: question.turn });
    client.send({ type: 'ping' });
    expect((await client.take()).type).toBe('pong');
    committing.resolve();
    expect(await client.take()).toMatchObject({ type: 'done', saved: 'stored' });
    expect((await storage.findTurn(question.turn))?.record.state).toBe('done');
  });

  it('knows what came before it, from the disk', async () => {
    const folder = createTestFolder();
    const first = chat();
    const before = await openTestStorage(folder);
    const earlier = await startSession({ storage: before });
    await earlier.exchange(await earlier.greet(), first);
    await before.dispose();
    const { greet, scripted } = await startSession({ storage: await openTestStorage(folder) });
    const client = await greet();
    client.send(chat({ conversation: first.conversation, parent: first.turn }));
    expect((await scripted.next()).request.prompt.history).toEqual([
      { question: 'Why?', sources: [], answer: 'Because.' },
    ]);
  });
});

describe('a conversation that is longer than a model could be told', () => {
  it('is gone on with, and says how much of it was left out', async () => {
    const storage = await openTestStorage();
    const { greet, exchange, scripted } = await startSession({ storage });
    const client = await greet();
    const first = chat();
    const { conversation } = first;
    let parent = first.turn;
    await exchange(client, first);
    for (const letter of 'abc') {
      const next = chat({ conversation, parent, message: letter });
      await exchange(client, next, letter.repeat(1_600_000));
      parent = next.turn;
    }
    client.send(chat({ conversation, parent }));
    const request = await scripted.next();
    expect(request.request.prompt.history.map(({ question }) => question)).toEqual(['b', 'c']);
    request.finish();
    expect((await client.takeUntil('done')).find(({ type }) => type === 'step')).toMatchObject({
      code: 'left_out_exchanges',
      params: { count: 2 },
    });
  });
});

describe('after a restart', () => {
  /** A companion that ended while it answered, and the next one. */
  async function restart() {
    const folder = createTestFolder();
    const question = chat();
    const before = await openTestStorage(folder);
    const earlier = await startSession({ storage: before });
    const client = await earlier.greet();
    client.send(question);
    (await earlier.scripted.next()).say('Be', 'cause');
    await client.takeUntil('token');
    earlier.clock.advance(200);
    await before.dispose();
    const session = await startSession({ storage: await openTestStorage(folder) });
    return { ...session, question, client: await session.greet() };
  }
  const SNAPSHOT = { type: 'snapshot', parts: [{ type: 'text', text: 'Because' }] };

  it.each([
    ['the same question is answered with what is stored, and not asked again', 'chat'],
    ['a turn can be attached to, and is interrupted', 'attach'],
  ])('%s', async (_, type) => {
    const { client, question, scripted } = await restart();
    client.send(type === 'chat' ? question : { type: 'attach', turn: question.turn, seq: 57 });
    const [snapshot, terminal] = [await client.take(), await client.take()];
    expect(snapshot).toMatchObject({ ...SNAPSHOT, turn: question.turn });
    expect(terminal).toMatchObject({ type: 'error', code: 'interrupted', turn: question.turn, seq: snapshot.seq + 1 });
    expect(scripted.count).toBe(0);
  });

  it('cancelling a turn gets its terminal again', async () => {
    const { client, question } = await restart();
    client.send({ type: 'cancel', turn: question.turn });
    expect(await client.take()).toMatchObject({ type: 'error', code: 'interrupted', seq: 1 });
  });

  it.each([
    ['another body', 'anna', { question: [{ type: 'text', text: 'How?' }] }],
    ['another client', 'bert', {}],
  ])('the same id with %s is a conflict', async (_, keyId, fields) => {
    const { greet, question } = await restart();
    const client = await greet(clientOf(keyId));
    client.send({ ...question, ...fields });
    expect(await client.take()).toMatchObject({ type: 'error', code: 'conflict', turn: question.turn });
  });

  it('a question that is sent again holds up no viewer that attaches, cancels or asks after it meanwhile', async () => {
    const folder = createTestFolder();
    const storage = await openTestStorage(folder);
    const before = await startSession({ storage });
    const question = chat();
    const done = (await before.exchange(await before.greet(), question)).at(-1);
    await storage.dispose();
    const looked = Promise.withResolvers<void>();
    const reopened = await openTestStorage(folder);
    const held = alter(reopened, {
      add: (asked) =>
        (asked.turn === question.turn ? looked.promise : Promise.resolve()).then(() => reopened.add(asked)),
    });
    const { greet, scripted } = await startSession({ storage: held });
    const [again, watcher, stopper] = [await greet(), await greet(), await greet()];
    again.send(question);
    again.send(chat({ conversation: question.conversation, parent: question.turn, message: 'And then?' }));
    await again.takeUntil('queued');
    watcher.send({ type: 'attach', turn: question.turn, seq: 0 });
    stopper.send({ type: 'cancel', turn: question.turn });
    for (const client of [watcher, stopper]) {
      client.send({ type: 'ping' });
      expect((await client.take()).type).toBe('pong');
    }
    looked.resolve();
    expect((await watcher.takeUntil('done')).at(-1)).toEqual(done);
    expect(await stopper.take()).toEqual(done);
    (await scripted.next()).finish();
    expect(scripted.count).toBe(1);
  });

  it.each(['attach', 'cancel'] as const)(
    '%s is answered with its end while another companion has it for a moment',
    async (type) => {
      const sharedClock = createManualClock();
      const shared = createSharedMemory(sharedClock);
      const storage = await openTestStorage();
      const refused = Promise.withResolvers<void>();
      let reads = 0;
      async function findTurn(turn: string) {
        const found = await storage.findTurn(turn);
        reads += 1;
        // When it came, before it tried to end the turn, and after that.
        if (reads === 3) refused.resolve();
        return found;
      }
      const { greet, clock } = await startSession({ storage: alter(storage, { findTurn }), shared });
      const turn = randomUUID();
      const asked = {
        conversation: randomUUID(),
        parent: null,
        task: 'chat',
        question: toQuestion('Why?', []),
      } as const;
      await storage.add({ ...asked, turn, token: 70 });
      // It is asked again there, and turns out to be known.
      const lease = await createMemoryLive(sharedClock, shared).claim(turn, { fingerprint: 'Why?', after: 70 });
      if ('taken' in lease) throw new Error('taken');
      const client = await greet();
      client.send(type === 'attach' ? { type, turn, seq: 0 } : { type, turn });
      await refused.promise;
      lease.forget();
      async function takeNext() {
        for (;;) {
          clock.advance(LOOK_MS);
          client.send({ type: 'ping' });
          const message = await client.take();
          if (message.type !== 'pong') return message;
        }
      }
      const next = await takeNext();
      if (type === 'attach') expect(next).toMatchObject({ type: 'snapshot', turn });
      const end = type === 'attach' ? await client.take() : next;
      expect(end).toMatchObject({ type: 'error', turn, code: 'interrupted' });
    },
  );

  it('a question that is sent again is gone where its turn is deleted while it is looked for', async () => {
    const storage = await openTestStorage();
    const question = chat();
    const earlier = await startSession({ storage });
    const asking = await earlier.greet();
    asking.send(question);
    (await earlier.scripted.next()).say('Be');
    await asking.takeUntil('token');
    const running = await storage.findTurn(question.turn);
    let reads = 0;
    async function findTurn() {
      reads += 1;
      return reads === 1 ? running : undefined;
    }
    const { greet, scripted } = await startSession({ storage: alter(storage, { findTurn }) });
    const client = await greet();
    client.send(question);
    expect(await client.take()).toMatchObject({ type: 'error', code: 'turn_gone' });
    expect(reads).toBeGreaterThan(1);
    expect(scripted.count).toBe(0);
  });

  it('an interrupted answer can be continued: the model sees how far it came', async () => {
    const { client, question, scripted } = await restart();
    client.send(chat({ conversation: question.conversation, parent: question.turn, message: 'Continue.' }));
    const { prompt } = (await scripted.next()).request;
    expect(prompt.history).toEqual([{ question: 'Why?', sources: [], answer: 'Because' }]);
  });

  it.each([
    ['attached to', { type: 'attach', seq: 0 }],
    ['cancelled', { type: 'cancel' }],
  ])('a turn that was never asked is gone when it is %s', async (_, message) => {
    const { client } = await restart();
    const { turn } = chat();
    client.send({ ...message, turn });
    expect(await client.take()).toMatchObject({ type: 'error', code: 'turn_gone', turn });
  });
});

describe('a turn that left the memory', () => {
  it('is answered from the disk, though its client never left', async () => {
    const storage = await openTestStorage();
    const { greet, exchange, clock, registry } = await startSession({ storage, limits: { pingMs: DAY_MS } });
    const client = await greet();
    const question = chat();
    await exchange(client, question);
    clock.advance(9 * 60_000);
    expect(registry.counts.kept).toBe(1);
    clock.advance(90_000);
    expect(registry.counts.kept).toBe(0);
    client.send({ type: 'attach', turn: question.turn, seq: 0 });
    expect(await client.takeUntil('done')).toMatchObject([
      { type: 'snapshot', parts: [{ type: 'text', text: 'Because.' }] },
      { type: 'done' },
    ]);
  });
});

describe('without storage', () => {
  it('the welcome says why nothing is saved, and history is no feature', async () => {
    const { connect } = await startSession();
    const welcome = await (await connect(clientOf('anna'))).take();
    expect(welcome.notice).toEqual({ code: 'not_saved', error: NO_STORAGE.reason });
    expect(describeNotice(welcome.notice as Notice)).toMatch(
      /^Chats are not being saved\. The database .* can’t be written\./,
    );
    expect(welcome.features).not.toContain('history');
    expect((await (await connect(GUEST)).take()).notice).toBeUndefined();
  });

  it('people chat all the same, follow-ups included, and are told each time', async () => {
    const { greet, exchange, scripted } = await startSession();
    const client = await greet();
    const first = chat();
    expect((await exchange(client, first)).at(-1)).toMatchObject({ saved: 'failed' });
    client.send(chat({ conversation: first.conversation, parent: first.turn }));
    expect((await scripted.next()).request.prompt.history).toHaveLength(1);
    const page = await ask(client, { type: 'conversation', conversation: first.conversation });
    expect(page).toMatchObject({
      temporary: false,
      turns: [{ answer: [{ type: 'text', text: 'Because.' }] }, { state: 'running' }],
    });
  });

  it('an unsaved conversation is kept while its client is connected, and ten minutes more', async () => {
    const { greet, exchange, clock, registry } = await startSession({ limits: { pingMs: DAY_MS } });
    const client = await greet();
    await exchange(client, chat());
    clock.advance(60 * 60_000);
    expect(registry.counts.kept).toBe(1);
    client.close();
    await client.closed;
    clock.advance(10 * 60_000 + 30_000);
    expect(registry.counts.kept).toBe(0);
  });
});

describe('a full disk', () => {
  it('lets a question be answered unsaved, with all that is on disk before it', async () => {
    let isFull = false;
    const storage = await openTestStorage();
    const filling = alter(storage, {
      add: (asked) => (isFull ? Promise.reject(DISK_FULL) : storage.add(asked)),
    });
    const { greet, exchange, scripted } = await startSession({ storage: filling });
    const client = await greet();
    const first = chat();
    await exchange(client, first);
    isFull = true;
    const second = chat({ conversation: first.conversation, parent: first.turn, message: 'And?' });
    expect((await exchange(client, second, 'So.')).at(-1)).toMatchObject({ saved: 'failed' });
    client.send(chat({ conversation: first.conversation, parent: second.turn }));
    const { history } = (await scripted.next()).request.prompt;
    expect(history.map(({ question, answer }) => [question, answer])).toEqual([
      ['Why?', 'Because.'],
      ['And?', 'So.'],
    ]);
    const page = await ask(client, { type: 'conversation', conversation: first.conversation });
    expect(page.turns.map(({ answer }: { answer: AnswerPart[] }) => answerText(answer))).toEqual([
      'Because.',
      'So.',
      '',
    ]);
  });

  it('at the end of an answer is said by its terminal, and the answer still counts', async () => {
    const storage = await openTestStorage();
    const filling = alter(storage, { finish: () => Promise.reject(DISK_FULL) });
    const { greet, exchange, scripted } = await startSession({ storage: filling });
    const client = await greet();
    const first = chat();
    expect((await exchange(client, first)).at(-1)).toMatchObject({ type: 'done', saved: 'failed' });
    const page = await ask(client, { type: 'conversation', conversation: first.conversation });
    expect(page.turns).toMatchObject([{ state: 'done', answer: [{ type: 'text', text: 'Because.' }] }]);
    client.send(chat({ conversation: first.conversation, parent: first.turn }));
    expect((await scripted.next()).request.prompt.history).toMatchObject([{ answer: 'Because.' }]);
    const { items } = await ask(client, { type: 'conversations' });
    expect(items).toMatchObject([{ conversation: first.conversation }]);
  });

  /** A store that takes nothing while it is full. */
  async function startFilling() {
    const state = { isFull: false };
    const storage = await openTestStorage();
    const unlessFull = <T>(write: () => Promise<T>) => (state.isFull ? Promise.reject(DISK_FULL) : write());
    const filling = alter(storage, {
      add: (asked) => unlessFull(() => storage.add(asked)),
      finish: (ending) => unlessFull(() => storage.finish(ending)),
    });
    const session = await startSession({ storage: filling });
    return { ...session, state, storage, client: await session.greet() };
  }

  it('that has room again is given what could not be saved, parents first, and its watchers are told', async () => {
    const { client, greet, exchange, state, storage } = await startFilling();
    state.isFull = true;
    const first = chat({ message: 'One' });
    const { conversation } = first;
    const second = chat({ conversation, parent: first.turn, message: 'Two' });
    const branch = chat({ conversation, parent: first.turn, message: 'Other' });
    for (const question of [first, second, branch])
      await exchange(client, question, `To ${questionText(question.question as [])}.`);
    const watcher = await greet(clientOf('bert'));
    watcher.send({ type: 'watch', topic: 'conversations' });
    await ask(watcher, { type: 'models' });
    state.isFull = false;
    await exchange(client, chat());
    let told = await watcher.take();
    while (told.conversation?.conversation !== conversation || told.conversation.turns < 3) told = await watcher.take();
    expect((await storage.turns(conversation))?.turns).toMatchObject([
      {
        turn: first.turn,
        parent: null,
        state: 'done',
        answer: [{ type: 'text', text: 'To One.' }],
        terminal: { saved: 'stored' },
      },
      { turn: second.turn, parent: first.turn, answer: [{ type: 'text', text: 'To Two.' }] },
      { turn: branch.turn, parent: first.turn, answer: [{ type: 'text', text: 'To Other.' }] },
    ]);
    const page = await ask(client, { type: 'conversation', conversation });
    expect(page.turns.map(({ answer }: { answer: AnswerPart[] }) => answerText(answer))).toEqual([
      'To One.',
      'To Two.',
      'To Other.',
    ]);
  });

  it('keeps nothing of a chat in memory that was deleted at another companion', async () => {
    const state = { isFull: true };
    const storage = await openTestStorage();
    const filling = alter(storage, {
      add: (asked) => (state.isFull ? Promise.reject(DISK_FULL) : storage.add(asked)),
    });
    const shared = createSharedMemory(createManualClock());
    const [one, other] = [
      await startSession({ storage: filling, shared }),
      await startSession({ storage: filling, shared }),
    ];
    const [here, there] = [await one.greet(), await other.greet()];
    const first = chat();
    const { conversation } = first;
    await one.exchange(here, first);
    await other.exchange(there, chat({ conversation, parent: first.turn }));
    expect(await ask(there, { type: 'delete', conversation })).toMatchObject({ type: 'ok' });
    expect(await ask(here, { type: 'conversation', conversation })).toMatchObject({ code: 'conversation_gone' });
    state.isFull = false;
    for (const { clock } of [one, other]) clock.advance(30_000);
    await ask(here, { type: 'conversations' });
    expect(await storage.turns(conversation)).toBeUndefined();
  });

  it('is tried again by itself', async () => {
    const { client, exchange, state, storage, clock } = await startFilling();
    state.isFull = true;
    const question = chat();
    await exchange(client, question);
    clock.advance(30_000);
    await ask(client, { type: 'conversations' });
    expect(await storage.findTurn(question.turn)).toBeUndefined();
    state.isFull = false;
    client.send({ type: 'watch', topic: 'conversations' });
    await ask(client, { type: 'models' });
    clock.advance(30_000);
    await client.takeUntil('changed');
    expect((await storage.findTurn(question.turn))?.record).toMatchObject({
      state: 'done',
      terminal: { saved: 'stored' },
    });
  });

  it('never gets an unsaved conversation that was deleted, nor does a deleted one keep back the others', async () => {
    const { client, exchange, scripted, state, storage } = await startFilling();
    const [half, unsaved, kept] = [chat(), chat(), chat()];
    client.send(half);
    const request = await scripted.next();
    state.isFull = true;
    request.finish();
    await client.takeUntil('done');
    for (const question of [unsaved, kept]) await exchange(client, question);
    expect(await ask(client, { type: 'delete', conversation: unsaved.conversation })).toMatchObject({ type: 'ok' });
    await drop(storage, half.conversation);
    state.isFull = false;
    const follow = chat({ conversation: kept.conversation, parent: kept.turn });
    expect((await exchange(client, follow)).at(-1)).toMatchObject({ saved: 'stored' });
    expect((await storage.list()).items).toMatchObject([{ conversation: kept.conversation, turns: 2 }]);
    expect(await ask(client, { type: 'delete', conversation: unsaved.conversation })).toMatchObject({
      code: 'conversation_gone',
    });
  });

  it('while text is written is no reason to stop', async () => {
    const storage = await openTestStorage();
    let tries = 0;
    const filling = alter(storage, {
      appendTexts: () => {
        tries += 1;
        return Promise.reject(DISK_FULL);
      },
    });
    const { greet, scripted, clock } = await startSession({ storage: filling });
    const client = await greet();
    client.send(chat());
    const request = await scripted.next();
    for (const word of ['Be', 'cause', '.']) {
      request.say(word);
      clock.advance(200);
      await ask(client, { type: 'models' });
    }
    expect(tries).toBe(1);
    request.finish();
    expect((await client.takeUntil('done')).at(-1)).toMatchObject({ saved: 'stored' });
  });

  it('does not turn a question whose past cannot be read into one without', async () => {
    const storage = await openTestStorage();
    const broken = alter(storage, {
      add: () => Promise.reject(DISK_FULL),
      findTurn: () => Promise.reject(DISK_FULL),
    });
    const { greet } = await startSession({ storage: broken });
    const client = await greet();
    client.send(chat({ parent: chat().turn }));
    expect(await client.take()).toMatchObject(DISK_FULL.reason);
  });
});
