// @vitest-environment node
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OperationMessage } from '../../../protocol/operation-messages.ts';
import { createLazyOperations } from '../../../sidebar/state/lazy-operations.ts';
import { watchOperations } from '../../../sidebar/state/watched-operations.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';

function start(role: 'client' | 'guest' = 'client') {
  const companion = createFakeCompanionConnection();
  companion.connect(role);
  const operations = watchOperations(companion.connection);
  onTestFinished(operations.dispose);
  const tell = (values: Partial<OperationMessage>) =>
    companion.say({
      type: 'operation',
      operation: 'o',
      kind: 'export',
      state: 'running',
      code: 'sending',
      done: 0,
      total: 0,
      ...values,
    });
  return { companion, operations, tell, listed: () => [...operations.listed.value.keys()] };
}

describe('what runs at the companion beside turns', () => {
  it('is listed until it has ended, and a pull until it has come or is forgotten', () => {
    const { tell, listed } = start();
    tell({ operation: 'e' });
    tell({ operation: 'i', kind: 'import' });
    tell({ operation: 'p', kind: 'pull' });
    tell({ operation: 'e', state: 'failed' });
    tell({ operation: 'p', kind: 'pull', state: 'failed' });
    expect(listed()).toEqual(['i', 'p']);
    tell({ operation: 'p', kind: 'pull', state: 'forgotten' });
    expect(listed()).toEqual(['i']);
  });

  it('is told to all who listen, with the list as it is then', () => {
    const { operations, tell, listed } = start();
    const heard: string[][] = [];
    for (let count = 0; count < 2; count += 1) operations.onTold(({ state }) => heard.push([state, ...listed()]));
    tell({});
    tell({ state: 'done' });
    expect(heard).toEqual([['running', 'o'], ['running', 'o'], ['done'], ['done']]);
  });

  it('is listed anew on another connection', () => {
    const { companion, tell, listed } = start();
    tell({});
    companion.connect('client');
    expect([listed(), companion.said]).toEqual([
      [],
      [
        { type: 'watch', topic: 'operations' },
        { type: 'watch', topic: 'operations' },
      ],
    ]);
  });

  it('is no business of a guest', () => {
    expect(start('guest').companion.said).toEqual([]);
  });

  it('is watched once, whoever asks for it', async () => {
    const companion = createFakeCompanionConnection();
    companion.connect('client');
    const lazy = createLazyOperations(companion.connection);
    onTestFinished(lazy.dispose);
    expect(companion.said).toEqual([]);
    const [one, other] = await Promise.all([lazy.get(), lazy.get()]);
    expect([one === other, companion.said]).toEqual([true, [{ type: 'watch', topic: 'operations' }]]);
  });
});
