import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Welcome } from '../../../protocol/companion-messages.ts';
import type { ConnectionPhase } from '../../../sidebar/connection/companion-connection.ts';
import { createConnectionState } from '../../../sidebar/state/connection-state.ts';
import type { Problem } from '../../../sidebar/state/problem.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const lost: Problem = { code: 'connection_lost', params: { address: 'a' }, retryable: true };
const missing: Problem = { code: 'companion_not_running', params: { address: 'a' }, retryable: true };
const ready: ConnectionPhase = { phase: 'ready', role: 'client', welcome: {} as Welcome };

function start() {
  const state = signal<ConnectionPhase>({ phase: 'connecting', problem: null });
  const clock = createManualClock();
  const retry = vi.fn();
  const connection = createConnectionState({ state, retry }, clock);
  onTestFinished(() => connection.dispose());
  const shown = () => [connection.status.value, connection.problem.value?.code ?? null];
  return { state, clock, retry, connection, shown };
}

describe('createConnectionState', () => {
  it('connects, and is ready with a role', () => {
    const { state, connection, shown } = start();
    expect([...shown(), connection.role.value]).toEqual(['connecting', null, null]);
    state.value = ready;
    expect([...shown(), connection.role.value]).toEqual(['ready', null, 'client']);
  });

  it('tells at once why there is no connection at the start, and goes on telling while it tries', () => {
    const { state, shown } = start();
    state.value = { phase: 'waiting', problem: missing };
    expect(shown()).toEqual(['down', 'companion_not_running']);
    state.value = { phase: 'connecting', problem: missing };
    expect(shown()).toEqual(['down', 'companion_not_running']);
    state.value = ready;
    expect(shown()).toEqual(['ready', null]);
  });

  it('says nothing of a gap shorter than a second', () => {
    const { state, clock, shown } = start();
    state.value = ready;
    state.value = { phase: 'connecting', problem: null };
    state.value = { phase: 'waiting', problem: lost };
    clock.advance(999);
    expect(shown()).toEqual(['ready', null]);
    state.value = ready;
    clock.advance(60_000);
    expect(shown()).toEqual(['ready', null]);
  });

  it('is reconnecting after a second, and down once an attempt has failed', () => {
    const { state, clock, shown } = start();
    state.value = ready;
    state.value = { phase: 'waiting', problem: lost };
    clock.advance(1000);
    expect(shown()).toEqual(['reconnecting', null]);
    state.value = { phase: 'connecting', problem: lost };
    expect(shown()).toEqual(['reconnecting', null]);
    state.value = { phase: 'waiting', problem: missing };
    expect(shown()).toEqual(['down', 'companion_not_running']);
    state.value = { phase: 'connecting', problem: missing };
    expect(shown()).toEqual(['down', 'companion_not_running']);
  });

  it('waits out the second also when an attempt failed within it', () => {
    const { state, clock, shown } = start();
    state.value = ready;
    state.value = { phase: 'waiting', problem: lost };
    state.value = { phase: 'waiting', problem: missing };
    expect(shown()).toEqual(['ready', null]);
    clock.advance(1000);
    expect(shown()).toEqual(['down', 'companion_not_running']);
  });

  it('tells a final end at once', () => {
    const { state, shown } = start();
    state.value = ready;
    state.value = { phase: 'stopped', problem: missing };
    expect(shown()).toEqual(['down', 'companion_not_running']);
  });

  it('gives each gap a second of its own', () => {
    const { state, clock, shown } = start();
    state.value = ready;
    state.value = { phase: 'waiting', problem: lost };
    clock.advance(5000);
    state.value = ready;
    state.value = { phase: 'waiting', problem: lost };
    expect(shown()).toEqual(['ready', null]);
    clock.advance(1000);
    expect(shown()).toEqual(['reconnecting', null]);
  });

  it('passes a retry on', () => {
    const { connection, retry } = start();
    connection.retry();
    expect(retry).toHaveBeenCalledOnce();
  });

  it('leaves no timer behind', () => {
    const { state, clock, connection } = start();
    state.value = ready;
    state.value = { phase: 'waiting', problem: lost };
    connection.dispose();
    expect(clock.pending).toBe(0);
  });
});
