import { createHash } from 'node:crypto';
import type { AttachmentsOf, ChatMessage, ClientMessage } from '../../protocol/client-messages.ts';
import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { decodeClientMessage, encode } from '../../protocol/codec.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { Caller } from '../access/caller.ts';
import type { Clock } from '../clock.ts';
import { StoreError } from '../conversations/store-error.ts';
import type { StoredTurn } from '../conversations/stored-conversations.ts';
import type { ConversationTransfers } from '../conversations/transfers/conversation-transfers.ts';
import type { Turn } from '../turns/turn.ts';
import { describeStoreError, type ErrorWords, toErrorWords } from '../turns/turn-error.ts';
import type { Asker, Recalled, TurnRegistry } from '../turns/turn-registry.ts';
import type { Connection, Link } from './connection.ts';
import { type ConversationDesk, isConversationRequest, NEEDS_KEY } from './desks/conversation-desk.ts';
import { isKeyRequest, type KeyDesk } from './desks/key-desk.ts';
import { createTransferDesk, type TransferDesk } from './desks/transfer-desk.ts';
import type { KeyProof } from './handshake.ts';
import { type ModelWatch, toModelsFrame } from './model-watch.ts';
import { checkQuestion } from './question-check.ts';
import { createTurnViews, type TurnViews } from './turn-views.ts';
import { createWelcome, type Greeting } from './welcome.ts';

/** What it has in common with all others. */
export interface AsideConnectionParts {
  registry: TurnRegistry;
  catalogue: ModelWatch;
  keyDesk: KeyDesk;
  transfers: ConversationTransfers;
  greeting: Greeting;
  clock: Clock;
  limits: Limits;
}

export interface AsideConnectionOptions {
  link: Link;
  caller: Extract<Caller, { kind: 'client' | 'guest' }>;
  keyProof: KeyProof | undefined;
  asker: Asker;
  desk: ConversationDesk;
  /** Asks for a place among the connections that have shown who they are; false when all are taken. */
  admit(): boolean;
}

interface Entrance extends Pick<AsideConnectionOptions, 'keyProof' | 'admit'> {
  openedAt: number;
}

type Hello = Extract<ClientMessage, { type: 'hello' }>;

/** One connection that speaks `aside.v1`. */
export class AsideConnection implements Connection {
  readonly #parts: AsideConnectionParts;
  readonly #link: Link;
  readonly #caller: AsideConnectionOptions['caller'];
  readonly #desk: ConversationDesk;
  /** How it may get in; undefined once it is. */
  #entrance: Entrance | undefined;
  #asker: Asker;
  #isGone = false;
  #openedViews: TurnViews | undefined;
  #openedTransferDesk: TransferDesk | undefined;
  #unwatchModels: (() => void) | undefined;
  #unwatchConversations: (() => void) | undefined;

  constructor(parts: AsideConnectionParts, { link, caller, keyProof, asker, desk, admit }: AsideConnectionOptions) {
    this.#parts = parts;
    this.#link = link;
    this.#caller = caller;
    this.#desk = desk;
    this.#entrance = { openedAt: parts.clock.now(), keyProof, admit };
    this.#asker = asker;
    const { notice } = desk;
    const about = {
      role: caller.kind,
      features: [...desk.features, ...parts.keyDesk.featuresFor(caller)],
      ...(notice !== undefined && { notice }),
      ...(keyProof && { nonce: keyProof.nonce, proof: keyProof.proof }),
    };
    this.#post(createWelcome(parts.greeting, about, parts.limits));
  }

  receive(frame: string): boolean {
    const decoded = decodeClientMessage(frame);
    if (this.#entrance) {
      if (decoded.ok && decoded.message.type === 'hello') this.#greet(decoded.message, this.#entrance);
      else this.#link.close(CLOSE_CODES.helloExpected, 'the first message has to be hello');
      return true;
    }
    if (decoded.ok) {
      this.#handle(decoded.message);
      return true;
    }
    const { code, reason, id, turn } = decoded;
    const about = { ...(id !== undefined && { id }), ...(turn !== undefined && { turn }) };
    this.#refuse(toErrorWords(code, `The message was not understood: ${reason}.`), about);
    return false;
  }

  ping(): void {
    this.#link.post(PING);
  }

