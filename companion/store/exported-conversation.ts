import { isImage } from '../../protocol/attachment.ts';
import type { Task } from '../../protocol/client-messages.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import { hasImageBytes } from '../prompts/image-bytes.ts';
import type { Source } from '../prompts/source.ts';

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

/** JSON has no bytes: those of an image are in `base64`. */
export type ExportedSource = Omit<Source, 'data'> & { base64?: unknown };

export function toExportedSource({ data, ...source }: Source): ExportedSource {
  return data === undefined ? source : { ...source, base64: Buffer.from(data).toString('base64') };
}

/** What is no image is none that a model could be given. A blob that a file names says nothing here. */
export function fromExportedSource({ base64, blob, ...source }: ExportedSource & { blob?: unknown }): Source {
  const data = isImage(source) && typeof base64 === 'string' ? Buffer.from(base64, 'base64') : undefined;
  return data && hasImageBytes(data) ? { ...source, data } : source;
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
  attachments: readonly ExportedSource[];
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
