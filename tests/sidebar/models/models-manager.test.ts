import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OperationMessage } from '../../../protocol/operation-messages.ts';
import { createSteadyStorage } from '../../../sidebar/browser/steady-storage.ts';
import { createModelsManager } from '../../../sidebar/models/models-manager.ts';
import { watchOperations } from '../../../sidebar/state/watched-operations.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createMemoryStorage } from '../../helpers/memory-storage.ts';
import { settle } from '../../helpers/settle.ts';

const MODEL = { upstream: 'ollama', name: 'm' };

function start(role: 'client' | 'guest' = 'client') {
  const companion = createFakeCompanionConnection();
  const clock = createManualClock();
  companion.connect(role);
  const operations = watchOperations(companion.connection);
  onTestFinished(operations.dispose);
  const manager = createModelsManager({
    connection: companion.connection,
    operations,
    clock,
    today: () => 1_000_000 + clock.now(),
    held: {
      models: { upstreams: signal([]), chosen: signal(''), current: signal(null) },
      composer: { text: signal('') },
      ask() {},
      session: createSteadyStorage(createMemoryStorage()),
      windowId: 1,
    },
  });
  onTestFinished(manager.dispose);
  const tell = (values: Partial<OperationMessage> = {}) =>
    companion.say({
      type: 'operation',
      operation: 'o',
      kind: 'pull',
      state: 'running',
      code: 'downloading',
      done: 0,
      total: 1_000,
      ...MODEL,
      ...values,
    });
  return { companion, clock, manager, tell, pulls: () => manager.pulls.value };
}

describe('pulls', () => {
  it('are those that the companion tells of, whoever began them, until they have come', () => {
    const { companion, manager, tell, pulls } = start();
    expect(companion.said).toEqual([{ type: 'watch', topic: 'operations' }]);
    tell();
    tell({ operation: 'p', name: 'n', state: 'failed' });
    tell({ operation: 'import', kind: 'import' });
    expect(pulls().map(({ name, state }) => [name, state])).toEqual([
      ['m', 'running'],
      ['n', 'failed'],
    ]);
    tell({ state: 'done' });
    tell({ operation: 'p', state: 'forgotten' });
    expect([pulls(), manager.came.value]).toEqual([[], [MODEL]]);
  });

  it('are asked for anew on each connection, and those that are gone are gone', () => {
    const { companion, tell, pulls } = start();
    tell();
    companion.state.value = { phase: 'connecting', problem: null };
    expect(pulls()).toHaveLength(1);
    companion.connect();
    expect([companion.said.length, pulls()]).toEqual([2, []]);
    tell({ done: 5 });
    expect(pulls()).toMatchObject([{ done: 5 }]);
  });

  it('are no matter of a guest', () => expect(start('guest').companion.said).toEqual([]));

  it('have the speed of the last seconds, none at first, and stand still when nothing comes', () => {
    const { manager, clock, tell, pulls } = start();
    onTestFinished(manager.look());
    tell({ done: 400 });
    expect(pulls()[0]?.speed).toBeUndefined();
    for (const done of [500, 600, 700]) {
      clock.advance(1_000);
      tell({ done });
    }
    expect(pulls()[0]?.speed).toBe(100);
    clock.advance(9_000);
    expect(pulls()[0]?.speed).toBe(0);
    tell({ code: 'verifying', done: 1_000 });
    expect(pulls()[0]?.speed).toBeUndefined();
  });

  it('that go on have no speed from what was there before', () => {
    const { clock, tell, pulls } = start();
    tell({ state: 'cancelled', done: 900 });
    clock.advance(1_000);
    tell({ code: 'manifest', done: 900 });
    clock.advance(1_000);
    tell({ done: 900 });
    expect(pulls()[0]?.speed).toBeUndefined();
  });
});

describe('what is done with a model', () => {
  it('is asked of its server, and busy until it is done', async () => {
    const { companion, manager } = start();
    manager.keepWarm(MODEL, true);
    expect(companion.requestOf('keep_warm').request).toEqual({ type: 'keep_warm', ...MODEL, warm: true });
    expect([...manager.busy.value]).toEqual(['ollama m']);
    companion.requestOf('keep_warm').answer({ type: 'ok' });
    await settle();
    expect([...manager.busy.value]).toEqual([]);
  });

  it('says why it could not be done, until the next try', async () => {
    const { companion, manager } = start();
    const removed = manager.remove(MODEL);
    companion.requestOf('delete_model').refuse({ code: 'model_not_found', params: {} });
    expect(await removed).toBe(false);
    expect(manager.problem.value).toMatchObject({ code: 'model_not_changed', error: { code: 'model_not_found' } });
    manager.pull(MODEL);
    expect(manager.problem.value).toBeNull();
    companion.requestOf('pull').refuse({ code: 'overloaded', params: { cause: 'pulls' } });
    await settle();
    expect(manager.problem.value).toMatchObject({ code: 'model_not_pulled' });
    manager.dismiss();
    expect(manager.problem.value).toBeNull();
  });

  it('that is stopped twice is stopped', async () => {
    const { companion, manager } = start();
    manager.stop('o');
    companion.requestOf('stop').refuse({ code: 'operation_gone', params: {} });
    await settle();
    expect(manager.problem.value).toBeNull();
  });
});

it('suggests nothing when nothing can be said', async () => {
  const { companion, manager } = start();
  manager.suggest('ollama');
  expect(manager.suggestions.value).toBeNull();
  companion.requestOf('suggestions').refuse({ code: 'internal', params: {} });
  await settle();
  expect(manager.suggestions.value).toEqual([]);
});

it('moves its clock and asks for the list now and then while somebody looks, and then no more', () => {
  const { companion, manager, clock } = start();
  const asked = () => companion.requests.filter(({ request }) => request.type === 'models').length;
  expect(clock.pending).toBe(0);
  const end = manager.look();
  expect([manager.now.value, asked()]).toEqual([1_000_000, 1]);
  clock.advance(20_000);
  expect([manager.now.value, asked()]).toEqual([1_020_000, 3]);
  end();
  clock.advance(20_000);
  expect([manager.now.value, asked(), clock.pending]).toEqual([1_021_000, 3, 0]);
});
