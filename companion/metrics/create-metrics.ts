import { readdirSync, statSync } from 'node:fs';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../clock.ts';
import { outcomeOf, type Turn } from '../turns/turn.ts';
import { measureCalls, type OnCall } from './measure-calls.ts';
import type { Metrics } from './metrics.ts';
import { createModelLabels } from './model-labels.ts';

/** Seconds. A database's call in a millisecond, and one that somebody waited for. */
const CALL_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const STORE_PARTS = ['people', 'clients', 'rooms', 'notes', 'parameters', 'prompts', 'preferences'] as const;

/**
 * Those of prom-client that make a list of all that is open, some of them three times, at each scrape: with thousands of
 * connections that holds up every answer for milliseconds.
 */
const DEAR = [
  ...['nodejs_active_handles', 'nodejs_active_handles_total', 'nodejs_active_requests', 'nodejs_active_requests_total'],
  ...['nodejs_active_resources', 'nodejs_active_resources_total', 'process_open_fds'],
];

/** Seconds. People wait from tenths of a second to minutes. */
const WAIT_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const TOKENS_PER_SECOND = [1, 2.5, 5, 10, 20, 40, 80, 160, 320];

/**
 * Metrics for Prometheus. What is counted is counted when a turn ends, or when somebody asks: nothing is done per token.
 * Labels have few values: upstreams and their addresses are configured, models are bounded, and no word of anybody is one.
 */
export function createMetrics(clock: Clock, version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const name of DEAR) registry.removeSingleMetric(name);
  const modelLabel = createModelLabels();

  function counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers });
  }
  function histogram<L extends string>(name: string, help: string, buckets: number[], labelNames: L[]): Histogram<L> {
    return new Histogram({ name, help, labelNames, buckets, registers });
  }
  function gauge<L extends string>(
    name: string,
    help: string,
    labelNames: L[],
    collect: (gauge: Gauge<L>) => void,
  ): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        collect(this);
      },
    });
  }
  function calls(of: 'store' | 'live', what: string): OnCall {
    const seconds = histogram(`aside_${of}_call_seconds`, `What calls of ${what} took`, CALL_SECONDS, ['operation']);
    const failures = counter(`aside_${of}_call_failures_total`, `Calls of ${what} that failed`, ['operation']);
    return (operation, ms, hasFailed) => {
      seconds.observe({ operation }, ms / 1_000);
      if (hasFailed) failures.inc({ operation });
    };
  }

  const ended = counter('aside_turns_ended_total', 'Turns by how they ended: done, cancelled, or an error code', [
    'outcome',
  ]);
  const tokens = counter('aside_tokens_total', 'Tokens that models counted', ['kind', 'model']);
  const queued = histogram('aside_turn_queue_seconds', 'From the question to its slot', WAIT_SECONDS, []);
  const first = histogram('aside_turn_first_token_seconds', 'From the question to its first token', WAIT_SECONDS, []);
  const whole = histogram('aside_turn_seconds', 'From the question to the end of its turn', WAIT_SECONDS, []);
  const speed = histogram('aside_turn_tokens_per_second', 'Tokens a second of answers', TOKENS_PER_SECOND, ['model']);
  const onStoreCall = calls('store', 'the store');
  const onLiveCall = calls('live', 'what companions share while turns run');
  if (process.platform === 'linux') gauge('process_open_fds', 'Open files', [], (open) => open.set(countOpenFiles()));
  gauge('aside_info', 'The companion', ['version'], (info) => info.set({ version }, 1));

  function countTurn({ times, log }: Turn): void {
    const { terminal } = log;
    if (terminal === undefined) return;
    const { asked, started, spoke, ended: at = clock.now() } = times;
    ended.inc({ outcome: outcomeOf(terminal) });
    if (started !== undefined) queued.observe((started - asked) / 1_000);
    if (spoke !== undefined) first.observe((spoke - asked) / 1_000);
    whole.observe((at - asked) / 1_000);
    const usage = terminal.type === 'done' ? terminal.usage : null;
    if (terminal.type !== 'done' || !usage) return;
    const model = modelLabel(terminal.model);
    tokens.inc({ kind: 'prompt', model }, usage.promptTokens);
    tokens.inc({ kind: 'answer', model }, usage.answerTokens);
    if (usage.tokensPerSecond > 0) speed.observe({ model }, usage.tokensPerSecond);
  }

  return {
    measureDatabase: (database) => measureCalls(database, clock, onStoreCall, STORE_PARTS, ['storeOf']),
    measureLive: (live) => measureCalls(live, clock, onLiveCall),
    watch({ turns, connections, conversations, catalogue, queue, upstreams }) {
      turns.onEnd(countTurn);
      gauge('aside_turns', 'Turns at each stage', ['stage'], (stages) => {
        const { waiting, loading, streaming } = turns.stages;
        stages.set({ stage: 'queued' }, waiting);
        stages.set({ stage: 'loading' }, loading);
        stages.set({ stage: 'streaming' }, streaming);
      });
      gauge('aside_connections', 'Connections by what they have shown and speak', ['kind', 'depth'], (open) => {
        for (const { kind, depth, count } of connections.byKind()) open.set({ kind, depth }, count);
      });
      gauge('aside_upstream_up', 'Whether a model server answers', ['upstream'], (up) => {
        for (const { id, kind, status } of catalogue.snapshot().upstreams) {
          if (kind !== 'reader') up.set({ upstream: id }, status === 'ready' ? 1 : 0);
        }
      });
      gauge('aside_upstream_slots', 'Requests that a model server gets at once', ['upstream'], (slots) => {
        for (const upstream of upstreams) slots.set({ upstream: upstream.id }, upstream.slots);
      });
      gauge('aside_upstream_slots_used', 'Slots that this companion uses', ['upstream'], (used) => {
        for (const { id } of upstreams) used.set({ upstream: id }, queue.countRunning(id));
      });
      gauge('aside_store_up', 'Whether what is asked now can be kept', [], (up) => {
        up.set(conversations.savingFailure === undefined ? 1 : 0);
      });
    },
    scrape: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

/** Linux says how many there are since 6.2; before, the size is 0, and they are listed. */
function countOpenFiles(): number {
  return statSync('/proc/self/fd').size || readdirSync('/proc/self/fd').length;
}
