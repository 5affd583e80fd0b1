import { randomUUID } from 'node:crypto';
import type { ArticleQuestion, ArticleRequest } from '../../../protocol/article-messages.ts';
import { encode } from '../../../protocol/codec.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { toArticleError } from '../../turns/article-error.ts';
import type { Asker } from '../../turns/asker.ts';
import { toArticleFrame } from '../../turns/frames.ts';
import type { WatchedTurn } from '../../turns/turn.ts';
import type { TurnRegistry } from '../../turns/turn-registry.ts';
import { createViewer } from '../../turns/viewer.ts';
import type { Connection, Link } from '../connection.ts';
import { checkQuestion } from '../question-check.ts';
import { type ArticleHistory, createArticleHistory } from './article-history.ts';
import { receiveRequest } from './receive-request.ts';

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
export class ArticleConnection implements Connection {
  readonly #link: Link;
  readonly #registry: TurnRegistry;
  readonly #limits: Limits;
  readonly #asker: Asker;
  #openedHistory: ArticleHistory | undefined;
  #served = NOTHING_TO_SERVE;
  #running: { turn: WatchedTurn; shown: Promise<void>; stopViewing(): void } | undefined;
  #isGone = false;

  constructor({ link, registry, limits, asker }: ArticleConnectionOptions) {
    this.#link = link;
    this.#registry = registry;
    this.#limits = limits;
    this.#asker = asker;
  }

  receive(frame: string): boolean {
    const serve = (request: ArticleRequest): void => {
      this.#served = this.#served.then(() => this.#serve(request));
      this.#link.guard(this.#served);
    };
    return receiveRequest(frame, this.#link, { question: serve, cancel: serve, clear: serve });
  }

  ping(): void {
    this.#link.ping();
  }

  sweep(): void {}

  dispose(): void {
    this.#isGone = true;
    this.#running?.stopViewing();
    this.#registry.leave(this.#asker);
  }

  // Most connections only wait, so that it is made for the first question.
  get #history(): ArticleHistory {
    this.#openedHistory ??= createArticleHistory(this.#limits);
    return this.#openedHistory;
  }

  async #serve(request: ArticleRequest): Promise<void> {
    if (this.#isGone) return;
    switch (request.type) {
      case 'question':
        await this.#ask(request);
        break;
      case 'cancel':
        if (!(await this.#stopRunning())) this.#link.post(CANCELLED);
        break;
      case 'clear':
        await this.#stopRunning();
        this.#openedHistory = undefined;
        this.#link.post(CLEARED);
    }
  }

  async #ask({ message, model }: ArticleQuestion): Promise<void> {
    const question = {
      task: 'chat',
      parts: toQuestion(message, []),
      model,
      think: undefined,
      language: '',
    } as const;
    const refusal = checkQuestion(question.task, question.parts, this.#limits);
    if (refusal) {
      this.#link.post(encode(toArticleError(refusal)));
      return;
    }
    await this.#stopRunning();
    const asked = await this.#registry.ask({
      turn: randomUUID(),
      asker: this.#asker,
      fingerprint: '',
      question,
      context: this.#history.contextFor(message),
      parent: null,
      conversation: undefined,
    });
    if (!('turn' in asked)) {
      if ('refusal' in asked) this.#link.post(encode(toArticleError(asked.refusal)));
      return;
    }
    const { turn } = asked;
    if (this.#isGone) {
      turn.cancel();
      return;
    }
    const shown = Promise.withResolvers<void>();
    const options = { log: turn.log, after: 0, frameOf: toArticleFrame, feed: this.#link.feed };
    const viewer = createViewer({ ...options, onEnd: shown.resolve });
    this.#running = { turn, shown: shown.promise, stopViewing: viewer.stop };
    viewer.start();
  }

  /** Ends what runs and waits until its viewer has been told how; true when that was `cancelled`. */
  async #stopRunning(): Promise<boolean> {
    if (this.#running === undefined) return false;
    const { turn, shown } = this.#running;
    this.#running = undefined;
    turn.cancel();
    const terminal = await turn.ended;
    await shown;
    return terminal.type === 'cancelled';
  }
}

const NOTHING_TO_SERVE: Promise<void> = Promise.resolve();

const CANCELLED = encode({ type: 'cancelled' });
const CLEARED = encode({ type: 'cleared' });
