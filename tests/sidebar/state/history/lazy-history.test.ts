// @vitest-environment node
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLazyHistory } from '../../../../sidebar/state/history/lazy-history.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { createFakeCompanionConnection } from '../../../helpers/fake-companion-connection.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { summary, TODAY, uuid } from '../../../helpers/test-panel.ts';

function start() {
  const companion = createFakeCompanionConnection();
  companion.connect('client');
  const history = createLazyHistory({
    connection: companion.connection,
    clock: createManualClock(),
    today: () => TODAY,
    conversation: { id: { peek: () => '' }, isBlank: { peek: () => true }, startNew() {}, open() {} } as never,
  });
  onTestFinished(history.dispose);
  return { companion, history, running: () => [...history.running.value] };
}

const change = (n: number, values: Parameters<typeof summary>[3] = {}) =>
  ({ type: 'changed', conversation: summary(n, `Chat ${n}`, 0, values) }) as const;

describe('what is answered in chats', () => {
  it('is followed before the list is loaded', () => {
    const { companion, history, running } = start();
    companion.tellChange(change(1, { running: true }));
    companion.tellChange(change(2, { running: true }));
    companion.tellChange({ type: 'removed', conversation: uuid(2) });
    expect([running(), history.loaded.value]).toEqual([[uuid(1)], null]);
  });

  it('is followed while the list is loaded, and by it from then on', async () => {
    const { companion, history, running } = start();
    companion.tellChange(change(1, { running: true }));
    const loading = history.load();
    companion.tellChange(change(2, { running: true }));
    await loading;
    expect(running()).toEqual([uuid(1), uuid(2)]);
    expect(history.loaded.value?.groups.value.flatMap(({ conversations }) => conversations)).toHaveLength(2);
    companion.tellChange(change(1));
    expect(running()).toEqual([uuid(2)]);
  });

  it('is looked up on another connection, since it may have ended unseen', async () => {
    const { companion, history, running } = start();
    companion.tellChange(change(1, { running: true }));
    companion.state.value = { phase: 'waiting', problem: null } as never;
    companion.connect('client');
    await eventually(() =>
      companion.requestOf('conversations').answer({
        type: 'conversations',
        items: [summary(1, 'Chat 1', 0)],
        next: null,
      }),
    );
    await eventually(() => expect(running()).toEqual([]));
    expect(history.loaded.value).not.toBeNull();
  });

  it('needs no list on another connection when nothing ran', async () => {
    const { companion, history } = start();
    companion.tellChange(change(1));
    companion.state.value = { phase: 'waiting', problem: null } as never;
    companion.connect('client');
    expect([history.loaded.value, companion.requests]).toEqual([null, []]);
  });

  it('leaves out what is being deleted, whatever is told of it', async () => {
    const { companion, history, running } = start();
    companion.tellChange(change(1, { running: true }));
    await history.load();
    history.loaded.value?.remove(uuid(1));
    companion.tellChange(change(1, { running: true }));
    expect(running()).toEqual([]);
  });
});
