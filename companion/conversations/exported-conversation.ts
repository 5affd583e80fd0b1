import type { Attachment } from '../../protocol/attachment.ts';
import type { Task } from '../../protocol/client-messages.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';

/** What an export says it is. A reader refuses a version it does not know. */
export const EXPORT_FORMAT = 'aside';
export const EXPORT_VERSION = 1;

/** Who named a conversation. A person's name is never replaced by a model's. */
export type TitleSource = 'question' | 'model' | 'person';

/** Times are milliseconds since 1970. */
export interface ExportedConversation {
  title: string;
  titleSource: TitleSource;
  pinned: boolean;
  createdAt: number;
  usedAt: number;
}

/** A terminal without what names it in a log. */
export type ExportedTerminal = TerminalEvent extends infer E
  ? E extends unknown
    ? Omit<E, 'turn' | 'seq'>
    : never
  : never;

/** A turn with all that it was asked; `turn` and `parent` have a meaning within the conversation only. */
export interface ExportedTurn {
  turn: string;
  parent: string | null;
  task: Task;
  message: string;
  attachments: readonly Attachment[];
  content: string;
  thinking: string;
  model: string;
  /** Null while it runs. */
  terminal: ExportedTerminal | null;
  askedAt: number;
}

/** A conversation, then its turns, parents before their children; then the next conversation. */
export type ExportPart =
  | { type: 'conversation'; conversation: ExportedConversation }
  | { type: 'turn'; turn: ExportedTurn };

export interface ImportedConversation extends ExportedConversation {
  turns: ExportedTurn[];
}
