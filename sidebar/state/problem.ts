import type { ErrorReason } from '../../protocol/error-causes.ts';
import type { CredentialsReason } from '../access/credentials.ts';
import type { RequestFailureCode } from '../connection/request-failure.ts';

/** Why a request has no answer; empty where the companion gave its own reason. */
export interface Unanswered {
  why?: RequestFailureCode;
  /** What was thrown, when it is none of these. */
  said?: string;
}

interface At {
  address: string;
}

/** To copy and run. */
interface Command {
  command: string;
}

/** What the other end, or the browser, said itself; may be empty. */
interface Said {
  said: string;
}

interface Server extends At {
  kind: string;
  /** The model that can't be asked; without it the built-in reader answers meanwhile. */
  chosen?: string;
}

/** What can become of a request. */
export type RequestProblemCode =
  | 'chats_not_listed'
  | 'more_chats_not_listed'
  | 'search_failed'
  | 'not_shared'
  | 'sharing_not_changed'
  | 'not_renamed'
  | 'not_pinned'
  | 'not_unpinned'
  | 'not_deleted'
  | 'not_restored'
  | 'chats_not_changed'
  | 'not_all_selected'
  | 'chat_not_shown'
  | 'not_exported'
  | 'not_imported'
  | 'settings_not_shown'
  | 'settings_not_set'
  | 'model_not_pulled'
  | 'model_not_changed';

/** All that can be wrong, by code, with what its sentences are given. */
export interface ProblemParams extends Record<RequestProblemCode, Unanswered> {
  chat_not_there: object;
  not_for_guests: Command;
  file_too_large: { megabytes: number };
  file_no_text: object;
  archive_unreadable: object;
  file_unreadable: object;
  server_unreachable: Server;
  server_refuses: Server;
  server_not_ready: Server;
  server_without_model: Server;
  ollama_without_model: At & Command;
  no_model_can_chat: { model: string; count: number } & Command;
  model_cannot_chat: { model: string };
  /** Without a command when a shell could not take the name. */
  model_gone: { model: string } & Command;
  companion_not_running: At;
  companion_unreachable: At & { secure: boolean };
  extension_refused: At & Command & { origin: string };
  not_paired_any_more: At & Command;
  not_paired_yet: Command;
  key_unusable: CredentialsReason;
  key_unreadable: Said;
  companion_not_proved: At;
  not_aside: At;
  companion_silent: At;
  companion_hung_up: Said;
  companion_stopped: At;
  message_too_large: object;
  key_wanted: At & Command;
  key_unknown: At;
  extension_forbidden: At & Command & Said & { origin: string };
  no_common_version: Said;
  too_many_messages: object;
  too_many_connections: At;
  companion_updating: { percent: number };
  companion_not_ready: object;
  companion_failed: Said;
  shared_chat_lost: object;
  removed_from_room: object;
  room_ended: object;
  not_a_member: object;
  connection_lost: At;
  connection_closed: Said & { closeCode: number };
  /** The part that knows why can't be loaded; its sentences can. */
  connection_unexplained: object;
}

/** What is wrong, and what its sentences are given. */
export type ProblemReason = { [C in keyof ProblemParams]: { code: C; params: ProblemParams[C] } }[keyof ProblemParams];

/** Something that is wrong; its sentences are chosen where it is shown. */
export type Problem = ProblemReason & {
  /** The companion's reason, where it gave one. */
  error?: ErrorReason;
  /** Whether trying again by hand can help. */
  retryable: boolean;
  /** Whether a model can be downloaded from here, which is the cure. */
  pullable?: boolean;
  /** Whether pairing this browser with the companion is a cure. */
  pairable?: boolean;
};
