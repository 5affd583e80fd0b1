import { createHash } from 'node:crypto';
import type { ChatMessage, ClientMessage } from '../../protocol/client-messages.ts';
import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { decodeClientMessage, encode } from '../../protocol/codec.ts';
import type { CompanionMessage, Welcome } from '../../protocol/companion-messages.ts';
import type { LIMITS } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { toAsideFrame } from '../turns/frames.ts';
import type { Turn } from '../turns/turn.ts';
import { createStoredContext } from '../turns/turn-context.ts';
import { type ErrorWords, toErrorWords } from '../turns/turn-error.ts';
import type { Asker, TurnRegistry } from '../turns/turn-registry.ts';
import { createViewer, type Viewer } from '../turns/viewer.ts';
import type { Connection, Link } from './connection.ts';
import type { Handshake } from './handshake.ts';
import { type ModelWatch, toModelsFrame } from './model-watch.ts';
import { checkQuestion } from './question-check.ts';

export interface AsideConnectionOptions {
  link: Link;
  handshake: Handshake;
  asker: Asker;
  registry: TurnRegistry;
  catalogue: ModelWatch;
  /** The clients' conversations, or the guest's own. */
  conversations: ConversationStore;
  welcome: Pick<Welcome, 'version' | 'epoch'>;
  clock: Clock;
  limits: Record<keyof typeof LIMITS, number>;
  /** Asks for a place among the connections that have shown who they are; false when all are taken. */
  admit(): boolean;
}

type Hello = Extract<ClientMessage, { type: 'hello' }>;

