import { randomUUID } from 'node:crypto';
import type { ArticleQuestion, ArticleRequest } from '../../../protocol/article-messages.ts';
import { decodeArticleRequest, encode } from '../../../protocol/codec.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { toArticleFrame } from '../../turns/frames.ts';
import type { Turn } from '../../turns/turn.ts';
import { toErrorWords } from '../../turns/turn-error.ts';
import type { Asker, TurnRegistry } from '../../turns/turn-registry.ts';
import { createViewer } from '../../turns/viewer.ts';
import type { Connection, Link } from '../connection.ts';
import { checkQuestion } from '../question-check.ts';
import { createArticleHistory } from './article-history.ts';

export interface ArticleConnectionOptions {
  link: Link;
  registry: TurnRegistry;
  limits: Limits;
  /** Whose turns these are: the connection's alone. */
  asker: Asker;
}

/**
 * Speaks as the article's clients do: one question at a time, a conversation as long as the connection. Requests are
 * served strictly one after another, which is all that is needed for each cancel to get its one `cancelled`, and for the
 * old turn's to come before anything of the new one.
 */
export function createArticleConnection({ link, registry, limits, asker }: ArticleConnectionOptions): Connection {
  const history = createArticleHistory(limits);
  let served: Promise<void> = Promise.resolve();
  let running: { turn: Turn; shown: Promise<void>; stopViewing(): void } | undefined;
  let isGone = false;

  async function serve(request: ArticleRequest): Promise<void> {
    if (isGone) return;
    switch (request.type) {
      case 'question':
        await ask(request);
        break;
      case 'cancel':
        if (!(await stopRunning())) link.post(CANCELLED);
        break;
      case 'clear':
        await stopRunning();
        history.clear();
        link.post(CLEARED);
    }
  }

  async function ask({ message, model }: ArticleQuestion): Promise<void> {
    const question = {
      task: 'chat',
      message,
      attachments: [],
      model,
      think: undefined,
      language: '',
    } as const;
    const refusal = checkQuestion(question, limits);
    if (refusal) {
      link.post(encode(refusal));
      return;
    }
    await stopRunning();
    const context = history.contextFor(message);
    const request = { turn: randomUUID(), asker, fingerprint: '', question, context, parent: null };
    const asked = await registry.ask({ ...request, conversation: undefined });
    if (!('turn' in asked)) {
      if ('refusal' in asked) link.post(encode(asked.refusal));
      return;
    }
    const { turn } = asked;
    if (isGone) {
      turn.cancel();
      return;
    }
    const shown = Promise.withResolvers<void>();
    const options = { log: turn.log, after: 0, frameOf: toArticleFrame, feed: link.feed };
    const viewer = createViewer({ ...options, onEnd: shown.resolve });
    running = { turn, shown: shown.promise, stopViewing: viewer.stop };
    viewer.start();
  }

  /** Ends what runs and waits until its viewer has been told how; true when that was `cancelled`. */
  async function stopRunning(): Promise<boolean> {
    if (running === undefined) return false;
    const { turn, shown } = running;
    running = undefined;
    turn.cancel();
    const terminal = await turn.ended;
    await shown;
    return terminal.type === 'cancelled';
  }

  return {
    receive(frame) {
      const decoded = decodeArticleRequest(frame);
      if (!decoded.ok) {
        link.post(encode(toErrorWords(decoded.code, `The message was not understood: ${decoded.reason}.`)));
        return false;
      }
      served = served.then(() => serve(decoded.message));
      link.guard(served);
      return true;
    },
    ping: link.ping,
    sweep: () => {},
    dispose() {
      isGone = true;
      running?.stopViewing();
      registry.leave(asker);
    },
  };
}

const CANCELLED = encode({ type: 'cancelled' });
const CLEARED = encode({ type: 'cleared' });
