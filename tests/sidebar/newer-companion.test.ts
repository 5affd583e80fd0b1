// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createConversationState } from '../../sidebar/state/conversation/conversation-state.ts';
import type { FakeConnection } from '../helpers/fake-connection.ts';
import { listExamples, newer } from '../protocol/newer-frames.ts';
import { CONVERSATION, chat, connect, listen, startCompanion, TOKEN, turnId } from './connection/connection-harness.ts';

type Json = Record<string, unknown>;

/** Today's panel in front of a companion that says more. */
async function start() {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: TOKEN });
  const model = createConversationState({ connection: client.connection, chosenModel: () => '' });
  onTestFinished(() => model.dispose());
  const link = await companion.accept();
  await client.inPhase('ready');
  return { ...client, companion, model, link };
}

function say(link: FakeConnection, frame: Json): void {
  link.sendRaw(JSON.stringify(frame));
}

/** The panel has read all that the companion said before. */
async function settled(link: FakeConnection): Promise<void> {
  link.send({ type: 'ping' });
  await link.next('pong');
}

const example = (type: string, has = 'type') =>
  listExamples('companion').find((found) => found.type === type && has in found) as Json;

const ASKED = { task: 'chat', message: 'Why?', sources: [], language: '' } as const;
const TYPES_OF_TURNS = ['queued', 'loading', 'thinking', 'token', 'step'];
const ENDS = ['done', 'cancelled', 'error'];

