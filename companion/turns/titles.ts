import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { questionText } from '../../protocol/question-parts.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import type { TurnContext } from '../conversations/turn-context.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { knownSources } from '../prompts/source.ts';
import { readTitle, titlePrompt } from '../prompts/title-prompt.ts';
import { StoreError } from '../store/store-error.ts';
import { type Answerer, onlyAt } from '../upstreams/chosen-model.ts';
import { UpstreamError } from '../upstreams/upstream.ts';
import { takePlace } from './model-place.ts';
import { PREEMPTED, type SlotQueue } from './queue/slot-queue.ts';
import type { TurnNews, TurnRegistry } from './turn-registry.ts';

export interface TitlesOptions {
  registry: Pick<TurnRegistry, 'onNews'>;
  conversations: Pick<ClientConversations, 'stored' | 'feed'>;
  queue: SlotQueue;
  log: Log;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

/** Thoughts and title together: a model that goes on is stopped. */
const MAX_CHARS = 4_000;

/**
 * Has the model that answered first in a stored conversation give it a title, when nobody else needs the model. The very
 * server that answered is asked, and no other: the title's prompt holds the question and the answer. Until then, and where
 * that fails, it is called by its first words.
 */
export function createTitles(options: TitlesOptions): { dispose(): void } {
  const { registry, conversations, queue, log } = options;
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
    const { answerer } = turn;
    if (conversation === undefined || terminal?.type !== 'done') return;
    if (answerer === undefined || answerer.upstream.kind === 'reader') return;
    try {
      const prompt = titlePrompt({
        question: questionText(question.parts),
        sources: knownSources(question.parts),
        answer: turn.log.content(),
      });
      const { client = request.asker.id } = request.asker;
      const title = readTitle(await write(answerer, prompt, client, request.context.parameters));
      if (title === '' || signal.aborted) return;
      await conversations.stored().rename(conversation, title, 'model');
      conversations.feed.change(conversation);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof UpstreamError || error instanceof StoreError) log.debug({ code: error.code }, 'no title');
      else log.error(toLogFields(error), 'a title failed');
    }
  }

  async function write(
    answerer: Answerer,
    prompt: Prompt,
    client: string,
    parameters: TurnContext['parameters'],
  ): Promise<string> {
    const place = takePlace({
      model: onlyAt(answerer),
      queue,
      // A title needs no thoughts, but a model that has none may refuse to be told so.
      think: answerer.capabilities.includes('thinking') ? false : undefined,
      ...(parameters && { parameters }),
      use: 'title',
      lane: 'background',
      client,
      signal,
      isReady: () => true,
      onPosition() {},
      onSlot() {},
    });
    for (;;) {
      const enough = new AbortController();
      let title = '';
      let chars = 0;
      try {
        await place.ask({
          makePrompt: () => prompt,
          enough: enough.signal,
          listener: {
            onDelta(kind, text) {
              chars += text.length;
              if (kind === 'token') title += text;
              if (chars > MAX_CHARS) enough.abort();
            },
            onRecant() {
              title = '';
            },
          },
        });
        return title;
      } catch (error) {
        // Somebody needed the model more; what was written is not worth keeping.
        if (error === PREEMPTED && !signal.aborted) continue;
        if (signal.aborted || !enough.signal.aborted) throw error;
        return title;
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
