import * as v from 'valibot';
import { LIMITS } from '../../../protocol/limits.ts';
import { ParametersSchema } from '../../../protocol/parameter-schemas.ts';
import { type AnswerPart, AnswerPartSchema, asKnownPart, type TextPart } from '../../../protocol/parts.ts';
import { countChars, toQuestion } from '../../../protocol/question-parts.ts';
import { MemberNameSchema } from '../../../protocol/room-messages.ts';
import { SUMMARY_STYLES } from '../../../protocol/summary-styles.ts';
import { TASKS } from '../../../protocol/task.ts';
import { CancelledSchema, DoneSchema, TurnErrorSchema, UsageSchema } from '../../../protocol/turn-events.ts';
import { separateThoughts } from '../../prompts/thought-separator.ts';
import { EXPORT_VERSION, type ExportedTurn } from '../../store/exported-conversation.ts';
import { importError } from '../import-error.ts';
import { createSourceReader } from './create-source-reader.ts';
import type { ReadChat } from './finish-chat.ts';
import { type Fields, isRecord, toList, toRecord, toText, toTime } from './read-values.ts';
import { toAnswer } from './to-answer.ts';

const ShortTextSchema = v.pipe(v.string(), v.maxLength(10_000));
const TaskSchema = v.fallback(v.picklist(TASKS), 'chat');
const StyleSchema = v.fallback(v.optional(v.picklist(SUMMARY_STYLES)), undefined);
const TitleSourceSchema = v.fallback(v.picklist(['question', 'model', 'person']), 'question');
/** What is set of a chat; values that make no sense here are a newer Aside's, and harm nobody. */
const ChatParametersSchema = v.fallback(v.optional(v.pipe(ParametersSchema, v.check(isShort))), undefined);
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
const SystemSchema = v.optional(ShortTextSchema);
/** Null for what runs, and for an end that is not known here: the text stays. */
const TerminalSchema = v.fallback(
  v.nullable(
    v.variant('type', [
      v.object({
        ...v.omit(DoneSchema, ['turn', 'seq']).entries,
        system: SystemSchema,
        usage: v.fallback(v.nullable(UsageSchema), null),
      }),
      v.object({ ...v.omit(CancelledSchema, ['turn', 'seq']).entries, system: SystemSchema }),
      v.object({
        ...v.omit(TurnErrorSchema, ['turn', 'seq']).entries,
        params: ParamsSchema,
        system: SystemSchema,
      }),
    ]),
  ),
  null,
);

/** Reads the chats of one export of ours. @throws {StoreError} `bad_import`: a newer Aside wrote it */
export function createAsideReader(version: unknown): (chat: Fields) => ReadChat {
  if (version !== 1 && version !== EXPORT_VERSION) throw importError({ cause: 'import_newer' });
  const readTurn = version === 1 ? readFirstVersion : createTurnReader();
  return (chat) => readChat(chat, readTurn);
}

/** A chat of ours in a file that has not said yet whose it is. */
export function isAsideChat(value: unknown): value is Fields {
  return isRecord(value) && Array.isArray(value.turns);
}

/** The version of an export by one of its chats. */
export function versionOf({ turns }: Fields): number {
  return toList(turns).some((turn) => 'content' in toRecord(turn)) ? 1 : EXPORT_VERSION;
}

/** What is asked and answered in a turn, and how many pieces of it can't be read; undefined when it is no turn. */
type ReadTexts = (fields: Fields) => (Pick<ExportedTurn, 'question' | 'answer'> & { unread: number }) | undefined;

function readChat(chat: Fields, readTexts: ReadTexts): ReadChat {
  const turns: Turn[] = [];
  /** What turns are called here, by what the file calls them: ids may be missing or there twice. */
  const names = new Map<unknown, string | null>();
  let leftOut = 0;
  for (const value of toList(chat.turns)) {
    const fields = toRecord(value);
    // What follows a turn that can't be read follows what is before that; what follows none begins a branch.
    const parent = names.get(fields.parent) ?? null;
    const turn = String(turns.length);
    const read = isRecord(value) ? readTexts(fields) : undefined;
    leftOut += read?.unread ?? 1;
    if (read) turns.push({ turn, parent, ...readRest(fields), question: read.question, answer: read.answer });
    if (typeof fields.turn === 'string') names.set(fields.turn, read ? turn : parent);
  }
  return {
    id: toText(chat.id),
    title: toText(chat.title),
    titleSource: v.parse(TitleSourceSchema, chat.titleSource),
    pinned: chat.pinned === true,
    archived: chat.archived === true,
    tags: toList(chat.tags).map(toText),
    createdAt: toTime(chat.createdAt),
    usedAt: toTime(chat.usedAt),
    parameters: v.parse(ChatParametersSchema, chat.parameters),
    turns,
    leftOut,
  };
}

