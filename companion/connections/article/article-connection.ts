import { randomUUID } from 'node:crypto';
import type { ArticleAudio, ArticleQuestion, ArticleRequest } from '../../../protocol/article-messages.ts';
import { encode } from '../../../protocol/codec.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { describeStep } from '../../../words/describe-step.ts';
import { inEnglish } from '../../../words/in-english.ts';
import { type CodedError, codedError } from '../../coded-error.ts';
import type { Transcriptions } from '../../transcribers/transcriptions.ts';
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
import { createVoiceQuestion, type VoiceQuestion } from './voice-question.ts';

export interface ArticleConnectionOptions {
  link: Link;
  registry: TurnRegistry;
  transcriptions: Transcriptions;
  limits: Limits;
  /** Whose turns these are: the connection's alone. */
  asker: Asker;
}

/**
 * Speaks as the article's clients do: one question at a time, and a conversation that lasts as long as the connection. Requests
 * are served strictly one after another. So each cancel gets its one `cancelled`, and the old turn's `cancelled` comes before
 * anything of the new turn.
 */
export class ArticleConnection implements Connection {
  readonly #link: Link;
  readonly #registry: TurnRegistry;
  readonly #transcriptions: Transcriptions;
  readonly #limits: Limits;
  readonly #asker: Asker;
  #openedHistory: ArticleHistory | undefined;
  #served = NOTHING_TO_SERVE;
  #running: { turn: WatchedTurn; shown: Promise<void>; stopViewing(): void; isShown: boolean } | undefined;
  /** The latest; it may be over. */
  #voice: VoiceQuestion | undefined;
  /** A spoken question was stopped, and its `cancelled` was sent. The request that stopped it shares that one. */
  #hasToldStopped = false;
  #isGone = false;

  constructor({ link, registry, transcriptions, limits, asker }: ArticleConnectionOptions) {
    this.#link = link;
    this.#registry = registry;
    this.#transcriptions = transcriptions;
    this.#limits = limits;
    this.#asker = asker;
  }

  receive(frame: string): boolean {
    const inOrder = (work: () => Promise<void>): void => {
      this.#served = this.#served.then(() => (this.#isGone ? undefined : work()));
      this.#link.guard(this.#served);
    };
    const serve = (request: ServedRequest): void => {
      // A spoken question is served until its words are known. It must not hold up the request that ends it.
      if (this.#voice && !this.#isRefused(request)) this.#voice.stop();
      inOrder(() => this.#serve(request));
    };
    return receiveRequest(frame, this.#link, {
      question: serve,
      cancel: serve,
      clear: serve,
      audio: (request) => {
        const voice = this.#beginVoice(request);
        inOrder(() => this.#hear(voice));
      },
      audio_end: () => {
        if (!this.#voice?.finish()) this.#refuse(NOT_BEGUN);
      },
    });
  }

  receiveBinary(frame: Uint8Array): boolean {
    this.#voice?.add(frame);
    return this.#voice !== undefined;
  }

  missBinary(): void {
    this.#voice?.lose();
  }

  ping(): void {
    this.#link.ping();
  }

  get isBusy(): boolean {
    return this.#running?.isShown === false;
  }

  sweep(): void {}

  dispose(): void {
    this.#isGone = true;
    this.#voice?.stop();
    this.#running?.stopViewing();
    this.#registry.leave(this.#asker);
  }

  // Made at the first question, since most connections only wait.
  get #history(): ArticleHistory {
    this.#openedHistory ??= createArticleHistory(this.#limits);
    return this.#openedHistory;
  }

  #beginVoice({ format, model }: ArticleAudio): VoiceQuestion {
    this.#voice?.stop();
    const isGuest = this.#asker.client === undefined;
    this.#voice = createVoiceQuestion({ transcriptions: this.#transcriptions, format, model, isGuest });
    return this.#voice;
  }

  /** Asks a spoken question once its words are known. */
  async #hear(voice: VoiceQuestion): Promise<void> {
    await this.#stopRunning();
    const outcome = await voice.outcome;
    if (this.#isGone || outcome === 'lost') return;
    if (outcome === 'stopped') {
      this.#hasToldStopped = true;
      this.#link.post(CANCELLED);
    } else if ('error' in outcome) {
      this.#refuse(outcome.error);
    } else {
      const { words: text } = outcome;
      const description = inEnglish(() => describeStep({ code: 'heard_words', params: { text } }));
      this.#link.post(encode({ type: 'step', description }));
      await this.#ask({ message: outcome.words, model: voice.model });
    }
  }

  async #serve(request: ServedRequest): Promise<void> {
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
    const refusal = this.#refusalOf(message);
    if (refusal) return this.#refuse(refusal);
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
      if ('refusal' in asked) this.#refuse(asked.refusal);
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
    const running = { turn, shown: shown.promise, stopViewing: viewer.stop, isShown: false };
    this.#running = running;
    void shown.promise.then(() => {
      running.isShown = true;
    });
    viewer.start();
  }

  /** A question that is refused replaces nothing. */
  #isRefused(request: ServedRequest): boolean {
    return request.type === 'question' && this.#refusalOf(request.message) !== undefined;
  }

  #refusalOf(message: string): CodedError | undefined {
    return checkQuestion('chat', toQuestion(message, []), this.#limits);
  }

  #refuse(error: CodedError): void {
    this.#link.post(encode(toArticleError(error)));
  }

  /** Ends what runs and waits until its viewer has been told how; true when that was `cancelled`. */
  async #stopRunning(): Promise<boolean> {
    const hasToldStopped = this.#hasToldStopped;
    this.#hasToldStopped = false;
    if (this.#running === undefined) return hasToldStopped;
    const { turn, shown } = this.#running;
    this.#running = undefined;
    turn.cancel();
    const terminal = await turn.ended;
    await shown;
    return terminal?.type === 'cancelled';
  }
}

type ServedRequest = Extract<ArticleRequest, { type: 'question' | 'cancel' | 'clear' }>;

const NOTHING_TO_SERVE: Promise<void> = Promise.resolve();

const NOT_BEGUN = codedError('bad_message', { cause: 'audio_not_begun' });
const CANCELLED = encode({ type: 'cancelled' });
const CLEARED = encode({ type: 'cleared' });
