import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TurnRecord } from '../../../../protocol/companion-messages.ts';
import { createConversationState } from '../../../../sidebar/state/conversation/conversation-state.ts';
import { createFakeCompanionConnection } from '../../../helpers/fake-companion-connection.ts';
import { createMemoryOutbox } from '../../../helpers/memory-outbox.ts';
import { settle } from '../../../helpers/settle.ts';
import { createChat, type RecordedTurn, uuid } from '../../../helpers/test-panel.ts';

const CHAT = uuid(0xc1);
const running = { terminal: null, answer: [] };

/** A conversation of several people, as it was when this one came. */
async function open(turns: readonly RecordedTurn[], next: string | null = null) {
  const companion = createFakeCompanionConnection();
  companion.connect('member');
  let ids = 0;
  const outbox = createMemoryOutbox();
  const state = createConversationState({
    connection: companion.connection,
    chosenModel: () => '',
    isShared: () => true,
    asker: 'Anna',
    outbox,
    createId: () => uuid(0xa0 + ids++),
  });
  onTestFinished(() => state.dispose());
  state.open(CHAT);
  companion.requestOf('conversation').answer({ ...createChat(turns), next });
  await settle();
  const ask = async (message: string) => {
    const turn = state.ask({ task: 'chat', message, sources: [], language: '' });
    await settle();
    return turn;
  };
  const shown = () => state.turns.value.map(({ question }) => question);
  return { companion, outbox, state, ask, shown };
}

const record = (n: number, parent: string | null, values: RecordedTurn = {}): TurnRecord => {
  const [made] = createChat([{ turn: uuid(n), message: `Question ${n}`, ...values }]).turns;
  if (!made) throw new Error('no record');
  return { ...made, parent };
};

describe('a conversation of several people', () => {
  it('asks after whatever came last, in the same words each time', async () => {
    const { companion, outbox, ask } = await open([{}]);
    await ask('And now?');
    expect(companion.turns.at(-1)?.request).toMatchObject({ parent: uuid(1), follow: true });
    const [kept] = await outbox.list();
    expect(kept?.sent).toMatchObject({ parent: uuid(1), follow: true });
  });

  it('makes a branch where a question is asked again', async () => {
    const { companion, state } = await open([{}]);
    const [turn] = state.turns.value;
    if (turn) state.retry(turn);
    await settle();
    expect(companion.turns.at(-1)?.request).not.toHaveProperty('follow');
  });

  it('shows whose question is whose', async () => {
    const { state, ask } = await open([{}, { asker: { name: 'Ben' } }]);
    await ask('And now?');
    expect(state.turns.value.map(({ asker }) => asker)).toEqual([undefined, 'Ben', 'Anna']);
  });

  it('shows and watches what somebody else asks, once', async () => {
    const { companion, state, shown } = await open([{ message: 'Question 1' }]);
    state.asked(CHAT, record(2, uuid(1), running));
    state.asked(CHAT, record(2, uuid(1), running));
    state.asked(uuid(0xc2), record(3, uuid(2), running));
    expect(shown()).toEqual(['Question 1', 'Question 2']);
    expect(companion.turns.map(({ request }) => request)).toEqual([{ turn: uuid(2) }]);
  });

  it('puts a question of its own behind what was asked before it', async () => {
    const { state, ask, shown } = await open([{ message: 'Question 1' }]);
    const { id } = await ask('And now?');
    state.asked(CHAT, record(2, uuid(1), running));
    state.asked(CHAT, { ...record(0, uuid(2), running), turn: id });
    expect(shown()).toEqual(['Question 1', 'Question 2', 'And now?']);
  });

  it('shows them in their order, whichever is heard of first', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 6 }).chain((last) => {
          const turns = Array.from({ length: last - 1 }, (_, index) => index + 2);
          return fc.shuffledSubarray(turns, { minLength: turns.length });
        }),
        async (order) => {
          const { state, shown } = await open([{ message: 'Question 1' }]);
          for (const n of order) state.asked(CHAT, record(n, uuid(n - 1), running));
          expect(shown()).toEqual(Array.from({ length: order.length + 1 }, (_, index) => `Question ${index + 1}`));
        },
      ),
      { numRuns: 30 },
    ));

  it('catches up with all that was asked while it heard nothing, however much that is', async () => {
    const { companion, state, shown } = await open([{ message: 'Question 1' }]);
    const later = Array.from({ length: 14 }, (_, index) => record(index + 2, uuid(index + 1)));
    state.catchUp();
    companion.requestOf('conversation').answer({ ...createChat([]), turns: later.slice(4), next: 'before' });
    await settle();
    expect(companion.requestOf('conversation').request).toMatchObject({ before: 'before' });
    companion.requestOf('conversation').answer({ ...createChat([]), turns: [record(1, null), ...later.slice(0, 4)] });
    await settle();
    expect(shown()).toEqual(Array.from({ length: 15 }, (_, index) => `Question ${index + 1}`));
  });

  it('looks again when somebody asked while it was loaded', async () => {
    const { companion, state, shown } = await open([]);
    state.open(uuid(0xc2));
    const { answer } = companion.requestOf('conversation');
    state.asked(uuid(0xc2), record(2, uuid(1), running));
    answer({ ...createChat([{ message: 'Question 1' }]), conversation: uuid(0xc2) });
    await settle();
    companion
      .requestOf('conversation')
      .answer({ ...createChat([]), turns: [record(1, null), record(2, uuid(1), running)] });
    await settle();
    expect(shown()).toEqual(['Question 1', 'Question 2']);
  });

  it('stops what somebody else asked', async () => {
    const { companion, state } = await open([{}, { asker: { name: 'Ben' }, ...running }]);
    state.stop();
    expect(companion.turns.at(-1)).toMatchObject({ request: { turn: uuid(2) }, isCancelled: true });
  });
});
