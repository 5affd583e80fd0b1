import type { ErrorCode } from './error-codes.ts';

/** A model server in a sentence. */
export interface NamedServer {
  /** Its kind: `ollama`, `openai`, or one that only a newer Aside knows. */
  server: string;
  /** As a person would type it. */
  address: string;
}

/** In one line and in whatever language it was said; empty when nothing was. */
interface Said {
  said: string;
}

/** How much it is, and the most that is taken: characters, or things attached. */
interface Sizes {
  count: number;
  most: number;
}

type Nothing = Record<never, never>;

/**
 * What may be behind an error, by its code: each cause with what its sentence has to say. `general` stands for the code
 * alone, and is what is said of a cause that only a newer Aside knows. The sentences stand in `words/`.
 */
export interface ErrorCauses extends Record<ErrorCode, { general: Nothing }> {
  bad_message: {
    general: Nothing;
    /** The peer's answer was not understood. */
    unread_answer: Nothing;
  };
  message_too_long: {
    general: Nothing;
    question: Sizes;
    attachments: Sizes;
    attached_text: Sizes;
    /** All of it, in one message. */
    frame: Nothing;
  };
  forbidden: {
    general: Nothing;
    /** Pages and selections only go to a companion that has proved that it knows the key. Nothing was sent. */
    needs_pairing: Nothing;
  };
  storage_failed: {
    general: Nothing;
    /** A key was revoked, and that could not be written down. */
    revoked_for_now: Nothing;
  };
  conversation_gone: {
    general: Nothing;
    /** What is in sight stays. */
    stays_in_sight: Nothing;
  };
  interrupted: {
    general: Nothing;
    /** It was restarted meanwhile, and the text so far is in sight. */
    restarted: Nothing;
    /** The connection broke, and an answer can't be taken up again without a key. */
    no_key: Nothing;
  };
  upstream_unreachable: {
    general: Nothing;
    /** `reason` is the system's word for it. */
    no_answer: NamedServer & { reason: string };
    no_such_host: NamedServer;
    timed_out: NamedServer & { seconds: number };
    /** The server that has the model, or may have it, does not answer. */
    model_away: NamedServer & { model: string };
  };
  upstream_busy: {
    general: Nothing;
    too_many_requests: NamedServer & Said;
    busy: NamedServer & Said;
    queue_full: NamedServer;
    loading_model: NamedServer;
  };
  upstream_refused: {
    general: Nothing;
    wants_key: NamedServer & Said & { status: number };
    not_let_in: NamedServer & Said;
    unknown_path: NamedServer & { status: number };
    too_long: NamedServer;
    host_not_accepted: NamedServer;
    not_signed_in: NamedServer & { model: string };
    bad_option: NamedServer & Said;
    /** It answers, and does not know Ollama's chat. */
    no_chat: NamedServer;
    not_this_kind: NamedServer;
    not_this_kind_status: NamedServer & { status: number };
    redirected: NamedServer & { target: string };
    redirected_somewhere: NamedServer;
    /** `reason` is the system's word for it. */
    not_http: NamedServer & { reason: string };
    refused: NamedServer & Said & { status: number };
  };
  upstream_failed: {
    general: Nothing;
    /** A proxy does not reach it. */
    behind_proxy: NamedServer & Said;
    not_available: NamedServer;
    /** A proxy waited too short a time. */
    proxy_gave_up: NamedServer & Said & { status: number };
    failed: NamedServer & Said & { status: number };
    /** With a page instead of words: it may be a proxy. */
    failed_with_page: NamedServer & { status: number };
    /** It failed in a stream that had begun. */
    failed_midway: NamedServer & Said;
    broke_before: NamedServer;
    broke_midway: NamedServer;
    not_understood: NamedServer;
    no_memory: Said & { model: string };
    runner_failed: Said & { model: string };
    endless: NamedServer;
    garbled: NamedServer;
    ended_early: NamedServer;
    said_nothing: NamedServer;
  };
  upstream_silent: { general: Nothing; silent: NamedServer & { seconds: number } };
  model_not_found: {
    general: Nothing;
    at_server: NamedServer & { model: string };
    here: { model: string; server: string };
    /** A server answers, and has no model at all. */
    none: NamedServer;
    /** None of its models can chat: `model`, and so many others. */
    none_can_chat: NamedServer & { model: string; others: number };
  };
  model_unsupported: {
    general: Nothing;
    chat: { model: string };
    /** It turns text into numbers. */
    only_search: { model: string };
    images: { model: string };
    thinking: { model: string };
    tools: { model: string };
  };
  context_overflow: {
    general: Nothing;
    overflow: { server: string };
    counted: { server: string; promptTokens: number; contextTokens: number };
  };
}

type CauseParams<Causes> = {
  [K in keyof Causes]: K extends 'general' ? { cause?: never } : { cause: K } & Causes[K];
}[keyof Causes];

/** What an error of that code tells besides: the cause, where one is known, and what its sentence has to say. */
export type ErrorParams<C extends ErrorCode = ErrorCode> = C extends ErrorCode ? CauseParams<ErrorCauses[C]> : never;

/** An error that an earlier version of Aside kept as sentences, which are all that is known of it. */
export interface EarlierWords {
  cause: 'earlier_words';
  message: string;
  cure: string;
}

/** What went wrong, as the code and what its sentence has to say. A newer peer may know more of both. */
export interface ErrorReason {
  code: string;
  params: Record<string, unknown>;
}
