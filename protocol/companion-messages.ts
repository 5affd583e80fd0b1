import * as v from 'valibot';
import { HearingSchema, TranscriptSchema } from './audio-messages.ts';
import { BlobSchema, SourceContentSchema } from './blob-messages.ts';
import { ChatsChangedSchema, FiltersSchema, MatchingSchema } from './chat-changes.ts';
import { PingSchema, PongSchema } from './client-messages.ts';
import { ClientsSchema, PairedSchema, PairingEndedSchema, PairingSchema } from './client-requests.ts';
import { SettingsSchema } from './companion-settings.ts';
import {
  ChangedSchema,
  ConversationIdSchema,
  ConversationsSchema,
  OkSchema,
  RemovedSchema,
  SearchSchema,
} from './conversation-requests.ts';
import { FileTextSchema } from './file-messages.ts';
import { FitReplySchema } from './fit-messages.ts';
import { HoldingsSchema } from './holdings.ts';
import { ModelChatsSchema, PullSchema, SuggestionsSchema } from './model-requests.ts';
import { ModelSchema, UpstreamStatusSchema } from './models.ts';
import { openEnum } from './open-enum.ts';
import { openObject, openReply } from './open-object.ts';
import { OperationSchema } from './operation-messages.ts';
import { ParametersReplySchema } from './parameter-messages.ts';
import { AnswerPartSchema, ParamsSchema } from './parts.ts';
import { InvitedSchema, PeopleSchema } from './people-messages.ts';
import { PreferencesSchema } from './preferences.ts';
import { PromptsSchema } from './prompts.ts';
import { QuestionPartSchema } from './question-parts.ts';
import { JoinedSchema, MaySchema, RoomSchema, SharedSchema } from './room-messages.ts';
import { SUMMARY_STYLES } from './summary-styles.ts';
import { TASKS } from './task.ts';
import { ExportSchema, ImportSchema } from './transfer-messages.ts';
import {
  CancelledSchema,
  DoneSchema,
  ErrorCodeSchema,
  LoadingSchema,
  QueuedSchema,
  SeqSchema,
  StepSchema,
  ThinkingSchema,
  TokenSchema,
  TurnErrorSchema,
  TurnIdSchema,
} from './turn-events.ts';

/** `not_saved`: conversations are in memory only, `error` says why. */
const NoticeSchema = openObject({
  code: openEnum(['not_saved']),
  error: v.optional(openObject({ code: ErrorCodeSchema, params: ParamsSchema })),
});
export type Notice = v.InferOutput<typeof NoticeSchema>;

/** The companion's first frame. */
export const WelcomeSchema = openObject({
  type: v.literal('welcome'),
  /** Of the companion's program. */
  version: v.string(),
  /** Random per process: a turn of another epoch that was not stored is gone. */
  epoch: v.string(),
  /**
   * What this connection may do: `client` or `member` (a key was offered; in force once `hello` proved it), `guest`, or
   * `stranger`, who may `pair` or `join` and nothing else.
   */
  role: v.picklist(['guest', 'client', 'member', 'stranger']),
  /** Of a member: the only conversation that there is for it. */
  room: v.optional(openObject({ conversation: ConversationIdSchema, may: MaySchema, name: v.string() })),
  /** Of a client, where there are several persons: whose it is. */
  person: v.optional(openObject({ name: v.string(), administrator: v.boolean() })),
  features: v.array(v.string()),
  /** What a person should know before they ask, for example why nothing is saved; absent when there is nothing. */
  notice: v.optional(NoticeSchema),
  limits: openObject({
    frameBytes: v.number(),
    messageChars: v.number(),
    sourceChars: v.number(),
    sources: v.number(),
    /** Of one blob; absent where none are taken. */
    blobBytes: v.optional(v.number()),
  }),
  /** The companion's nonce; absent for guests. */
  nonce: v.optional(v.string()),
  /** Its proof of the key, or of the link, that was offered; absent when none was. */
  proof: v.optional(v.string()),
});
export type Welcome = v.InferOutput<typeof WelcomeSchema>;

/** Replaces everything a viewer has of a running or ended turn; the events after `seq` follow, a terminal among them. */
export const SnapshotSchema = openObject({
  type: v.literal('snapshot'),
  turn: TurnIdSchema,
  seq: SeqSchema,
  parts: v.array(AnswerPartSchema),
});
export type Snapshot = v.InferOutput<typeof SnapshotSchema>;

