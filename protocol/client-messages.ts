import * as v from 'valibot';
import { TranscribeSchema } from './audio-messages.ts';
import { BlobOfferSchema, ReadSourceSchema } from './blob-messages.ts';
import { ChangeChatsSchema, FiltersRequestSchema, MatchingRequestSchema } from './chat-changes.ts';
import {
  ClientsRequestSchema,
  PairingRequestSchema,
  PairSchema,
  RevokeSchema,
  RotateSchema,
} from './client-requests.ts';
import { SettingsRequestSchema } from './companion-settings.ts';
import {
  ConversationIdSchema,
  ConversationRequestSchema,
  ConversationsRequestSchema,
  DeleteSchema,
  PinSchema,
  RenameSchema,
  RequestIdSchema,
  RestoreSchema,
  SearchRequestSchema,
} from './conversation-requests.ts';
import { ReadFileSchema } from './file-messages.ts';
import { FitRequestSchema } from './fit-messages.ts';
import { DeleteAllSchema, HoldingsRequestSchema } from './holdings.ts';
import { LIMITS } from './limits.ts';
import { ModelNameSchema } from './model-name-schema.ts';
import {
  DeleteModelSchema,
  KeepWarmSchema,
  ModelChatsRequestSchema,
  PullRequestSchema,
  SuggestionsRequestSchema,
  UnloadModelSchema,
} from './model-requests.ts';
import { openEnum } from './open-enum.ts';
import { openObject } from './open-object.ts';
import { StopSchema } from './operation-messages.ts';
import { ParametersRequestSchema, TuneSchema, WarmSchema } from './parameter-messages.ts';
import { ChangePersonSchema, InvitePersonSchema, PeopleRequestSchema, RemovePersonSchema } from './people-messages.ts';
import { PreferencesRequestSchema } from './preferences.ts';
import { ChangePromptsSchema } from './prompts.ts';
import { QuestionPartSchema, sourcesOf } from './question-parts.ts';
import {
  EndRoomSchema,
  JoinSchema,
  LeaveSchema,
  RemoveMemberSchema,
  ShareSchema,
  TypingSchema,
  UnshareSchema,
} from './room-messages.ts';
import { SUMMARY_STYLES } from './summary-styles.ts';
import { TaskSchema } from './task.ts';
import { AbortSchema, ConfirmSchema, ExportRequestSchema, ImportRequestSchema } from './transfer-messages.ts';
import { SeqSchema, TurnIdSchema } from './turn-events.ts';

/** First frame of a connection. `proof` when a key was offered; see `key-proof.ts`. */
export const HelloSchema = v.object({
  type: v.literal('hello'),
  proof: v.optional(v.pipe(v.string(), v.maxLength(128))),
  /** A random id of this installation, for fairness between clients only, never authority. */
  install: v.optional(v.pipe(v.string(), v.maxLength(64))),
});

const StyleSchema = v.pipe(openEnum(SUMMARY_STYLES), v.picklist(SUMMARY_STYLES));

/** Asks. Sent again with the same body it attaches; with another body it is a `conflict`. */
export const ChatSchema = v.object({
  type: v.literal('chat'),
  turn: TurnIdSchema,
  conversation: ConversationIdSchema,
  /** The turn that this one follows in its conversation; null for the first. */
  parent: v.nullable(TurnIdSchema),
  task: v.optional(TaskSchema, 'chat'),
  /** Of `summarise`: how it is written; none: `bullets`. */
  style: v.optional(StyleSchema),
  /**
   * What goes along, then what the person typed, at most `limits.messageChars`. There may be no words when the task says
   * what to do with the sources.
   */
  question: v.pipe(
    v.array(QuestionPartSchema),
    v.check((parts) => sourcesOf(parts).length <= LIMITS.sources, 'too many sources'),
  ),
  /** None: the model that is loaded, else the newest. A named model is never replaced by another. */
  model: v.optional(ModelNameSchema),
  /** Whether a model that can think should. None: the model's own default. */
  think: v.optional(v.boolean()),
  /** Kept in memory only, and never written to disk. A guest's conversations always are. */
  temporary: v.optional(v.boolean(), false),
  /** Written anew, and not from what was kept of an earlier time. */
  fresh: v.optional(v.boolean()),
  /**
   * It follows the newest turn that came of `parent`, also one that still waits: questions of several people that are asked
   * at once wait in order. A member of a room has to say so.
   */
  follow: v.optional(v.boolean()),
  /** BCP 47 tag that `translate` translates to, and that other tasks answer in when there is no question. */
  language: v.optional(v.pipe(v.string(), v.maxLength(35))),
});
export type ChatMessage = v.InferOutput<typeof ChatSchema>;