/** One connection that speaks `aside.v1`. */
export function createAsideConnection(options: AsideConnectionOptions): Connection {
  const { link, handshake, asker, registry, catalogue, conversations, limits } = options;
  const isGuest = handshake.caller.kind === 'guest';
  const openedAt = options.clock.now();
  const viewers = new Map<string, Viewer>();
  let isGreeted = false;
  let isGone = false;
  /** The only conversation of a guest. */
  let guestConversation: string | undefined;
  let unwatch: (() => void) | undefined;

  post({
    type: 'welcome',
    ...options.welcome,
    role: handshake.caller.kind,
    features: isGuest ? GUEST_FEATURES : CLIENT_FEATURES,
    limits: {
      frameBytes: isGuest ? limits.guestFrameBytes : limits.frameBytes,
      messageChars: limits.messageChars,
      attachmentChars: limits.attachmentChars,
      attachments: limits.attachments,
    },
    ...(handshake.keyProof && { nonce: handshake.keyProof.nonce, proof: handshake.keyProof.proof }),
  });

  function post(message: CompanionMessage): void {
    link.post(encode(message));
  }

  function refuse(words: ErrorWords, about: { id?: string; turn?: string }): void {
    post({ ...words, ...about });
  }

  function greet({ proof }: Hello): void {
    const { keyProof } = handshake;
    // A key that was offered never degrades to guest.
    if (keyProof && (proof === undefined || !keyProof.verify(proof))) {
      link.close(CLOSE_CODES.unauthorized, 'the key is unknown, wrong or revoked');
    } else if (!options.admit()) {
      link.close(CLOSE_CODES.tooManyConnections, 'too many connections');
    } else {
      isGreeted = true;
      registry.arrive(asker);
    }
  }

  function handle(message: ClientMessage): void {
    switch (message.type) {
      case 'hello':
        refuse(toErrorWords('bad_message', 'hello was said already.'), {});
        break;
      case 'chat':
        link.guard(chat(message));
        break;
      case 'attach':
        attach(message.turn, message.seq);
        break;
      case 'detach':
        viewers.get(message.turn)?.stop();
        viewers.delete(message.turn);
        break;
      case 'cancel':
        cancel(message.turn);
        break;
      case 'models':
        link.guard(sendModels(message.id));
        break;
      case 'watch':
        unwatch ??= catalogue.onChange((snapshot) => link.post(toModelsFrame(snapshot)));
        link.post(toModelsFrame(catalogue.snapshot()));
        break;
      case 'conversation':
        link.guard(sendConversation(message.id, message.conversation));
        break;
      case 'ping':
        link.post(PONG);
        break;
      case 'pong':
        break;
    }
  }

  async function chat(message: ChatMessage): Promise<void> {
    const { turn, conversation, parent, task, attachments } = message;
    const needsKey = isGuest && attachments.length > 0;
    const refusal = needsKey ? NEEDS_KEY : checkQuestion(message, limits);
    if (refusal) {
      refuse(refusal, { turn });
      return;
    }
    if (isGuest) {
      if (guestConversation !== undefined && guestConversation !== conversation) {
        registry.forget(guestConversation, asker);
      }
      guestConversation = conversation;
    }
    const { model, think, language = '' } = message;
    const asked = await registry.ask({
      turn,
      asker,
      fingerprint: toFingerprint(message),
      question: { task, message: message.message, attachments, model, think, language },
      context: createStoredContext(conversations, { ...message }),
      parent,
      conversation,
    });
    if (isGone) return;
    if ('refusal' in asked) refuse(asked.refusal, { turn });
    else if (!viewers.has(turn)) view(asked.turn, 0);
  }

  function attach(id: string, seq: number): void {
    const turn = registry.find(id, asker);
    if (turn) view(turn, seq);
    else refuse(isGuest ? NEEDS_KEY : TURN_GONE, { turn: id });
  }

  function view({ id, log }: Turn, seq: number): void {
    viewers.get(id)?.stop();
    viewers.delete(id);
    if (viewers.size >= limits.viewedTurns) {
      refuse(TOO_MANY_VIEWED, { turn: id });
      return;
    }
    let after = log.resume(seq);
    if (after === undefined) {
      const snapshot = log.snapshot();
      post(snapshot);
      after = snapshot.seq;
    }
    const viewer = createViewer({
      log,
      after,
      frameOf: toAsideFrame,
      send: link.send,
      onEnd: () => viewers.delete(id),
    });
    viewers.set(id, viewer);
    viewer.start();
  }

  function cancel(id: string): void {
    const turn = registry.find(id, asker);
    if (turn === undefined) refuse(TURN_GONE, { turn: id });
    else if (turn.log.terminal) post(turn.log.terminal);
    else {
      turn.cancel();
      // Who watches is told by the log.
      if (!viewers.has(id)) link.guard(turn.ended.then(post));
    }
  }

  async function sendModels(id: string): Promise<void> {
    post({ type: 'models', id, ...(await catalogue.refresh()) });
  }

  async function sendConversation(id: string, conversation: string): Promise<void> {
    const page = await conversations.turns(conversation);
    if (page) post({ type: 'conversation', id, conversation, ...page, title: '', pinned: false, temporary: true });
    else refuse(isGuest ? NEEDS_KEY : CONVERSATION_GONE, { id });
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
      for (const viewer of viewers.values()) viewer.stop();
      unwatch?.();
      if (isGreeted) registry.leave(asker);
    },
  };
}

/** Equal for equal bodies: a decoded message has its fields in the schema's order. */
function toFingerprint(message: ChatMessage): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('base64url');
}

const GUEST_FEATURES = ['models'];
const CLIENT_FEATURES = ['models', 'attachments', 'attach', 'conversations'];

const PING = encode({ type: 'ping' });
const PONG = encode({ type: 'pong' });

const NEEDS_KEY = toErrorWords(
  'forbidden',
  'Without a key only questions on this connection are possible.',
  'Connect with a key.',
);
const TURN_GONE = toErrorWords('turn_gone', 'This turn is not here any more.', 'Ask again.');
const CONVERSATION_GONE = toErrorWords(
  'conversation_gone',
  'This conversation is not here any more.',
  'Start a new conversation.',
);
const TOO_MANY_VIEWED = toErrorWords(
  'rate_limited',
  'This connection watches too many turns.',
  'Detach from some of them.',
);
