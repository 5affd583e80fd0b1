import { LIMITS, type Limits } from '../../protocol/limits.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import { StoreError } from '../conversations/store-error.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import { createThoughtSeparator } from '../prompts/thought-separator.ts';
import { readTitle, titlePrompt } from '../prompts/title-prompt.ts';
import type { Catalogue } from '../upstreams/catalogue.ts';
import { type Upstream, UpstreamError } from '../upstreams/upstream.ts';
import type { UpstreamQueues } from './queue/upstream-queues.ts';
import type { TurnNews, TurnRegistry } from './turn-registry.ts';

export interface TitlesOptions {
  registry: Pick<TurnRegistry, 'onNews'>;
  conversations: Pick<ClientConversations, 'stored' | 'feed'>;
  catalogue: Pick<Catalogue, 'resolve' | 'snapshot'>;
  queues: UpstreamQueues;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

/** Thoughts and title together: a model that goes on is stopped. */
const MAX_CHARS = 4_000;

/**
 * Has the model that answered first in a stored conversation give it a title, when nobody else needs the model. Until
 * then, and where that fails, it is called by its first words.
 */
export function createTitles(options: TitlesOptions): { dispose(): void } {
  const { registry, conversations, catalogue, queues, log } = options;
  const { pendingTitles } = { ...LIMITS, ...options.limits };
  const disposed = new AbortController();
  const { signal } = disposed;
  let pending = 0;

  const unsubscribe = registry.onNews((news) => {
    if (news.type !== 'ended' || !news.request.context.isFirstAnswer || pending >= pendingTitles) return;
    pending += 1;
    void entitle(news).finally(() => {
      pending -= 1;
    });
  });

  async function entitle({ request, turn }: TurnNews): Promise<void> {
    const { conversation, question } = request;
    const terminal = turn.log.terminal;
    if (conversation === undefined || terminal?.type !== 'done') return;
    try {
      const { upstream, model } = await catalogue.resolve(terminal.model);
      if (upstream.kind === 'reader') return;
      const prompt = titlePrompt({ ...question, answer: turn.log.content() });
      const named = catalogue.snapshot().models.find(({ name }) => name === terminal.model);
      // A title needs no thoughts, but a model that has none may refuse to be told so.
      const think = named?.capabilities.includes('thinking') ? false : undefined;
      const { client = request.asker.id } = request.asker;
      const title = readTitle(await write(upstream, { model, prompt, think }, client));
      if (title === '' || signal.aborted) return;
      await conversations.stored().rename(conversation, title, 'model');
      conversations.feed.change(conversation);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof UpstreamError || error instanceof StoreError) log.debug({ code: error.code }, 'no title');
      else log.error(toLogFields(error), 'a title failed');
    }
  }

  async function write(upstream: Upstream, request: Parameters<Upstream['chat']>[0], client: string): Promise<string> {
    const place = queues.of(upstream).enter({
      lane: 'background',
      client,
      signal,
      isReady: () => true,
      onPosition() {},
    });
    for (;;) {
      const slot = await place.slot();
      const enough = new AbortController();
      let title = '';
      let chars = 0;
      const separator = createThoughtSeparator({
        onDelta(kind, text) {
          if (kind === 'token') title += text;
        },
        onRecant() {
          title = '';
        },
      });
      try {
        await upstream.chat(request, {
          signal: AbortSignal.any([signal, slot.preempted, enough.signal]),
          onDelta(kind, text) {
            chars += text.length;
            separator.push(kind, text);
            if (chars > MAX_CHARS) enough.abort();
          },
        });
        separator.end();
        return title;
      } catch (error) {
        if (signal.aborted || !(slot.preempted.aborted || enough.signal.aborted)) throw error;
        // Somebody needed the model more; what was written is not worth keeping.
        separator.end();
        if (!slot.preempted.aborted) return title;
      } finally {
        slot.release();
      }
    }
  }

  return {
    dispose() {
      unsubscribe();
      disposed.abort();
    },
  };
}
