import type { TurnRecord } from '../../protocol/companion-messages.ts';
import type { ModelParameters } from '../../protocol/parameters.ts';
import type { AnswerPart, TextPart, UnknownPart } from '../../protocol/parts.ts';
import { isKnownSource, type SourcePart } from '../../protocol/question-parts.ts';
import type { Task } from '../../protocol/task.ts';
import type { TerminalEvent } from '../../protocol/turn-events.ts';
import { type AskedPart, contentOf as contentOfAsked, toGivenBack, toHash } from '../prompts/source.ts';

/** What an export says it is. A reader refuses a version that is newer than it knows. */
export const EXPORT_FORMAT = 'aside';
export const EXPORT_VERSION = 2;

/** What named a conversation. A person's name is never replaced by a model's. */
export type TitleSource = 'question' | 'model' | 'person';

/** Times are milliseconds since 1970. */
export interface ExportedConversation {
  /** What it is called where it was exported; absent: nobody knows. */
  id?: string;
  title: string;
  titleSource: TitleSource;
  pinned: boolean;
  createdAt: number;
  usedAt: number;
  /** Absent: it is not. */
  archived?: boolean;
  /** Absent: it has none. */
  tags?: readonly string[];
  /** What is set of it; none: nothing. */
  parameters?: ModelParameters;
}

/** JSON has no bytes: those of an image are in `base64`. */
interface Content {
  text?: string;
  base64?: string;
}

/**
 * The receipt of a source, with its content the first time that it goes by: where the same content went along again, only
 * its SHA-256 (`blob`) says so.
 */
export type ExportedSource = (Omit<SourcePart, 'text'> & Content) | (UnknownPart & Content & { blob?: string });
export type ExportedPart = TextPart | ExportedSource;

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
  /** Of a summary. */
  style?: TurnRecord['style'];
  question: readonly ExportedPart[];
  answer: readonly AnswerPart[];
  model: string;
  /** Null while it runs. */
  terminal: ExportedTerminal | null;
  askedAt: number;
  /** The member of its room that asked, by name. */
  asker?: { name: string };
}

/** A conversation, then its turns, parents before their children; then the next conversation. */
export type ExportPart =
  | { type: 'conversation'; conversation: ExportedConversation }
  | { type: 'turn'; turn: ExportedTurn };

export interface ImportedConversation extends Omit<ExportedConversation, 'id'> {
  /** The program that it comes from and what it is called there, as `Aside/<id>`; absent: it is always new. */
  cameFrom?: string;
  turns: ExportedTurn[];
}

/** Of conversations that come from Aside. */
export const FROM_ASIDE = 'Aside/';

/** A part of a question with its content. */
export function toExportedPart(part: AskedPart): ExportedPart {
  if (part.type === 'text') return part as TextPart;
  const given = toGivenBack(part) as UnknownPart;
  const content = contentOfAsked(part);
  if (content instanceof Uint8Array) return { ...withoutText(given), base64: Buffer.from(content).toString('base64') };
  return content === undefined ? withoutText(given) : { ...given, text: content };
}

/** Takes the contents out of turns, one after the other, that went by before. */
export function createContentOnce(): (turn: ExportedTurn) => ExportedTurn {
  const gone = new Set<string>();
  function strip(part: ExportedPart): ExportedPart {
    const content = contentOf(part);
    if (part.type === 'text' || content === undefined) return part;
    const { base64, blob = toHash(content), ...receipt } = part as UnknownPart & Content & { blob?: string };
    if (gone.has(blob)) return { ...withoutText(receipt), blob };
    gone.add(blob);
    return { ...part, blob };
  }
  return (turn) => ({ ...turn, question: turn.question.map(strip) });
}

/** What is kept under the hash of a source; undefined when it does not bring it. */
export function contentOf(part: ExportedPart): Uint8Array | string | undefined {
  if (part.type === 'text') return undefined;
  const { text, base64 } = part as Content;
  if (typeof base64 === 'string') return Buffer.from(base64, 'base64');
  // A source that only a newer Aside knows may call something else its text.
  return isKnownSource(part) && text !== '' ? text : undefined;
}

function withoutText(part: UnknownPart): UnknownPart {
  if (!isKnownSource(part)) return part;
  const { text, ...rest } = part as UnknownPart;
  return rest as UnknownPart;
}

/** UTF-16 units of a turn, about. */
export function countTurnChars({ question, answer }: ExportedTurn): number {
  const parts: readonly { type: string; text?: unknown; base64?: unknown; note?: unknown }[] = [...question, ...answer];
  return parts.reduce((sum, { text, base64, note }) => {
    return [text, base64, note].reduce((all: number, each) => all + (typeof each === 'string' ? each.length : 0), sum);
  }, 0);
}
