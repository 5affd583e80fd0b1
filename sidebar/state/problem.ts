import type { ErrorReason } from '../../protocol/error-causes.ts';
import type { RequestFailureCode } from '../connection/request-failure.ts';

/** Why a request has no answer; empty where the companion gave its own reason. */
export interface Unanswered {
  why?: RequestFailureCode;
  /** What was thrown, when it is none of these. */
  said?: string;
}

/** What can become of a request. */
export type RequestProblemCode =
  | 'chats_not_listed'
  | 'more_chats_not_listed'
  | 'search_failed'
  | 'not_renamed'
  | 'not_pinned'
  | 'not_unpinned'
  | 'not_deleted'
  | 'not_restored'
  | 'chat_not_shown'
  | 'not_exported'
  | 'not_imported';

/** All that can be wrong, by code, with what its sentences are given. */
export interface ProblemParams extends Record<RequestProblemCode, Unanswered> {
  chat_not_there: object;
  not_for_guests: { command: string };
  file_too_large: { megabytes: number };
  file_no_text: object;
  file_unreadable: object;
}

interface AnyProblem {
  /** The companion's reason, where it gave one. */
  error?: ErrorReason;
  /** Whether trying again by hand can help. */
  retryable: boolean;
  /** Whether pairing this browser with the companion is a cure. */
  pairable?: boolean;
}

/** The same, as far as its sentences are still made where it is found. */
export interface ToldProblem extends AnyProblem {
  title: string;
  message: string;
  /** What to do next; may be empty. */
  cure: string;
  /** A command to copy and run, when that is the cure; empty otherwise. */
  command: string;
}

/** One of them; its sentences are chosen where it is shown. */
export type CodedProblem = AnyProblem &
  { [C in keyof ProblemParams]: { code: C; params: ProblemParams[C] } }[keyof ProblemParams];

/** Something that is wrong. */
export type Problem = CodedProblem | ToldProblem;