type Turn = NonNullable<ReadChat['turns']>[number];

function readRest(fields: Fields): Pick<Turn, 'task' | 'style' | 'model' | 'terminal' | 'askedAt' | 'asker'> {
  const style = v.parse(StyleSchema, fields.style);
  return {
    task: v.parse(TaskSchema, fields.task),
    ...(style && { style }),
    model: toText(fields.model),
    terminal: v.parse(TerminalSchema, withParams(fields.terminal)) as ExportedTurn['terminal'],
    askedAt: toTime(fields.askedAt),
    ...readAsker(toRecord(fields.asker).name),
  };
}

/** A name that nobody could have in a room is none. */
function readAsker(name: unknown): Pick<Turn, 'asker'> {
  const read = v.safeParse(MemberNameSchema, name);
  return read.success ? { asker: { name: read.output } } : {};
}

function withParams(terminal: unknown): unknown {
  if (!v.is(EarlierErrorSchema, terminal)) return terminal;
  const { message, cure, ...rest } = terminal;
  return { ...rest, params: { cause: 'earlier_words', message, cure } };
}

/** Questions and answers as lists of parts. */
function createTurnReader(): ReadTexts {
  const readSources = createSourceReader();
  return ({ question, answer }) => {
    const asked = toList(question);
    const { sources, unread } = readSources(asked.filter((part) => toRecord(part).type !== 'text'));
    const said = toList(answer).map((part) => v.safeParse(AnswerPartSchema, part));
    const texts = asked.map(toRecord).filter(({ type }) => type === 'text');
    const words = texts.map((part): TextPart => ({ ...part, type: 'text', text: toText(part.text) }));
    const read = {
      question: [...sources, ...words.filter((part) => countChars(part) > 0)],
      answer: said.flatMap(({ success, output }) => (success ? [wellFormed(output as AnswerPart)] : [])),
      unread: unread + said.filter(({ success }) => !success).length + countUnread(texts.map(({ text }) => text)),
    };
    const isEmpty = read.question.length === 0 && read.answer.length === 0;
    // A turn may be meant to be empty, as one is that was stopped before it said anything.
    return isEmpty && !(Array.isArray(question) && Array.isArray(answer)) ? undefined : read;
  };
}

/** Before there were parts. */
function readFirstVersion(fields: Fields): ReturnType<ReadTexts> {
  const { message, content, thinking } = fields;
  const kinds = toList(fields.attachments).map(toRecord);
  const { sources, unread } = createSourceReader()(kinds.map(({ kind, ...source }) => ({ ...source, type: kind })));
  // The oldest exports have the thoughts of some models in their text.
  const said = toText(thinking) === '' ? separateThoughts(toText(content)) : { content, thinking };
  const question = toQuestion(toText(message), sources);
  const answer = toAnswer(toText(said.thinking), toText(said.content));
  const isEmpty = question.length === 0 && answer.length === 0;
  if (isEmpty && !(typeof message === 'string' && typeof content === 'string')) return undefined;
  return { question, answer, unread: unread + countUnread([message, content]) };
}

/** Texts that are something else. */
function countUnread(texts: readonly unknown[]): number {
  return texts.filter((text) => typeof text !== 'string' && text !== null && text !== undefined).length;
}

/** Half a character would not survive the disk. */
function wellFormed(part: AnswerPart): AnswerPart {
  const known = asKnownPart(part);
  return known?.type === 'text' || known?.type === 'thinking' ? { ...known, text: known.text.toWellFormed() } : part;
}

function isShort(parameters: object): boolean {
  return (
    Object.keys(parameters).length <= LIMITS.parameters &&
    JSON.stringify(parameters).length <= 8 * LIMITS.parameterChars
  );
}