  sweep(): void {
    const { clock, limits } = this.#parts;
    if (this.#entrance && clock.now() - this.#entrance.openedAt >= limits.helloMs) {
      this.#link.close(CLOSE_CODES.helloTimeout, 'hello did not come in time');
    }
  }

  dispose(): void {
    this.#isGone = true;
    this.#openedViews?.dispose();
    this.#openedTransferDesk?.dispose();
    this.#unwatchModels?.();
    this.#unwatchConversations?.();
    if (!this.#entrance) this.#parts.registry.leave(this.#asker);
  }

  // Most connections only wait, so that what they may need is made when they do.
  get #views(): TurnViews {
    this.#openedViews ??= createTurnViews(this.#link, this.#parts.limits.viewedTurns);
    return this.#openedViews;
  }

  get #transferDesk(): TransferDesk {
    const { transfers, clock, limits } = this.#parts;
    this.#openedTransferDesk ??= createTransferDesk({
      link: this.#link,
      transfers: this.#isGuest ? undefined : transfers,
      clock,
      limits,
    });
    return this.#openedTransferDesk;
  }

  get #isGuest(): boolean {
    return this.#caller.kind === 'guest';
  }

  #post(message: CompanionMessage): void {
    this.#link.post(encode(message));
  }

  #refuse(words: ErrorWords, about: { id?: string; turn?: string }): void {
    this.#post({ ...words, ...about });
  }

  #greet({ proof, install }: Hello, { keyProof, admit }: Entrance): void {
    // A key that was offered never degrades to guest.
    if (keyProof && (proof === undefined || !keyProof.verify(proof))) {
      this.#link.close(CLOSE_CODES.unauthorized, 'the key is unknown, wrong or revoked');
    } else if (!admit()) {
      this.#link.close(CLOSE_CODES.tooManyConnections, 'too many connections');
    } else {
      this.#entrance = undefined;
      if (this.#isGuest && install !== undefined) this.#asker = { ...this.#asker, client: `install ${install}` };
      this.#parts.registry.arrive(this.#asker);
    }
  }

  #handle(message: ClientMessage): void {
    const link = this.#link;
    if (isConversationRequest(message)) {
      link.guard(this.#desk.answer(message, this.#asker).then((answer) => this.#post(answer)));
      return;
    }
    if (isKeyRequest(message)) {
      // It may be about this connection's own key, and what it tells of may happen when this connection is gone.
      const tell = (later: CompanionMessage) => {
        if (!this.#isGone) this.#post(later);
      };
      link.postLast(async () => encode(await this.#parts.keyDesk.answer(message, this.#caller, tell)));
      return;
    }
    switch (message.type) {
      case 'hello':
        this.#refuse(toErrorWords('bad_message', 'hello was said already.'), {});
        break;
      case 'chat':
        link.guard(this.#chat(message));
        break;
      case 'attach':
        link.guard(this.#attach(message.turn, message.seq));
        break;
      case 'detach':
        this.#views.stop(message.turn);
        break;
      case 'cancel':
        link.guard(this.#cancel(message.turn));
        break;
      case 'models':
        link.guard(this.#sendModels(message.id));
        break;
      case 'watch':
        this.#watch(message.topic);
        break;
      case 'pair':
        this.#refuse(toErrorWords('bad_message', 'pair is for callers without a key.'), {});
        break;
      case 'export':
      case 'import':
      case 'abort':
        link.guard(this.#transferDesk.take(message));
        break;
      case 'ping':
        link.post(PONG);
        break;
      case 'pong':
        break;
    }
  }

  #watch(topic: 'models' | 'conversations'): void {
    if (topic === 'models') {
      const { catalogue } = this.#parts;
      this.#unwatchModels ??= catalogue.onChange((snapshot) => this.#link.post(toModelsFrame(snapshot)));
      this.#link.post(toModelsFrame(catalogue.snapshot()));
    } else {
      this.#unwatchConversations ??= this.#desk.watch((message) => this.#post(message));
      if (this.#unwatchConversations === undefined) this.#refuse(NEEDS_KEY, {});
    }
  }

  async #chat(message: ChatMessage): Promise<void> {
    const { turn, conversation, parent, task, attachments, attachmentsOf } = message;
    const needsKey = this.#isGuest && (attachments.length > 0 || attachmentsOf !== undefined);
    const refusal = needsKey ? NEEDS_KEY : attachmentsOf ? undefined : checkQuestion(message, this.#parts.limits);
    if (refusal) {
      this.#refuse(refusal, { turn });
      return;
    }
    const { model, think, language = '' } = message;
    const fingerprint = toFingerprint(message, this.#asker);
    const isWanted = this.#views.seek(turn);
    const asked = await this.#parts.registry.ask({
      turn,
      asker: this.#asker,
      fingerprint,
      question: { task, message: message.message, attachments, model, think, language },
      ...(attachmentsOf && { recall: () => this.#recall(message, attachmentsOf) }),
      context: this.#desk.contextFor({ ...message, fingerprint }, message.temporary),
      parent,
      conversation,
    });
    const mayShow = isWanted();
    if (this.#isGone) return;
    if ('refusal' in asked) this.#refuse(asked.refusal, { turn });
    else if (!mayShow) return;
    else if ('stored' in asked) this.#replay(asked.stored);
    else if (!this.#views.has(turn)) this.#view(asked.turn, 0);
  }

  /** What goes along with a question again, once the whole of it is found to be in bounds. */
  async #recall(message: ChatMessage, { turn, indexes }: AttachmentsOf): Promise<Recalled> {
    const kept = (await this.#desk.attachments(message.conversation, turn)) ?? [];
    const recalled = indexes.flatMap((index) => kept[index] ?? []);
    if (recalled.length < indexes.length) return { refusal: ATTACHMENTS_GONE };
    const attachments = [...recalled, ...message.attachments];
    const refusal = checkQuestion({ ...message, attachments }, this.#parts.limits);
    return refusal ? { refusal } : { attachments: recalled };
  }

  async #attach(id: string, seq: number): Promise<void> {
    const { registry } = this.#parts;
    const isWanted = this.#views.seek(id);
    let turn = await registry.find(id, this.#asker);
    const stored = turn ? undefined : await this.#findStored(id, this.#isGuest ? NEEDS_KEY : TURN_GONE);
    // It may have been asked again meanwhile.
    if (stored) turn = await registry.find(id, this.#asker);
    if (!isWanted() || this.#isGone) return;
    if (turn) this.#view(turn, seq);
    else if (stored) this.#replay(stored);
  }

  #view(turn: Turn, seq: number): void {
    if (!this.#views.view(turn, seq)) this.#refuse(TOO_MANY_VIEWED, { turn: turn.id });
  }

  #replay(stored: StoredTurn): void {
    if (!this.#views.replay(stored)) this.#refuse(TURN_GONE, { turn: stored.record.turn });
  }

  async #cancel(id: string): Promise<void> {
    // Who watches or is about to is told how it ended after all that comes before it.
    const isTold = this.#views.awaits(id);
    const turn = await this.#parts.registry.cancel(id, this.#asker);
    if (isTold) return;
    const terminal = turn ? await turn.ended : (await this.#findStored(id, TURN_GONE))?.record.terminal;
    if (terminal === null) this.#refuse(TURN_GONE, { turn: id });
    else if (terminal && !this.#views.awaits(id)) this.#post(terminal);
  }

  /** A turn that has left the memory. When there is none, the client is told. */
  async #findStored(turn: string, missing: ErrorWords): Promise<StoredTurn | undefined> {
    try {
      const stored = await this.#desk.findTurn(turn);
      if (stored === undefined) this.#refuse(missing, { turn });
      return stored;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#refuse(describeStoreError(error), { turn });
      return undefined;
    }
  }

  async #sendModels(id: string): Promise<void> {
    this.#post({ type: 'models', id, ...(await this.#parts.catalogue.refresh()) });
  }
}

/** Equal for equal bodies of one client: a decoded message has its fields in the schema's order. */
function toFingerprint(message: ChatMessage, { id }: Asker): string {
  return createHash('sha256').update(id).update(JSON.stringify(message)).digest('base64url');
}

const PING = encode({ type: 'ping' });
const PONG = encode({ type: 'pong' });

const TURN_GONE = toErrorWords('turn_gone', 'This turn is not here any more.', 'Ask again.');
const ATTACHMENTS_GONE = toErrorWords(
  'attachments_gone',
  'What went along with this question is not kept any more.',
  'Attach it again, and ask.',
);
const TOO_MANY_VIEWED = toErrorWords(
  'rate_limited',
  'This connection watches too many turns.',
  'Detach from some of them.',
);
