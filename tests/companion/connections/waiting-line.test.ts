import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { settle } from '../../helpers/settle.ts';
import { ask, chat, startSession } from './aside-session.ts';
import { memberOf } from './member-of.ts';
import { openTestStorage } from './test-storage.ts';
import type { WireClient } from './wire-client.ts';

type Session = Awaited<ReturnType<typeof startSession>>;

/** A question that is answered, and behind it some that wait. */
async function startLine({ session, client }: { session: Session; client: WireClient }, count: number, fields = {}) {
  const head = chat({ message: 'head', ...fields });
  client.send(head);
  const request = await session.scripted.next();
  const waiting = [];
  for (let index = 0; index < count; index += 1) {
    const parent = waiting.at(-1)?.turn ?? head.turn;
    const question = chat({ message: `q${index}`, conversation: head.conversation, parent, ...fields });
    client.send(question);
    await client.takeUntil('queued');
    waiting.push(question);
  }
  return { head, request, waiting, conversation: head.conversation };
}

/** Takes messages until these have come, in any order. */
async function takeAll(client: WireClient, wanted: readonly object[]): Promise<void> {
  const left = new Set(wanted);
  while (left.size > 0) {
    const message = await client.take();
    for (const each of left)
      if (Object.entries(each).every(([name, value]) => message[name] === value)) left.delete(each);
  }
}

const parentsOf = async (client: WireClient, conversation: string) => {
  const { turns } = await ask(client, { type: 'conversation', conversation });
  return turns.map(({ turn, parent }: { turn: string; parent: string | null }) => [turn, parent]);
};

/** Answers all that comes, and gives the words of the questions in the order in which they were asked. */
async function answerAll({ scripted }: Session, first: { finish(): void }, count: number): Promise<string[]> {
  const asked: string[] = [];
  first.finish();
  for (let index = 0; index < count; index += 1) {
    const request = await scripted.next();
    asked.push(request.request.prompt.question);
    request.finish();
  }
  await settle();
  return asked;
}

describe.each([{ kind: 'stored' }, { kind: 'temporary', temporary: true }])(
  '$kind questions that wait',
  ({ temporary }) => {
    const fields = temporary ? { temporary } : {};

    async function start(count: number) {
      const session = await startSession({ storage: await openTestStorage() });
      const client = await session.greet();
      return { session, client, ...(await startLine({ session, client }, count, fields)) };
    }

    it('are asked in the order that they were brought into, each with what comes before it there', async () => {
      const { session, client, request, waiting, head, conversation } = await start(3);
      const [a, b, c] = waiting.map(({ turn }) => turn);
      expect(await ask(client, { type: 'arrange', turn: c, before: a })).toMatchObject({ type: 'ok' });
      expect(await ask(client, { type: 'arrange', turn: a, before: null })).toMatchObject({ type: 'ok' });
      expect(await parentsOf(client, conversation)).toEqual([
        [head.turn, null],
        [c, head.turn],
        [b, c],
        [a, b],
      ]);
      request.finish();
      for (const [index, words] of ['q2', 'q1', 'q0'].entries()) {
        const next = await session.scripted.next();
        const { question, history } = next.request.prompt;
        expect([question, history.map((each) => each.question)]).toEqual([
          words,
          ['head', 'q2', 'q1'].slice(0, index + 1),
        ]);
        next.finish();
      }
    });

    it('tell their viewers what they follow now, also those that come later', async () => {
      const { client, session, waiting, head } = await start(2);
      const [a, b] = waiting.map(({ turn }) => turn);
      client.send({ type: 'arrange', id: 'x', turn: b, before: a });
      await takeAll(client, [
        { type: 'queued', turn: b, parent: head.turn },
        { type: 'queued', turn: a, parent: b },
      ]);
      const late = await session.greet();
      late.send({ type: 'attach', turn: a, seq: 0 });
      expect((await late.takeUntil('queued')).at(-1)).toMatchObject({ turn: a, parent: b });
    });

    it('are gone once they are taken back, and what waited for them waits for what they did', async () => {
      const { session, client, request, waiting, head, conversation } = await start(3);
      const [a, b, c] = waiting.map(({ turn }) => turn);
      client.send({ type: 'withdraw', id: 'x', turn: b });
      await takeAll(client, [
        { type: 'ok', id: 'x' },
        { type: 'cancelled', turn: b, withdrawn: true },
        { type: 'queued', turn: c, parent: a },
      ]);
      expect(await parentsOf(client, conversation)).toEqual([
        [head.turn, null],
        [a, head.turn],
        [c, a],
      ]);
      expect(await answerAll(session, request, 2)).toEqual(['q0', 'q2']);
      expect(session.scripted.count).toBe(3);
    });

    it('can not be moved or taken back once they are asked, and one that goes before such a one is next', async () => {
      const { session, client, request, waiting } = await start(3);
      const [a, b, c] = waiting.map(({ turn }) => turn);
      request.finish();
      const first = await session.scripted.next();
      for (const message of [
        { type: 'arrange', turn: a, before: null },
        { type: 'withdraw', turn: a },
        { type: 'withdraw', turn: randomUUID() },
      ]) {
        expect(await ask(client, message)).toMatchObject({ type: 'error', code: 'turn_gone' });
      }
      expect(await ask(client, { type: 'arrange', turn: c, before: a })).toMatchObject({ type: 'ok' });
      expect(await answerAll(session, first, 2)).toEqual(['q2', 'q1']);
      expect(b).toBeDefined();
    });

    it('can be followed although they were taken back in that moment', async () => {
      const { session, client, request, waiting, conversation } = await start(2);
      const last = waiting[1]?.turn ?? '';
      client.send({ type: 'withdraw', id: 'x', turn: last });
      client.send(chat({ message: 'late', conversation, parent: last, ...fields }));
      await client.takeUntil('ok');
      client.send(chat({ message: 'later', conversation, parent: last, ...fields }));
      expect((await answerAll(session, request, 3)).toSorted()).toEqual(['late', 'later', 'q0']);
    });
  },
);

describe('questions that wait', () => {
  it('say what they follow when they never had to wait, where another window has asked meanwhile', async () => {
    const session = await startSession({ storage: await openTestStorage() });
    const client = await session.greet();
    const { head, request, conversation } = await startLine({ session, client }, 0);
    request.finish();
    await client.takeUntil('done');
    const meanwhile = chat({ message: 'meanwhile', conversation, parent: head.turn });
    client.send(meanwhile);
    (await session.scripted.next()).finish();
    await client.takeUntil('done');
    const late = { ...chat({ message: 'late', conversation, parent: head.turn }), follow: true };
    client.send(late);
    expect((await client.takeUntil('loading')).map(({ turn, type, parent }) => [turn, type, parent])).toEqual([
      [late.turn, 'queued', meanwhile.turn],
      [late.turn, 'loading', undefined],
    ]);
  });

  it('are arranged by clients with a key alone', async () => {
    const storage = await openTestStorage();
    const session = await startSession({ storage });
    const client = await session.greet();
    const { conversation, waiting } = await startLine({ session, client }, 1);
    const ada = memberOf(conversation);
    await storage.rooms.keep([], ada.member);
    const turn = waiting[0]?.turn;
    const member = await session.greet(ada.handshake);
    for (const type of ['arrange', 'withdraw']) {
      expect(await ask(member, { type, turn, before: null })).toMatchObject({ type: 'error', code: 'forbidden' });
    }
  });
});
