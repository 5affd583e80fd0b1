import type { Attachment } from '../../../protocol/attachment.ts';
import type { ClientMessage } from '../../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import type { AskedTurn } from '../../conversations/conversation-store.ts';
import type { StoredTurn } from '../../conversations/stored-conversations.ts';
import type { TurnContext } from '../../turns/turn-context.ts';
import { toErrorWords } from '../../turns/turn-error.ts';
import type { Asker } from '../../turns/turn-registry.ts';

const REQUESTS = ['conversation', 'conversations', 'search', 'rename', 'pin', 'delete', 'restore'] as const;

/** A request that is about conversations as a whole. */
export type ConversationRequest = Extract<ClientMessage, { type: (typeof REQUESTS)[number] }>;

export function isConversationRequest(message: ClientMessage): message is ConversationRequest {
  return REQUESTS.some((type) => type === message.type);
}

/** The conversations that a connection may speak of. */
export interface ConversationDesk {
  readonly features: readonly string[];
  /** What the person should know of them before they ask; undefined when there is nothing. */
  readonly notice: string | undefined;
  contextFor(asked: AskedTurn, isTemporary: boolean): TurnContext;
  /** What a turn of a conversation was asked with; undefined when it is not there. @throws {StoreError} */
  attachments(conversation: string, turn: string): Promise<readonly Attachment[] | undefined>;
  /** A turn that has left the memory; undefined when it is not stored. @throws {StoreError} */
  findTurn(turn: string): Promise<StoredTurn | undefined>;
  /** Refusals are answers too. */
  answer(request: ConversationRequest, asker: Asker): Promise<CompanionMessage>;
  /** Tells of each change from now on, and returns its end; undefined: not allowed. */
  watch(tell: (message: CompanionMessage) => void): (() => void) | undefined;
}

export const NEEDS_KEY = toErrorWords(
  'forbidden',
  'Without a key only questions on this connection are possible.',
  'Connect with a key.',
);
export const CONVERSATION_GONE = toErrorWords(
  'conversation_gone',
  'This conversation is not here any more.',
  'Start a new conversation.',
);
