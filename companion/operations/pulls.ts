import type { Limits } from '../../protocol/limits.ts';
import type { OperationMessage } from '../../protocol/operation-messages.ts';
import type { Clock } from '../clock.ts';
import { type CodedError, codedError, toCodedError } from '../coded-error.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { type ModelManagement, UpstreamError } from '../upstreams/upstream.ts';
import type { Operation, Operations } from './operations.ts';
import type { PullRecord } from './pull-record.ts';

/** Pulls tell how far they are so often at most: a server says it twenty times a second. */
const TELL_MS = 250;

export interface PullTarget {
  /** The id of the server, and what does its work. */
  upstream: string;
  management: Pick<ModelManagement, 'pull'>;
}

/** Models on their way to their servers. They outlive the connections that asked for them. */
export interface Pulls {
  /**
   * The operation that gets this model there: the one that does already, or a new one, which goes on where an unfinished
   * one of before had stopped.
   *
   * @throws {UpstreamError} `overloaded` when as many run as may
   */
  begin(target: PullTarget, name: string): string;
  /** Breaks off what runs, to go on after the next start. Resolves once the servers were told. */
  dispose(): Promise<void>;
}

export interface PullsOptions {
  operations: Operations;
  record: PullRecord;
  /** A model has come. Awaited before that is told. */
  onCame(): Promise<unknown>;
  clock: Clock;
  limits: Pick<Limits, 'pulls' | 'unfinishedPulls'>;
  log: Log;
}

/** One pull, which runs while it has a signal to end it. */
interface Pull {
  name: string;
  upstream: string;
  operation: Operation;
  running: AbortController | undefined;
  ended: Promise<void>;
}

export function createPulls({ operations, record, onCame, clock, limits, log }: PullsOptions): Pulls {
  const pulls = new Map<string, Pull>();
  let isDisposed = false;
  for (const { name, upstream, done, total } of record.read()) {
    const operation = operations.begin('pull', 'downloading', () => {}, { name, upstream, done, total });
    const pull = { name, upstream, operation, running: undefined, ended: Promise.resolve() };
    pulls.set(keyOf(pull), pull);
    rest(pull, 'interrupted');
  }

  function write(): void {
    record.write(
      [...pulls.values()].map(({ name, upstream, operation: { message } }) => {
        return { name, upstream, done: message.done, total: message.total };
      }),
    );
  }

  /** Listed on, so that it can go on. */
  function rest(pull: Pull, outcome: 'cancelled' | 'interrupted' | CodedError): void {
    pull.running = undefined;
    pull.operation.rest(outcome, () => forget(pull));
    const resting = [...pulls.values()].filter(({ running }) => running === undefined);
    const [oldest] = resting.length > limits.unfinishedPulls ? resting : [];
    if (oldest) operations.stop(oldest.operation.id);
  }

  function forget(pull: Pull): void {
    if (pulls.get(keyOf(pull)) === pull) pulls.delete(keyOf(pull));
    write();
  }

  async function run(pull: Pull, { management }: PullTarget, running: AbortController): Promise<void> {
    const { operation, name } = pull;
    const { signal } = running;
    const before = operation.message;
    let toldAt = Number.NEGATIVE_INFINITY;
    try {
      await management.pull(name, {
        signal,
        onProgress({ code, done, total }) {
          const isNews = code !== operation.message.code;
          if (signal.aborted || (!isNews && clock.now() - toldAt < TELL_MS)) return;
          toldAt = clock.now();
          // Until the server has counted, what was there before the stop is the best that is known.
          const shown = total === 0 ? before : { done, total };
          operation.progress(code, shown.done, shown.total);
        },
      });
      await onCame();
      pulls.delete(keyOf(pull));
      operation.end('done');
    } catch (error) {
      rest(pull, signal.aborted ? (isDisposed ? 'interrupted' : 'cancelled') : toError(error));
    }
    write();
  }

  function toError(error: unknown): CodedError {
    if (error instanceof UpstreamError) return toCodedError(error.reason);
    log.error(toLogFields(error), 'a pull failed in a way that it may not');
    return codedError('internal', {});
  }

  return {
    begin(target, name) {
      const key = keyOf({ name, upstream: target.upstream });
      const known = pulls.get(key);
      if (known?.running) return known.operation.id;
      const count = [...pulls.values()].filter(({ running }) => running !== undefined).length;
      if (isDisposed || count >= limits.pulls) throw new UpstreamError('overloaded', { cause: 'pulls' });
      const running = new AbortController();
      const { upstream } = target;
      const before: Partial<OperationMessage> = known?.operation.message ?? {};
      const { operation: id, done = 0, total = 0 } = before;
      const operation = operations.begin('pull', 'manifest', () => running.abort(), {
        ...(id !== undefined && { operation: id }),
        ...{ name, upstream, done, total },
      });
      const pull: Pull = { name, upstream, operation, running, ended: Promise.resolve() };
      // It is the youngest now.
      pulls.delete(key);
      pulls.set(key, pull);
      pull.ended = run(pull, target, running);
      write();
      return operation.id;
    },
    async dispose() {
      isDisposed = true;
      const all = [...pulls.values()];
      for (const { running } of all) running?.abort();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}

/** `llama3.2` and `llama3.2:latest` are one model. */
function keyOf({ name, upstream }: Pick<Pull, 'name' | 'upstream'>): string {
  return JSON.stringify([upstream, /:[^/]*$/.test(name) ? name : `${name}:latest`]);
}