/** About no turn: `id` names the request it answers, when it answers one. */
export const ErrorSchema = openObject({
  type: v.literal('error'),
  id: v.optional(v.string()),
  /** The turn that a refused `chat`, `attach` or `cancel` named. There is no `seq`: nothing was logged. */
  turn: v.optional(TurnIdSchema),
  code: ErrorCodeSchema,
  params: ParamsSchema,
  retryable: v.boolean(),
});

/** The models that can be asked, the one that answers when none is named first. Without `id` it answers `watch`. */
export const ModelsSchema = openObject({
  type: v.literal('models'),
  id: v.optional(v.string()),
  models: v.array(ModelSchema),
  /** Models that are there and can't chat, such as those for embeddings; absent: nobody looked. */
  cannotChat: v.optional(v.array(ModelSchema)),
  /** The name of the model that answers when none is named. */
  defaultModel: v.string(),
  upstreams: v.array(UpstreamStatusSchema),
});
export type ModelsMessage = v.InferOutput<typeof ModelsSchema>;

/** One turn of a conversation as it stands: what was asked and, when it ended, the answer and its terminal. */
export const TurnRecordSchema = openObject({
  turn: TurnIdSchema,
  parent: v.nullable(TurnIdSchema),
  task: openEnum(TASKS),
  /** Of a summary: how it was asked for; absent where that was not said. */
  style: v.optional(openEnum(SUMMARY_STYLES)),
  /** What was asked; of each source its receipt. */
  question: v.array(QuestionPartSchema),
  /** `running`: attach to see the answer, which is not repeated here. */
  state: openEnum(['running', 'done', 'cancelled', 'error']),
  answer: v.array(AnswerPartSchema),
  model: v.string(),
  /** The terminal event; null while the turn runs. */
  terminal: v.nullable(v.variant('type', [DoneSchema, CancelledSchema, TurnErrorSchema])),
  /** The member of the conversation's room that asked; absent: somebody with a key of their own. */
  asker: v.optional(openObject({ name: v.string() })),
});
export type TurnRecord = v.InferOutput<typeof TurnRecordSchema>;

/** Answers `conversation`: its turns in the order they were asked. Siblings (one parent) are branches. */
export const ConversationSchema = openReply('conversation', {
  conversation: ConversationIdSchema,
  turns: v.array(TurnRecordSchema),
  /** `before` of the earlier turns; null when these are all. */
  next: v.nullable(v.string()),
  /** Empty while it has none. */
  title: v.string(),
  pinned: v.boolean(),
  temporary: v.boolean(),
});

/** After `watch` of a room: somebody asked there. */
export const AskedSchema = openObject({
  type: v.literal('asked'),
  conversation: ConversationIdSchema,
  record: TurnRecordSchema,
});

/** Everything the companion may send in `aside.v1`. */
export const CompanionMessageSchema = v.union([
  v.variant('type', [
    // First what comes by the thousand: a schema is found by trying one after the other.
    TokenSchema,
    ThinkingSchema,
    WelcomeSchema,
    QueuedSchema,
    LoadingSchema,
    StepSchema,
    DoneSchema,
    CancelledSchema,
    SnapshotSchema,
    ModelsSchema,
    ConversationSchema,
    ConversationsSchema,
    SearchSchema,
    MatchingSchema,
    FiltersSchema,
    ChatsChangedSchema,
    OkSchema,
    ChangedSchema,
    RemovedSchema,
    ExportSchema,
    ImportSchema,
    OperationSchema,
    PullSchema,
    SuggestionsSchema,
    ModelChatsSchema,
    SettingsSchema,
    HoldingsSchema,
    PreferencesSchema,
    ParametersReplySchema,
    FitReplySchema,
    PromptsSchema,
    BlobSchema,
    SourceContentSchema,
    FileTextSchema,
    HearingSchema,
    TranscriptSchema,
    PairedSchema,
    PairingSchema,
    PairingEndedSchema,
    ClientsSchema,
    PeopleSchema,
    InvitedSchema,
    JoinedSchema,
    SharedSchema,
    RoomSchema,
    AskedSchema,
    PingSchema,
    PongSchema,
  ]),
  TurnErrorSchema,
  ErrorSchema,
]);
export type CompanionMessage = v.InferOutput<typeof CompanionMessageSchema>;
export type ErrorMessage = v.InferOutput<typeof ErrorSchema>;
