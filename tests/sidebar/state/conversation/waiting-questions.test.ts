import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createConversationState } from '../../../../sidebar/state/conversation/conversation-state.ts';
import type { TurnState } from '../../../../sidebar/state/conversation/turn-state.ts';
import { createFakeCompanionConnection } from '../../../helpers/fake-companion-connection.ts';
import { createMemoryOutbox } from '../../../helpers/memory-outbox.ts';
import { settle } from '../../../helpers/settle.ts';
import { uuid } from '../../../helpers/test-panel.ts';

const FILE = { type: 'file', title: 'a.md', url: '', language: '', text: '# Tides', omittedChars: 0 } as const;

/** A question that is being answered, and behind it some that wait. */
async function open(count: number, isConnected = true) {
  const companion = createFakeCompanionConnection();
  if (isConnected) companion.connect();
  let ids = 0;
  const state = createConversationState({
    connection: companion.connection,
    chosenModel: () => '',
    outbox: createMemoryOutbox(),
    createId: () => uuid(0xa0 + ids++),
  });
  onTestFinished(() => state.dispose());
  const openedOf = (id: string) => {
    const found = companion.turns.find(({ request }) => request.turn === id);
    if (!found) throw new Error(`nothing asked as ${id}`);
    return found;
  };
  /** The companion records it, and says so. */
  const record = async (turn: TurnState) => {
    await settle();
    openedOf(turn.id).say({ type: 'queued', position: 1 });
    await settle();
  };
  const ask = async (message: string) => {
    const turn = state.ask({ task: 'chat', message, sources: [], language: '' });
    if (isConnected) await record(turn);
    return turn;
  };
  const head = await ask('head');
  const turns: TurnState[] = [];
  for (let index = 0; index < count; index += 1) turns.push(await ask(`q${index}`));
  const waiting = () => state.waiting.value.map(({ question }) => question);
  const shown = () => state.turns.value.map(({ question }) => question);
  return { companion, state, head, turns, openedOf, record, ask, waiting, shown };
}