/** Watches a turn from after `seq`; 0 from its beginning. */
export const AttachSchema = v.object({ type: v.literal('attach'), turn: TurnIdSchema, seq: SeqSchema });
/** Stops watching; the turn goes on. */
export const DetachSchema = v.object({ type: v.literal('detach'), turn: TurnIdSchema });
export const CancelSchema = v.object({ type: v.literal('cancel'), turn: TurnIdSchema });
/** Puts a turn that waits for its parent before another one of its line, or at the end for null. */
export const ArrangeSchema = v.object({
  type: v.literal('arrange'),
  id: RequestIdSchema,
  turn: TurnIdSchema,
  before: v.nullable(TurnIdSchema),
});
/** Takes the question of such a turn back. */
export const WithdrawSchema = v.object({ type: v.literal('withdraw'), id: RequestIdSchema, turn: TurnIdSchema });

/** Asks for the list of models, once. */
export const ModelsRequestSchema = v.object({ type: v.literal('models'), id: RequestIdSchema });
/**
 * Asks to be told: of the models now and whenever they change, of prompts and preferences too; of conversations whenever
 * one does; of operations too; of one room, by its conversation. A connection watches one room at a time, and none once it
 * watches that of no conversation.
 */
export const WatchSchema = v.object({
  type: v.literal('watch'),
  topic: v.picklist(['models', 'conversations', 'operations', 'preferences', 'prompts', 'room']),
  conversation: v.optional(ConversationIdSchema),
});
/** Either side may ask whether the other is there; the answer is `pong`. */
export const PingSchema = openObject({ type: v.literal('ping') });
export const PongSchema = openObject({ type: v.literal('pong') });

/** Everything a client may send in `aside.v1`. */
export const ClientMessageSchema = v.variant('type', [
  HelloSchema,
  ChatSchema,
  AttachSchema,
  DetachSchema,
  CancelSchema,
  ArrangeSchema,
  WithdrawSchema,
  ModelsRequestSchema,
  WatchSchema,
  ConversationRequestSchema,
  ConversationsRequestSchema,
  SearchRequestSchema,
  MatchingRequestSchema,
  FiltersRequestSchema,
  ChangeChatsSchema,
  RenameSchema,
  PinSchema,
  DeleteSchema,
  RestoreSchema,
  PairSchema,
  PairingRequestSchema,
  ClientsRequestSchema,
  RevokeSchema,
  RotateSchema,
  PeopleRequestSchema,
  InvitePersonSchema,
  ChangePersonSchema,
  RemovePersonSchema,
  JoinSchema,
  ShareSchema,
  UnshareSchema,
  RemoveMemberSchema,
  EndRoomSchema,
  LeaveSchema,
  TypingSchema,
  ExportRequestSchema,
  ImportRequestSchema,
  ConfirmSchema,
  BlobOfferSchema,
  ReadFileSchema,
  TranscribeSchema,
  ReadSourceSchema,
  AbortSchema,
  StopSchema,
  PullRequestSchema,
  DeleteModelSchema,
  UnloadModelSchema,
  KeepWarmSchema,
  SuggestionsRequestSchema,
  ModelChatsRequestSchema,
  SettingsRequestSchema,
  HoldingsRequestSchema,
  DeleteAllSchema,
  PreferencesRequestSchema,
  ParametersRequestSchema,
  TuneSchema,
  WarmSchema,
  ChangePromptsSchema,
  FitRequestSchema,
  PingSchema,
  PongSchema,
]);
/** As the companion reads it, defaults filled in. */
export type ClientMessage = v.InferOutput<typeof ClientMessageSchema>;
/** As a client writes it. */
export type ClientMessageInput = v.InferInput<typeof ClientMessageSchema>;
