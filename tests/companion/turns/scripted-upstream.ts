import type { Catalogue, CatalogueSnapshot } from '../../../companion/upstreams/catalogue.ts';
import { type ChosenModel, onlyAt } from '../../../companion/upstreams/chosen-model.ts';
import type {
  Upstream,
  UpstreamChatOptions,
  UpstreamFinish,
  UpstreamModel,
  UpstreamRequest,
} from '../../../companion/upstreams/upstream.ts';
import { createAsyncQueue } from '../../helpers/async-queue.ts';

/** One request, answered by the test. */
export interface ScriptedRequest {
  readonly request: UpstreamRequest;
  readonly signal: AbortSignal;
  say(...tokens: string[]): void;
  think(...thoughts: string[]): void;
  finish(reason?: UpstreamFinish['reason'], instead?: UpstreamFinish['instead']): void;
  fail(error: Error): void;
}

export interface ScriptedUpstream {
  readonly upstream: Upstream;
  /** The next request that was not taken yet. */
  next(): Promise<ScriptedRequest>;
  /** Requests that came so far. */
  readonly count: number;
}

/** An upstream without a server. Aborted requests end at once, unless `lingers`: then when the test fails them. */
export function createScriptedUpstream(
  options: { id?: string; slots?: number; lingers?: boolean } = {},
): ScriptedUpstream {
  const requests = createAsyncQueue<ScriptedRequest>();
  let count = 0;
  const upstream: Upstream = {
    id: options.id ?? 'scripted',
    kind: 'ollama',
    locality: 'machine',
    slots: options.slots ?? 1,
    probe: () => Promise.reject(new Error('not asked in these tests')),
    chat(request: UpstreamRequest, { signal, onDelta }: UpstreamChatOptions) {
      count += 1;
      const { promise, resolve, reject } = Promise.withResolvers<UpstreamFinish>();
      if (!options.lingers) signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      requests.put({
        request,
        signal,
        say: (...tokens) => tokens.forEach((token) => void onDelta('token', token)),
        think: (...thoughts) => thoughts.forEach((thought) => void onDelta('thinking', thought)),
        finish: (reason = 'stop', instead) => resolve({ reason, usage: null, ...(instead && { instead }) }),
        fail: reject,
      });
      return promise;
    },
    dispose() {},
  };
  return {
    upstream,
    next: requests.take,
    get count() {
      return count;
    },
  };
}

/** A model of this upstream alone. */
export function choose(upstream: Upstream, ownName = 'small'): ChosenModel {
  return onlyAt({ upstream, ownName, name: ownName, isLoaded: false, capabilities: [] });
}

/** A catalogue that knows one upstream with one model, `small`. */
export function createFixedCatalogue(upstream: Upstream): Pick<
  Catalogue,
  'resolve' | 'describe' | 'snapshot' | 'refresh' | 'onChange'
> & {
  change(snapshot: CatalogueSnapshot): void;
} {
  let current: CatalogueSnapshot = { models: [], cannotChat: [], defaultModel: 'small', upstreams: [] };
  const listeners = new Set<(snapshot: CatalogueSnapshot) => void>();
  return {
    resolve: async (model) => choose(upstream, model),
    async describe(name) {
      const model = choose(upstream, name);
      const about = await upstream.defaults?.({ name: model.name } as UpstreamModel, new AbortController().signal);
      return { model, ...(about ?? { thinking: [], defaults: {}, mostContext: 0 }) };
    },
    snapshot: () => current,
    refresh: async () => current,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change(snapshot) {
      current = snapshot;
      for (const listener of listeners) listener(snapshot);
    },
  };
}