describe('questions that wait', () => {
  it('are those after the one that runs, and no more once they run themselves', async () => {
    const { head, waiting, openedOf } = await open(2);
    expect(waiting()).toEqual(['q0', 'q1']);
    openedOf(head.id).say({ type: 'done', reason: 'stop', model: 'm', usage: null, saved: 'stored' });
    expect(waiting()).toEqual(['q1']);
  });

  it('go behind what another window asks meanwhile', async () => {
    const { turns, openedOf } = await open(1);
    expect(openedOf(turns[0]?.id ?? '').request).toMatchObject({ follow: true });
  });

  it('are shown in their new order at once, and the companion is asked for it', async () => {
    const { companion, state, turns, waiting } = await open(3);
    const [first, , third] = turns as [TurnState, TurnState, TurnState];
    state.arrange(third, first);
    expect(waiting()).toEqual(['q2', 'q0', 'q1']);
    await settle();
    expect(companion.requestOf('arrange').request).toEqual({ type: 'arrange', turn: third.id, before: first.id });
    state.arrange(third, null);
    expect(waiting()).toEqual(['q0', 'q1', 'q2']);
  });

  it('are read again when the companion refuses', async () => {
    const { companion, state, turns } = await open(2);
    state.arrange(turns[1] as TurnState, turns[0] as TurnState);
    await settle();
    companion.requestOf('arrange').refuse({ code: 'turn_gone', params: {} });
    await settle();
    expect(companion.requestOf('conversation').request).toMatchObject({ type: 'conversation' });
  });

  it('are gone once the companion has taken them back, and stay when it can not', async () => {
    const { companion, state, turns, waiting } = await open(3);
    const refused = state.withdraw(turns[0] as TurnState);
    companion.requestOf('withdraw').refuse({ code: 'turn_gone', params: {} });
    expect(await refused).toBe(false);
    const gone = state.withdraw(turns[2] as TurnState);
    companion.requestOf('withdraw').answer({ type: 'ok' });
    expect([await gone, waiting()]).toEqual([true, ['q0', 'q1']]);
  });

  it('that never left the panel are taken back without the companion', async () => {
    const { companion, state, turns, waiting } = await open(2, false);
    expect(await state.withdraw(turns[0] as TurnState)).toBe(true);
    expect(waiting()).toEqual(['q1']);
    expect(companion.requests).toEqual([]);
  });

  it('are replaced where they stand by what is asked in their place', async () => {
    const { companion, state, turns, waiting, record } = await open(2);
    companion.respond('withdraw', ({ answer }) => answer({ type: 'ok' }));
    companion.respond('arrange', ({ answer }) => answer({ type: 'ok' }));
    expect(await state.revise(turns[0] as TurnState, 'better', [])).toBe(true);
    expect(waiting()).toEqual(['better', 'q1']);
    await record(state.waiting.value[0] as TurnState);
    expect(companion.requestOf('arrange').request).toMatchObject({ before: turns[1]?.id });
  });

  it('with what goes along are replaced where they stand, and not taken back before the new one is there', async () => {
    const { companion, state, openedOf, record, waiting, ask } = await open(1);
    const old = state.ask({ task: 'chat', message: 'old', sources: [FILE], language: '' });
    await record(old);
    await ask('next');
    companion.respond('arrange', ({ answer }) => answer({ type: 'ok' }));
    companion.respond('withdraw', ({ answer }) => answer({ type: 'ok' }));
    const revised = state.revise(old, 'better', [0]);
    expect(waiting()).toEqual(['q0', 'better', 'old', 'next']);
    const added = state.waiting.value[1] as TurnState;
    await settle();
    expect(companion.requests.map(({ request }) => request.type)).not.toContain('withdraw');
    await record(added);
    expect([await revised, waiting()]).toEqual([true, ['q0', 'better', 'next']]);
    expect(openedOf(added.id).request).toMatchObject({ question: [FILE, { type: 'text', text: 'better' }] });
    expect(companion.requestOf('arrange').request).toMatchObject({ turn: added.id, before: old.id });
  });

  it('stay as they are when what is to replace them is refused', async () => {
    const { companion, state, openedOf, record, waiting } = await open(0);
    const old = state.ask({ task: 'chat', message: 'old', sources: [FILE], language: '' });
    await record(old);
    const revised = state.revise(old, 'better', [0]);
    const added = state.waiting.value[0] as TurnState;
    await settle();
    openedOf(added.id).tell({ type: 'error', code: 'overloaded', params: {}, retryable: true });
    expect([await revised, waiting()]).toEqual([false, ['old']]);
    expect(companion.requests.map(({ request }) => request.type)).not.toContain('withdraw');
  });

  it('are not asked twice when they begin while they are changed', async () => {
    const { companion, state, turns, shown } = await open(1);
    companion.respond('withdraw', ({ refuse }) => refuse({ code: 'turn_gone', params: {} }));
    expect(await state.revise(turns[0] as TurnState, 'better', [])).toBe(false);
    expect(shown()).toEqual(['head', 'q0']);
  });

  it('stand as the companion says, in whatever order its words about each of them come', () =>
    fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.option(fc.record({ moved: fc.nat({ max: 3 }), before: fc.nat({ max: 3 }) })),
        async (order, heard, own) => {
          const { state, head, turns, openedOf, waiting } = await open(4);
          if (own) state.arrange(turns[own.moved] as TurnState, turns[own.before] as TurnState);
          for (const index of heard) {
            const before = order[order.indexOf(index) - 1];
            const parent = before === undefined ? head.id : (turns[before]?.id ?? '');
            openedOf(turns[index]?.id ?? '').say({ type: 'queued', position: 1, parent });
          }
          expect(waiting()).toEqual(order.map((index) => `q${index}`));
        },
      ),
      { numRuns: 40 },
    ));

  it('are gone when another window took them back, wherever they stood', async () => {
    for (const which of [0, 1, 2]) {
      const { turns, openedOf, waiting } = await open(3);
      openedOf(turns[which]?.id ?? '').say({ type: 'cancelled', withdrawn: true });
      expect(waiting()).toEqual(['q0', 'q1', 'q2'].filter((_, index) => index !== which));
    }
  });
});
