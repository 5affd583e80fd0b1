import type { ModelParameters } from '../../protocol/parameters.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { Catalogue } from '../upstreams/catalogue.ts';
import type { SlotQueue } from './queue/slot-queue.ts';

/** Of the machine's memory, for all models together: the rest is for what people do beside. */
const MEMORY_SHARE = 0.7;
/** What a model takes in memory, by its size on disk: its context comes on top. */
const MEMORY_PER_SIZE = 1.25;
/** A model that is not there by then comes with the question. */
const LOAD_MS = 120_000;

export interface WarmUpOptions {
  catalogue: Pick<Catalogue, 'resolve' | 'snapshot' | 'refresh'>;
  queue: Pick<SlotQueue, 'isBusy'>;
  /** Of this machine. */
  memoryBytes: number;
  log: Log;
}

export interface WarmUpRequest {
  /** Undefined: the model that answers when none is named. */
  model: string | undefined;
  /** What is set of a model, by its server's own name. */
  parameters(model: string): Promise<ModelParameters>;
  /** Of the question that is being written, about. */
  chars: number;
}

/** Loads the model of a question that is being written, so that its answer comes sooner. */
export interface WarmUp {
  /** Resolves once it is loaded, or was not worth it: nobody is told. */
  warm(request: WarmUpRequest): Promise<void>;
  dispose(): void;
}

/**
 * Nothing is loaded that is not on this machine, that would not fit beside what is in memory, or while somebody is
 * answered: whoever asks goes before whoever may ask. It takes no slot, for a question that comes meanwhile waits for the
 * very same load.
 */
export function createWarmUp({ catalogue, queue, memoryBytes, log }: WarmUpOptions): WarmUp {
  const disposed = new AbortController();
  /** Servers that load something now. */
  const warming = new Set<string>();

  function hasRoom(name: string, upstream: string): boolean {
    const { models } = catalogue.snapshot();
    const model = models.find((each) => each.name === name);
    if (model === undefined || model.loaded || model.remote || model.sizeBytes === 0) return false;
    const beside = models.filter((each) => each.loaded && each.upstream === upstream);
    const bytes = [model, ...beside].reduce((sum, { sizeBytes }) => sum + sizeBytes * MEMORY_PER_SIZE, 0);
    return bytes <= memoryBytes * MEMORY_SHARE;
  }

  async function load({ model, parameters, chars }: WarmUpRequest): Promise<void> {
    const chosen = await catalogue.resolve(model);
    const [holder] = chosen.holders();
    if (holder?.upstream.warm === undefined || holder.upstream.locality !== 'machine') return;
    const { upstream, ownName } = holder;
    if (warming.has(upstream.id) || queue.isBusy(upstream.id) || !hasRoom(chosen.name, upstream.id)) return;
    warming.add(upstream.id);
    try {
      const signal = AbortSignal.any([disposed.signal, AbortSignal.timeout(LOAD_MS)]);
      await holder.upstream.warm({ model: ownName, parameters: await parameters(ownName), chars }, signal);
      await catalogue.refresh();
    } finally {
      warming.delete(upstream.id);
    }
  }

  return {
    warm: (request) =>
      load(request).catch((error: unknown) => {
        // The question itself will say what is wrong.
        if (!disposed.signal.aborted) log.debug(toLogFields(error), 'a model was not loaded ahead');
      }),
    dispose: () => disposed.abort(),
  };
}
