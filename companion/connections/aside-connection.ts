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
import { createTransferDesk } from './desks/transfer-desk.ts';
import type { KeyProof } from './handshake.ts';
import { type ModelWatch, toModelsFrame } from './model-watch.ts';
import { checkQuestion } from './question-check.ts';
import { createTurnViews } from './turn-views.ts';
import { createWelcome, type Greeting } from './welcome.ts';

export interface AsideConnectionOptions {
  link: Link;
  caller: Extract<Caller, { kind: 'client' | 'guest' }>;
  keyProof: KeyProof | undefined;
  asker: Asker;
  registry: TurnRegistry;
  catalogue: ModelWatch;
  desk: ConversationDesk;
  keyDesk: KeyDesk;
  /** Undefined: conversations may not leave or come here. */
  transfers: ConversationTransfers | undefined;
  greeting: Greeting;
  clock: Clock;
  limits: Limits;
  /** Asks for a place among the connections that have shown who they are; false when all are taken. */
  admit(): boolean;
}

type Hello = Extract<ClientMessage, { type: 'hello' }>;

/** One connection that speaks `aside.v1`. */
export function createAsideConnection(options: AsideConnectionOptions): Connection {
  const { link, caller, keyProof, registry, catalogue, desk, keyDesk, limits } = options;
  const isGuest = caller.kind === 'guest';
  const openedAt = options.clock.now();
  const transferDesk = createTransferDesk({ link, transfers: options.transfers, clock: options.clock, limits });
  const views = createTurnViews(link, limits.viewedTurns);
  /** The turns that are to be shown once they are recorded or found, by the latest message that wants it. */
  const sought = new Map<string, symbol>();
  let asker = options.asker;
  let isGreeted = false;
  let isGone = false;
  let unwatchModels: (() => void) | undefined;
  let unwatchConversations: (() => void) | undefined;

  const about = {
    role: caller.kind,
    features: [...desk.features, ...keyDesk.features],
    ...(desk.notice !== undefined && { notice: desk.notice }),
    ...(keyProof && { nonce: keyProof.nonce, proof: keyProof.proof }),
  };
  post(createWelcome(options.greeting, about, limits));

  function post(message: CompanionMessage): void {
    link.post(encode(message));
  }

  /** Of something that happens while this connection may be gone. */
  function tell(message: CompanionMessage): void {
    if (!isGone) post(message);
  }

  function refuse(words: ErrorWords, about: { id?: string; turn?: string }): void {
    post({ ...words, ...about });
  }

  function greet({ proof, install }: Hello): void {
    // A key that was offered never degrades to guest.
    if (keyProof && (proof === undefined || !keyProof.verify(proof))) {
      link.close(CLOSE_CODES.unauthorized, 'the key is unknown, wrong or revoked');
    } else if (!options.admit()) {
      link.close(CLOSE_CODES.tooManyConnections, 'too many connections');
    } else {
      isGreeted = true;
      if (isGuest && install !== undefined) asker = { ...asker, client: `install ${install}` };
      registry.arrive(asker);
    }
  }

  function handle(message: ClientMessage): void {
    if (isConversationRequest(message)) {
      link.guard(desk.answer(message).then(post));
      return;
    }
    if (isKeyRequest(message)) {
      // It may be about this connection's own key.
      link.postLast(async () => encode(await keyDesk.answer(message, tell)));
      return;
    }
    switch (message.type) {
      case 'hello':
        refuse(toErrorWords('bad_message', 'hello was said already.'), {});
        break;
      case 'chat':
        link.guard(chat(message));
        break;
      case 'attach':
        link.guard(attach(message.turn, message.seq));
        break;
      case 'detach':
        sought.delete(message.turn);
        views.stop(message.turn);
        break;
      case 'cancel':
        link.guard(cancel(message.turn));
        break;
      case 'models':
        link.guard(sendModels(message.id));
        break;
      case 'watch':
        watch(message.topic);
        break;
      case 'pair':
        refuse(toErrorWords('bad_message', 'pair is for callers without a key.'), {});
        break;
      case 'export':
      case 'import':
      case 'abort':
        link.guard(transferDesk.take(message));
        break;
      case 'ping':
        link.post(PONG);
        break;
      case 'pong':
        break;
    }
  }

  function watch(topic: 'models' | 'conversations'): void {
    if (topic === 'models') {
      unwatchModels ??= catalogue.onChange((snapshot) => link.post(toModelsFrame(snapshot)));
      link.post(toModelsFrame(catalogue.snapshot()));
    } else {
      unwatchConversations ??= desk.watch(post);
      if (unwatchConversations === undefined) refuse(NEEDS_KEY, {});
    }
  }

  async function chat(message: ChatMessage): Promise<void> {
    const { turn, conversation, parent, task, attachments, attachmentsOf } = message;
    const needsKey = isGuest && (attachments.length > 0 || attachmentsOf !== undefined);
    const refusal = needsKey ? NEEDS_KEY : attachmentsOf ? undefined : checkQuestion(message, limits);
    if (refusal) {
      refuse(refusal, { turn });
      return;
    }
    const { model, think, language = '' } = message;
    const fingerprint = toFingerprint(message, asker);
    const isWanted = seek(turn);
    const asked = await registry.ask({
      turn,
      asker,
      fingerprint,
      question: { task, message: message.message, attachments, model, think, language },
      ...(attachmentsOf && { recall: () => recall(message, attachmentsOf) }),
      context: desk.contextFor({ ...message, fingerprint }, message.temporary),
      parent,
      conversation,
    });
    const mayShow = isWanted();
    if (isGone) return;
    if ('refusal' in asked) refuse(asked.refusal, { turn });
    else if (!mayShow) return;
    else if ('stored' in asked) replay(asked.stored);
    else if (!views.has(turn)) view(asked.turn, 0);
  }

  /** What goes along with a question again, once the whole of it is found to be in bounds. */
  async function recall(message: ChatMessage, { turn, indexes }: AttachmentsOf): Promise<Recalled> {
    const kept = (await desk.attachments(message.conversation, turn)) ?? [];
    const recalled = indexes.flatMap((index) => kept[index] ?? []);
    if (recalled.length < indexes.length) return { refusal: ATTACHMENTS_GONE };
    const attachments = [...recalled, ...message.attachments];
    const refusal = checkQuestion({ ...message, attachments }, limits);
    return refusal ? { refusal } : { attachments: recalled };
  }

  async function attach(id: string, seq: number): Promise<void> {
    const isWanted = seek(id);
    let turn = await registry.find(id, asker);
    const stored = turn ? undefined : await findStored(id, isGuest ? NEEDS_KEY : TURN_GONE);
    // It may have been asked again meanwhile.
    if (stored) turn = await registry.find(id, asker);
    if (!isWanted() || isGone) return;
    if (turn) view(turn, seq);
    else if (stored) replay(stored);
  }

  /** Gives whether nobody has asked for the turn anew or detached from it meanwhile. */
  function seek(turn: string): () => boolean {
    const mine = Symbol(turn);
    sought.set(turn, mine);
    return () => sought.get(turn) === mine && sought.delete(turn);
  }

  function view(turn: Turn, seq: number): void {
    if (!views.view(turn, seq)) refuse(TOO_MANY_VIEWED, { turn: turn.id });
  }

  function replay(stored: StoredTurn): void {
    if (!views.replay(stored)) refuse(TURN_GONE, { turn: stored.record.turn });
  }

  async function cancel(id: string): Promise<void> {
    // Who watches or is about to is told how it ended after all that comes before it.
    const isWatching = () => views.has(id) || sought.has(id);
    const isTold = isWatching();
    const turn = await registry.cancel(id, asker);
    if (isTold) return;
    const terminal = turn ? await turn.ended : (await findStored(id, TURN_GONE))?.record.terminal;
    if (terminal === null) refuse(TURN_GONE, { turn: id });
    else if (terminal && !isWatching()) post(terminal);
  }

  /** A turn that has left the memory. When there is none, the client is told. */
  async function findStored(turn: string, missing: ErrorWords): Promise<StoredTurn | undefined> {
    try {
      const stored = await desk.findTurn(turn);
      if (stored === undefined) refuse(missing, { turn });
      return stored;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      refuse(describeStoreError(error), { turn });
      return undefined;
    }
  }

  async function sendModels(id: string): Promise<void> {
    post({ type: 'models', id, ...(await catalogue.refresh()) });
  }

  return {
    receive(frame) {
      const decoded = decodeClientMessage(frame);
      if (!isGreeted) {
        if (decoded.ok && decoded.message.type === 'hello') greet(decoded.message);
        else link.close(CLOSE_CODES.helloExpected, 'the first message has to be hello');
        return true;
      }
      if (decoded.ok) {
        handle(decoded.message);
        return true;
      }
      const { code, reason, id, turn } = decoded;
      const about = { ...(id !== undefined && { id }), ...(turn !== undefined && { turn }) };
      refuse(toErrorWords(code, `The message was not understood: ${reason}.`), about);
      return false;
    },
    ping: () => link.post(PING),
    sweep() {
      if (!isGreeted && options.clock.now() - openedAt >= limits.helloMs) {
        link.close(CLOSE_CODES.helloTimeout, 'hello did not come in time');
      }
    },
    dispose() {
      isGone = true;
      views.dispose();
      transferDesk.dispose();
      unwatchModels?.();
      unwatchConversations?.();
      if (isGreeted) registry.leave(asker);
    },
  };
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
