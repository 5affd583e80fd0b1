/**
 * What the models of one Ollama can do. `/api/tags` is not to be trusted there: it calls some embedding models
 * `completion`. `/api/show` looks into the model, so it is asked about each, once for each digest.
 */

import * as v from 'valibot';
import type { Limits } from '../../../protocol/limits.ts';
import { type Clock, waitAtMost } from '../../clock.ts';
import { createListeners } from '../../listeners.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';
import { UpstreamError } from '../upstream.ts';

const ShownSchema = v.object({
  capabilities: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.minLength(1), v.maxLength(64)),
});

/** A list waits so long for what `/api/show` says, which usually takes a few milliseconds. Then it goes out without. */
const GRACE_MS = 250;

export interface Named {
  /** As Ollama names it. */
  name: string;
  digest: string;
}

export interface Abilities {
  /** What `/api/show` said; undefined while it has not, and when it says nothing of this. */
  of(model: Named): readonly string[] | undefined;
  /** Asks about those that are not known yet, and forgets those that are gone. Resolves soon, whether all is known or not. */
  learn(models: readonly Named[]): Promise<void>;
  /** Calls `listener` when something was learned after `learn` had resolved; returns its unsubscribe. */
  onNews(listener: () => void): () => void;
  dispose(): void;
}

export function createAbilities(server: JsonServer & { clock: Clock; limits: Limits }): Abilities {
  const { clock, limits } = server;
  const known = new Map<string, readonly string[] | undefined>();
  const wanted = new Map<string, Named>();
  const asking = new Set<string>();
  const listeners = createListeners();
  const disposed = new AbortController();
  let idle: PromiseWithResolvers<void> | undefined;
  /** Lists that wait for what is learned now, and so need not hear of it. */
  let waiting = 0;
  let hasNews = false;

  const keyOf = ({ name, digest }: Named): string => digest || name;

  async function ask(key: string, { name }: Named): Promise<void> {
    const request = { path: '/api/show', body: { model: name } };
    try {
      const timing = { clock, timeoutMs: limits.upstreamProbeMs, server };
      const shown = v.safeParse(
        ShownSchema,
        await within(timing, disposed.signal, (signal) => readJson(server, request, signal)),
      );
      known.set(key, shown.success ? shown.output.capabilities : undefined);
      if (waiting === 0) hasNews = true;
    } catch (error) {
      if (disposed.signal.aborted) return;
      // What was said is an answer too. A server that said nothing is asked again at the next look.
      if (error instanceof UpstreamError && error.code === 'upstream_unreachable') return;
      known.set(key, undefined);
    }
  }

  /** Has as many asked at the same time as may be. */
  function pump(): void {
    for (const [key, model] of wanted) {
      if (asking.size >= limits.upstreamDetails || disposed.signal.aborted) break;
      wanted.delete(key);
      asking.add(key);
      void ask(key, model).then(() => {
        asking.delete(key);
        pump();
      });
    }
    if (asking.size > 0) return;
    idle?.resolve();
    idle = undefined;
    if (!hasNews || disposed.signal.aborted) return;
    hasNews = false;
    listeners.tell();
  }

  return {
    of: (model) => known.get(keyOf(model)),
    async learn(models) {
      const present = new Set(models.map(keyOf));
      for (const key of known.keys()) if (!present.has(key)) known.delete(key);
      for (const key of wanted.keys()) if (!present.has(key)) wanted.delete(key);
      for (const model of models) {
        const key = keyOf(model);
        if (!known.has(key) && !asking.has(key)) wanted.set(key, model);
      }
      pump();
      if (asking.size === 0) return;
      idle ??= Promise.withResolvers();
      waiting += 1;
      await waitAtMost(GRACE_MS, idle.promise, clock);
      waiting -= 1;
    },
    onNews: listeners.on,
    dispose() {
      disposed.abort();
      idle?.resolve();
    },
  };
}