describe('in front of a newer companion', () => {
  it('every turn ends, whatever its events say beside what is known', async () => {
    const { model, link } = await start();
    const event = fc.constantFrom(...TYPES_OF_TURNS).chain((type) => newer(example(type)));
    const end = fc.constantFrom(...ENDS).chain((type) => newer(example(type, 'seq')));
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 4 }), end, async (events, last) => {
        model.startNew();
        const turn = model.ask(ASKED);
        const { turn: id } = await link.next('chat');
        for (const [index, frame] of [...events, last].entries()) say(link, { ...frame, turn: id, seq: index + 1 });
        await settled(link);
        expect(turn.terminal.value).toMatchObject({ ...last, turn: id, seq: events.length + 1 });
        const said = events.filter(({ type }) => type === 'token').map(({ content }) => content);
        expect(turn.content.value).toBe(said.join(''));
      }),
      { numRuns: 40 },
    );
  });

  it('every refusal of a question is told, whatever its code', async () => {
    const { model, link } = await start();
    await fc.assert(
      fc.asyncProperty(newer(example('error', 'turn')), async ({ seq: _, ...refusal }) => {
        model.startNew();
        const turn = model.ask(ASKED);
        const { turn: id } = await link.next('chat');
        say(link, { ...refusal, turn: id });
        await settled(link);
        expect(turn.terminal.value).toMatchObject({ type: 'error', code: refusal.code, params: refusal.params });
      }),
      { numRuns: 20 },
    );
  });

  it('every conversation opens, whatever kinds of turns and receipts are in it', async () => {
    const { model, link } = await start();
    const receipt = { type: 'hologram', blob: 'sha256-x' };
    const record = (example('conversation').turns as Json[])[0];
    const reply = { ...example('conversation'), turns: [{ ...record, question: [receipt] }] };
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(newer(reply), async (frame) => {
        opened += 1;
        model.open(turnId(opened));
        const { id } = await link.next('conversation');
        say(link, { ...frame, id });
        await settled(link);
        expect(model.isOpening.value).toBe(false);
        expect(model.problem.value).toBeNull();
        const [shown] = model.turns.value;
        expect(shown?.receipts).toMatchObject((frame.turns as [{ question: object[] }])[0].question);
        expect(shown?.terminal.value).not.toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it('every question is asked again in the parts that the companion has of it, with no words changed but those that were edited', async () => {
    const { model, link } = await start();
    const page = { type: 'page', title: 'Tides', url: '', language: '', text: '', omittedChars: 0, chars: 3, pose: 1 };
    const texts = [
      { type: 'text', text: 'Why?', tone: 'low' },
      { type: 'text', text: 'And when?', tone: 'high' },
    ];
    const parts = [texts[0], page, { type: 'hologram', of: { hands: [2] } }, texts[1]];
    const record = (example('conversation').turns as Json[])[0];
    const reply = { ...example('conversation'), turns: [{ ...record, question: parts }] };
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(newer(reply), async (frame) => {
        opened += 1;
        model.open(turnId(opened));
        const { id } = await link.next('conversation');
        const [told] = frame.turns as [{ question: [Json, ...Json[]] }];
        say(link, { ...frame, id, turns: [{ ...told, task: 'chat' }] });
        await settled(link);
        const [turn] = model.turns.value;
        if (!turn) throw new Error('there is no turn');
        const [first, ...others] = told.question;
        model.retry(turn);
        expect((await link.next('chat')).question).toEqual([first, ...others]);
        model.edit(turn, turn.question.replace('Why?', 'How?'), [0, 1]);
        expect((await link.next('chat')).question).toEqual([{ ...first, text: 'How?' }, ...others]);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    [{ type: 'conversation' as const, conversation: CONVERSATION }, 'conversation'],
    [{ type: 'conversations' as const }, 'conversations'],
    [{ type: 'search' as const, query: 'tide' }, 'search'],
    [{ type: 'pin' as const, conversation: CONVERSATION, pinned: true }, 'ok'],
  ] as const)('$type is answered, whatever else the answer says', async (request, reply) => {
    const { connection, link } = await start();
    await fc.assert(
      fc.asyncProperty(newer(example(reply)), async (frame) => {
        const answered = connection.request(request);
        const { id } = await link.next(request.type);
        say(link, { ...frame, id });
        expect(await answered).toEqual({ ...frame, id });
      }),
      { numRuns: 10 },
    );
  });

  it('a request fails when its answer is not understood', async () => {
    const { connection, link } = await start();
    const answered = connection.request({ type: 'search', query: 'tide' }, 'ever');
    const { id } = await link.next('search');
    say(link, { ...example('search'), id, hits: [{ shape: 'of tomorrow' }] });
    await expect(answered).rejects.toMatchObject({
      name: 'CompanionRefusal',
      params: { cause: 'unread_answer' },
    });
  });

  it('a conversation that is not understood says that a newer Aside is needed', async () => {
    const { model, link } = await start();
    model.open(CONVERSATION);
    const { id } = await link.next('conversation');
    say(link, { ...example('conversation'), id, turns: [{ parts: [] }] });
    await settled(link);
    expect(model.isOpening.value).toBe(false);
    expect(model.problem.value).toMatchObject({ error: { params: { cause: 'unread_answer' } } });
  });

  it.each([...ENDS, 'snapshot'])('a turn ends when its %s is not understood', async (type) => {
    const { model, link } = await start();
    const turn = model.ask(ASKED);
    const { turn: id } = await link.next('chat');
    say(link, { type, turn: id, seq: 'of tomorrow' });
    await settled(link);
    expect(turn.terminal.value).toMatchObject({ type: 'error', params: { cause: 'unread_answer' } });
  });

  it('an answer says that it has a part which only a newer Aside can show, and goes on', async () => {
    const { model, link } = await start();
    const turn = model.ask(ASKED);
    const { turn: id } = await link.next('chat');
    expect(turn.parts.value).toEqual([]);
    say(link, { type: 'tool_call', turn: id, seq: 1, name: 'clock' });
    say(link, { type: 'token', turn: id, seq: 2, content: 'Noon.' });
    say(link, { ...example('done'), turn: id, seq: 3 });
    await settled(link);
    expect(turn.parts.value.map(({ type: shown }) => shown)).toEqual(['unknown', 'text']);
    expect(turn.content.value).toBe('Noon.');
    expect(turn.terminal.value?.type).toBe('done');
  });

  it('a turn is taken up again after the last part of it, known or not', async () => {
    const { companion, connection, link, inPhase, clock } = await start();
    connection.openTurn(chat(1), listen());
    await link.next('chat');
    say(link, { type: 'tool_call', turn: turnId(1), seq: 7, name: 'clock' });
    await settled(link);
    link.terminate();
    await inPhase('waiting');
    clock.advance(20_000);
    expect(await (await companion.accept()).next('attach')).toEqual({ type: 'attach', turn: turnId(1), seq: 7 });
  });
});
