import * as v from 'valibot';
import { AttachmentSchema, countChars } from '../../../protocol/attachment.ts';
import { TASKS } from '../../../protocol/client-messages.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { CancelledSchema, DoneSchema, TurnErrorSchema } from '../../../protocol/turn-events.ts';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportedTurn,
  type ImportedConversation,
} from './exported-conversation.ts';
import { importError } from './import-error.ts';
import {
  AnswerTextSchema,
  conversationsSchema,
  MessageTextSchema,
  ModelNameSchema,
  parseAs,
  TitleSchema,
  turnsSchema,
  WholeTimeSchema,
} from './import-schemas.ts';

const IdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const ShortTextSchema = v.pipe(v.string(), v.maxLength(10_000));

const TurnSchema = v.object({
  turn: IdSchema,
  parent: v.nullable(IdSchema),
  task: v.picklist(TASKS),
  message: MessageTextSchema,
  attachments: v.pipe(
    v.array(AttachmentSchema),
    v.maxLength(LIMITS.attachments),
    v.check(
      (attachments) =>
        attachments.reduce((sum, attachment) => sum + countChars(attachment), 0) <= LIMITS.attachmentChars,
    ),
  ),
  content: AnswerTextSchema,
  thinking: AnswerTextSchema,
  model: ModelNameSchema,
  terminal: v.nullable(
    v.variant('type', [
      v.object({ ...v.omit(DoneSchema, ['turn', 'seq']).entries, model: ModelNameSchema }),
      v.omit(CancelledSchema, ['turn', 'seq']),
      v.object({
        ...v.omit(TurnErrorSchema, ['turn', 'seq']).entries,
        message: ShortTextSchema,
        cure: ShortTextSchema,
      }),
    ]),
  ),
  askedAt: WholeTimeSchema,
});

const ConversationSchema = v.object({
  title: TitleSchema,
  titleSource: v.picklist(['question', 'model', 'person']),
  pinned: v.boolean(),
  createdAt: WholeTimeSchema,
  usedAt: WholeTimeSchema,
  turns: turnsSchema(TurnSchema),
});

const ExportSchema = v.object({ conversations: conversationsSchema(ConversationSchema) });

interface AsideExport {
  format: typeof EXPORT_FORMAT;
  version?: unknown;
}

export function isAsideExport(value: unknown): value is AsideExport {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === EXPORT_FORMAT;
}

/** @throws {StoreError} `bad_import` */
export function parseAsideExport(file: AsideExport): ImportedConversation[] {
  if (file.version !== EXPORT_VERSION) {
    throw importError('The file is of a version that this Aside does not know.', 'Update Aside, then import it again.');
  }
  const { conversations } = parseAs(ExportSchema, file);
  for (const { turns } of conversations) checkTree(turns);
  return conversations;
}

/** Parents come before their children, so there can be no cycle, and each id is there once. */
function checkTree(turns: readonly ExportedTurn[]): void {
  const known = new Set<string>();
  for (const { turn, parent } of turns) {
    if (known.has(turn))
      throw importError('In the file, two turns have the same id.', 'It may be damaged: export it again.');
    if (parent !== null && !known.has(parent)) {
      throw importError(
        'In the file, a turn follows one that is not before it.',
        'It may be damaged: export it again.',
      );
    }
    known.add(turn);
  }
}
