import { type Log, toLogFields } from '../logging/log.ts';
import { toFailedProbe } from './failed-probe.ts';
import { createTokenCorrections } from './token-corrections.ts';
import { type MissingAbility, type Upstream, UpstreamError, type UpstreamRequest } from './upstream.ts';

interface ChatListener {
  /** A chat is about to reject with this. */
  onFailure(error: UpstreamError, model: string): void;
  /** The first word of an answer has come. */
  onAnswer(model: string): void;
  /** Whether the model has refused this before. */
  lacks?(model: string, ability: MissingAbility): boolean;
}

/**
 * The same upstream, whose faults stay its own: whatever `probe` or `chat` throws or rejects with becomes a state or an
 * error of that upstream, and is logged, because it is a fault of ours.
 *
 * The listener hears what that tells of the server; `model` is the server's own name.
 */
export function guardUpstream(upstream: Upstream, log: Log | undefined, listener: ChatListener): Upstream {
  const { id, kind } = upstream;
  const address = addressOf(upstream);
  const corrections = createTokenCorrections();

  function fault(error: unknown): UpstreamError {
    log?.error({ ...toLogFields(error), upstream: id }, 'an upstream failed in a way that it may not');
    return new UpstreamError('upstream_failed', { cause: 'not_understood', server: kind, address }, { cause: error });
  }

  const guarded: Upstream = {
    ...upstream,
    budget(model, parameters) {
      const contextTokens = upstream.contextFor?.(model, parameters);
      return contextTokens === undefined ? undefined : { contextTokens, correction: corrections.of(model) };
    },
    async probe(signal) {
      try {
        return await upstream.probe(signal);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        return toFailedProbe({ id, kind, address }, error instanceof UpstreamError ? error : fault(error), signal);
      }
    },
    async chat(given, options) {
      const { signal } = options;
      const mayThink = !listener.lacks?.(given.model, 'thinking');
      const request = mayThink ? given : withoutThinking(given);
      let hasBegun = false;
      /** What the listener threw: passed on as it is. */
      let ours: { error: unknown } | undefined;
      try {
        const finish = await upstream.chat(request, {
          signal,
          ...(options.onNotice && { onNotice: options.onNotice }),
          onDelta(kind, text) {
            if (!hasBegun) listener.onAnswer(request.model);
            hasBegun = true;
            try {
              options.onDelta(kind, text);
            } catch (error) {
              ours ??= { error };
              throw error;
            }
          },
        });
        if (finish.usage) corrections.learn(request.model, request.prompt, finish.usage.promptTokens);
        return finish;
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (ours !== undefined) throw ours.error;
        const failure = error instanceof UpstreamError ? error : fault(error);
        if (failure.overflow) corrections.learn(request.model, request.prompt, failure.overflow.promptTokens);
        listener.onFailure(failure, request.model);
        // Nobody asked this question to be thought about: it is what is set of the model, which turns out not to take it.
        const isOnlySet = failure.lacks === 'thinking' && request.think === undefined && request.parameters?.think;
        if (isOnlySet && mayThink && !hasBegun) return guarded.chat(withoutThinking(request), options);
        throw failure;
      }
    },
  };
  return guarded;
}

/** Without what is set of it. That a question asks for it is said to the model, whose refusal is the answer then. */
function withoutThinking(request: UpstreamRequest): UpstreamRequest {
  const { think: _set, ...parameters } = request.parameters ?? {};
  return { ...request, think: request.think || undefined, parameters };
}

/** As a person would type it; empty for the reader. */
export function addressOf({ id }: Pick<Upstream, 'id'>): string {
  return id.includes('@') ? id.slice(id.indexOf('@') + 1) : '';
}
