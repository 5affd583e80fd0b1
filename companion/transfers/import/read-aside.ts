import * as v from 'valibot';
import { type Attachment, AttachmentSchema, countChars } from '../../../protocol/attachment.ts';
import { TASKS } from '../../../protocol/client-messages.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { CancelledSchema, DoneSchema, TurnErrorSchema, UsageSchema } from '../../../protocol/turn-events.ts';
import { separateThoughts } from '../../prompts/thought-separator.ts';
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportedTurn } from '../../store/exported-conversation.ts';
import { importError } from '../import-error.ts';
import type { ReadChat } from './finish-chat.ts';
import { type Fields, isRecord, toList, toRecord, toText, toTime } from './read-values.ts';

const ShortTextSchema = v.pipe(v.string(), v.maxLength(10_000));
const TaskSchema = v.fallback(v.picklist(TASKS), 'chat');
const TitleSourceSchema = v.fallback(v.picklist(['question', 'model', 'person']), 'question');
const SourceSchema = v.pipe(
  AttachmentSchema,
  v.transform((source) => ({
    ...source,
    title: toText(source.title),
    url: toText(source.url),
    language: toText(source.language),
    text: toText(source.text),
  })),
);
/** What an error tells besides its code. */
const ParamsSchema = v.pipe(
  v.record(v.string(), v.union([ShortTextSchema, v.pipe(v.number(), v.finite())])),
  v.maxEntries(16),
);
/** Older exports have errors as sentences. */
const EarlierErrorSchema = v.looseObject({
  type: v.literal('error'),
  params: v.optional(v.never()),
  message: v.string(),
  cure: v.string(),
});
/** Null for what runs, and for an end that is not known here: the text stays. */
const TerminalSchema = v.fallback(
  v.nullable(
    v.variant('type', [
      v.object({ ...v.omit(DoneSchema, ['turn', 'seq']).entries, usage: v.fallback(v.nullable(UsageSchema), null) }),
      v.omit(CancelledSchema, ['turn', 'seq']),
      v.object({ ...v.omit(TurnErrorSchema, ['turn', 'seq']).entries, params: ParamsSchema }),
    ]),
  ),
  null,
);

/** The chats of an export of ours; undefined when it is none. @throws {StoreError} `bad_import`: a newer Aside wrote it */
export function findAsideChats(file: unknown): readonly unknown[] | undefined {
  if (!isRecord(file) || file.format !== EXPORT_FORMAT) return undefined;
  if (file.version !== EXPORT_VERSION) {
    throw importError('The file is of a version that this Aside does not know.', 'Update Aside, then import it again.');
  }
  return toList(file.conversations);
}

export function readAsideChat(chat: Fields): ReadChat {
  const turns: Turn[] = [];
  /** What turns are called here, by what the file calls them: ids may be missing or there twice. */
  const names = new Map<unknown, string | null>();
  let leftOut = 0;
  for (const value of toList(chat.turns)) {
    const fields = toRecord(value);
    const { sources, unread } = readSources(fields.attachments);
    // What follows a turn that can't be read follows what is before that; what follows none begins a branch.
    const parent = names.get(fields.parent) ?? null;
    const turn = { ...readTurn(fields, sources), turn: String(turns.length), parent };
    const isEmpty = !turn.message && !turn.content && !turn.thinking && sources.length === 0;
    const isReadable = isRecord(value) && !(isEmpty && !isSaid(fields));
    leftOut += isReadable ? unread + countUnread(fields) : 1;
    if (isReadable) turns.push(turn);
    if (typeof fields.turn === 'string') names.set(fields.turn, isReadable ? turn.turn : parent);
  }
  return {
    title: toText(chat.title),
    titleSource: v.parse(TitleSourceSchema, chat.titleSource),
    pinned: chat.pinned === true,
    createdAt: toTime(chat.createdAt),
    usedAt: toTime(chat.usedAt),
    turns,
    leftOut,
  };
}

type Turn = NonNullable<ReadChat['turns']>[number];
type ReadTurn = Omit<Turn, 'turn' | 'parent'>;

function readTurn(fields: Fields, attachments: readonly Attachment[]): ReadTurn {
  return {
    task: v.parse(TaskSchema, fields.task),
    message: toText(fields.message),
    attachments,
    ...readAnswer(fields),
    model: toText(fields.model),
    terminal: v.parse(TerminalSchema, withParams(fields.terminal)) as ExportedTurn['terminal'],
    askedAt: toTime(fields.askedAt),
  };
}

function withParams(terminal: unknown): unknown {
  if (!v.is(EarlierErrorSchema, terminal)) return terminal;
  const { message, cure, ...rest } = terminal;
  return { ...rest, params: { cause: 'earlier_words', message, cure } };
}

/** Older exports have the thoughts of some models in their text. */
function readAnswer(fields: Fields): Pick<Turn, 'content' | 'thinking'> {
  const content = toText(fields.content);
  const thinking = toText(fields.thinking);
  return thinking === '' ? separateThoughts(content) : { content, thinking };
}

/** Whether a turn is meant to be empty, as one is that was stopped before it said anything. */
function isSaid({ message, content }: Fields): boolean {
  return typeof message === 'string' && typeof content === 'string';
}

function countUnread({ message, content }: Fields): number {
  return [message, content].filter((text) => typeof text !== 'string' && text !== null && text !== undefined).length;
}

function readSources(value: unknown): { sources: readonly Attachment[]; unread: number } {
  const all = toList(value);
  const sources: Attachment[] = [];
  let chars = 0;
  for (const each of all.slice(0, LIMITS.attachments)) {
    const { success, output } = v.safeParse(SourceSchema, each);
    if (!success || chars + countChars(output) > LIMITS.attachmentChars) continue;
    chars += countChars(output);
    sources.push(output);
  }
  return { sources, unread: all.length - sources.length };
}
