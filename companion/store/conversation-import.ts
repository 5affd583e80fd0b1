import type { ImportedConversation } from './exported-conversation.ts';

/**
 * What came of a conversation that was taken in: it is `new`; what it has is here already (`known`); or it went on since it
 * was imported before, and what is new in it was taken in (`continued`).
 */
export type ImportOutcome = 'new' | 'known' | 'continued';

/** Conversations on their way in, from elsewhere. Its methods are called one at a time. */
export interface ConversationImport {
  /**
   * Writes one, in small steps, where nobody sees it yet. Where it came from says whether it is here already: then only the
   * turns that are not are taken in, behind the ones that they follow, and never into a conversation with a room, since
   * others would read them; one that was deleted comes as a new one.
   */
  add(conversation: ImportedConversation): Promise<ImportOutcome>;
  /** Lets all of it be seen at once. Answers with the conversations that are new or have more in them. */
  finish(): Promise<string[]>;
  /** Nobody wants it: it is dropped as what a person deleted is. Does nothing after `finish`. */
  drop(): void;
}
