import type { Suggestion } from '../../protocol/model-requests.ts';
import type { Catalogue } from '../upstreams/catalogue.ts';
import { addressOf } from '../upstreams/guarded-upstream.ts';
import { type ModelManagement, type Upstream, UpstreamError } from '../upstreams/upstream.ts';
import { createPulls, type PullsOptions } from './pulls.ts';

/** A model as its server knows it. */
export interface ManagedModel {
  /** The id of the server. */
  upstream: string;
  /** What that server calls it. */
  name: string;
}

/** Work on the models of the servers. Everything rejects with {@link UpstreamError}. */
export interface ModelManager {
  /** See `Pulls`. */
  pull(model: ManagedModel): string;
  remove(model: ManagedModel): Promise<void>;
  unload(model: ManagedModel): Promise<void>;
  keepWarm(model: ManagedModel, warm: boolean): Promise<void>;
  /** Models to begin with at a server. */
  suggest(upstream: string): Promise<{ memoryBytes?: number; items: Suggestion[] }>;
  dispose(): Promise<void>;
}

export interface ModelManagerOptions extends Omit<PullsOptions, 'onCame'> {
  upstreams: readonly Upstream[];
  catalogue: Pick<Catalogue, 'refresh'>;
  /** Bytes of memory that this machine has. */
  memoryBytes: number;
}

export function createModelManager(options: ModelManagerOptions): ModelManager {
  const { upstreams, catalogue, memoryBytes } = options;
  const pulls = createPulls({ ...options, onCame: () => catalogue.refresh() });
  const disposed = new AbortController();

  function find(id: string): { upstream: Upstream; management: ModelManagement } {
    const upstream = upstreams.find((each) => each.id === id);
    if (upstream === undefined) throw new UpstreamError('model_not_found', { cause: 'no_server' });
    const { management, kind: server } = upstream;
    if (management) return { upstream, management };
    const params = { cause: 'not_manageable', server, address: addressOf(upstream) } as const;
    throw new UpstreamError('upstream_refused', params);
  }

  /** What has changed is told before it is said to be done. */
  async function change(
    { upstream, name }: ManagedModel,
    work: (management: ModelManagement, name: string, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    await work(find(upstream).management, name, disposed.signal);
    await catalogue.refresh();
  }

  return {
    pull: ({ upstream, name }) => pulls.begin({ upstream, management: find(upstream).management }, name),
    remove: (model) => change(model, (management, name, signal) => management.remove(name, signal)),
    unload: (model) => change(model, (management, name, signal) => management.unload(name, signal)),
    keepWarm: (model, warm) => change(model, (management, name, signal) => management.keepWarm(name, warm, signal)),
    async suggest(id) {
      const { upstream, management } = find(id);
      const known = upstream.locality === 'machine' ? { memoryBytes } : {};
      return { ...known, items: [...(await management.suggest(known.memoryBytes, disposed.signal))] };
    },
    async dispose() {
      disposed.abort();
      await pulls.dispose();
    },
  };
}
