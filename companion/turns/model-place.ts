/** A place in the queue for one model, and the servers that answer there. */

import { PARAMETERS } from '../../protocol/parameters.ts';
import type { StepWords } from '../../protocol/step-codes.ts';
import type { TurnContext } from '../conversations/turn-context.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { createThoughtSeparator, type ThoughtListener } from '../prompts/thought-separator.ts';
import type { Answerer, ChosenModel, Holder } from '../upstreams/chosen-model.ts';
import { UpstreamError, type UpstreamFinish } from '../upstreams/upstream.ts';
import { parametersFor, type Use } from './parameters-for.ts';
import type { Entrant, Lane, SlotQueue } from './queue/slot-queue.ts';

export interface ModelPlaceOptions extends Omit<Entrant, 'holders'> {
  model: ChosenModel;
  queue: SlotQueue;
  /** What the question itself says of it, which comes before what is set. */
  think: boolean | undefined;
  /** What is set of a model, by the server's own name; absent: nothing can be. */
  parameters?: TurnContext['parameters'];
  /** What all requests here are for, unless one says otherwise; none: answers. */
  use?: Use;
  /** What the person should know of how it is asked. */
  onNotice?(notice: StepWords): void;
  /** What the person has the model told before everything else, with the request that comes next; empty: nothing. */
  onTold?(system: string): void;
  /** A slot was given, at this server. */
  onSlot(answerer: Answerer): void;
}

export interface ModelPlace {
  /**
   * Sends one request in a slot of its own. `makePrompt` is called once there is one, again for each server that is tried.
   * The first server that is asked is asked for all that follows; when it fails before its first word, the others of its
   * pool are tried, each once, and nothing is asked of any other.
   */
  ask(request: ModelRequest): Promise<UpstreamFinish>;
  /** Does some other work at the server that was asked last, in a slot of its own. */
  withSlot<T>(work: (holder: Holder) => Promise<T>): Promise<T>;
}

export interface ModelRequest {
  makePrompt: () => Prompt | Promise<Prompt>;
  /** Hears thoughts apart from the answer, wherever the model wrote them. */
  listener: ThoughtListener;
  /** Ends this request alone. */
  enough?: AbortSignal | undefined;
  use?: Use | undefined;
  /** Where it waits. None: where the place is. */
  lane?: Lane;
}

export function takePlace(options: ModelPlaceOptions): ModelPlace {
  const { model, queue, think, parameters, use = 'answer', onNotice, onTold, onSlot, ...entrant } = options;
  const { signal } = entrant;
  /** The server that was chosen, while it does not fail. */
  let chosen: Holder | undefined;
  /** What came of each server that was tried in vain. */
  const failed = new Map<string, unknown>();
  const place = queue.enter({ ...entrant, holders: candidates });

  function candidates(): readonly Holder[] {
    if (chosen !== undefined) return [chosen];
    const holders = model.holders();
    const untried = holders.filter(({ upstream }) => !failed.has(upstream.id));
    return untried.length > 0 ? untried : holders;
  }

  async function ask(request: ModelRequest): Promise<UpstreamFinish> {
    const slot = await place.slot(request.lane);
    const { upstream, ownName } = slot.holder;
    if (failed.has(upstream.id)) {
      // The one that was left to try went away while this waited for it.
      slot.release();
      throw failed.get(upstream.id);
    }
    const separator = createThoughtSeparator(request.listener);
    let hasBegun = false;
    try {
      chosen = slot.holder;
      onSlot({ ...chosen, name: model.name, capabilities: model.capabilities });
      const prompt = await request.makePrompt();
      const set = parametersFor(request.use ?? use, (await parameters?.(ownName)) ?? {});
      signal.throwIfAborted();
      const isTold = PARAMETERS.system.at.some((kind) => kind === upstream.kind);
      onTold?.(isTold ? (set.system ?? '').trim() : '');
      const preempted = entrant.lane === 'background' ? slot.preempted : undefined;
      const ends = [preempted, request.enough].filter((end) => end !== undefined);
      return await upstream.chat(
        { model: ownName, prompt, think, parameters: set },
        {
          // Only where it must be: a composite looks at all of its signals whenever it is asked, and it is asked for each token.
          signal: ends.length > 0 ? AbortSignal.any([signal, ...ends]) : signal,
          ...(onNotice && { onNotice }),
          onDelta(kind, text) {
            hasBegun = true;
            separator.push(kind, text);
          },
        },
      );
    } catch (error) {
      if (error instanceof UpstreamError) error.hasBegun = hasBegun;
      if (hasBegun || signal.aborted || !mayElsewhereSucceed(error)) throw error;
      failed.set(upstream.id, error);
      chosen = undefined;
      if (candidates().every((holder) => failed.has(holder.upstream.id))) throw error;
    } finally {
      separator.end();
      slot.release();
    }
    return ask(request);
  }

  async function withSlot<T>(work: (holder: Holder) => Promise<T>): Promise<T> {
    const slot = await place.slot();
    try {
      signal.throwIfAborted();
      return await work(slot.holder);
    } finally {
      slot.release();
    }
  }

  return { ask, withSlot };
}

/** Whether the server failed, rather than the question. */
function mayElsewhereSucceed(error: unknown): boolean {
  return error instanceof UpstreamError && (error.code.startsWith('upstream_') || error.code === 'model_not_found');
}
