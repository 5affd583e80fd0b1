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

interface File {
  file: string;
}

type Nothing = Record<never, never>;

/**
 * What may be behind an error, by its code: each cause with what its sentence has to say. `general` stands for the code
 * alone, and is what is said of a cause that only a newer Aside knows. The sentences stand in `words/`.
 */
export interface ErrorCauses extends Record<ErrorCode, { general: Nothing }> {
  bad_message: {
    general: Nothing;
    /** `reason` names the field, in English, for the author of the client. */
    not_understood: { reason: string };
    /** The peer's answer was not understood. */
    unread_answer: Nothing;
    hello_twice: Nothing;
    /** `pair`, from a caller with a key. */
    has_key: Nothing;
    /** A place in a list. */
    unknown_place: Nothing;
    /** An attachment has a text and names a blob. */
    two_contents: Nothing;
    not_an_image: Nothing;
    /** `name` is that of a parameter, which has to be a number from `least` to `most`. */
    parameter_number: { name: string; least: number; most: number };
    parameter_whole: { name: string; least: number; most: number };
    parameter_choice: { name: string; choices: string };
    /** In words, and so many characters at most. */
    parameter_text: { name: string; most: number };
    parameter_count: { most: number };
    /** Neither a chat nor a model was named. */
    parameter_of_nothing: Nothing;
    /** So many prompts at most. */
    prompt_count: { most: number };
    /** So many characters of all prompts at most. */
    prompt_chars: { most: number };
    not_text: Nothing;
    upload_id_in_use: Nothing;
    upload_late: Nothing;
    upload_too_much: Nothing;
    upload_other_bytes: Nothing;
    /** `audio_end` without `audio`. */
    audio_not_begun: Nothing;
    audio_late: Nothing;
    /** The recording is of another format than was said. */
    audio_other: { format: string; found: string };
    /** It is not of the format that was said, nor of any that is known. */
    audio_unclear: { format: string };
    export_id_in_use: Nothing;
    /** A part of a file that does not follow the one before. */
    import_order: Nothing;
    /** Nothing waits for `confirm`. */
    import_not_waiting: Nothing;
    import_memory: Nothing;
    import_newer: Nothing;
    import_not_json: Nothing;
    import_zip: Nothing;
    import_sqlite: Nothing;
    import_pdf: Nothing;
    import_markup: Nothing;
    import_markdown: Nothing;
    import_json_lines: Nothing;
    import_damaged_json: Nothing;
    /** An export of another program. */
    import_program: { program: string };
    /** JSON of another kind: a list of `count` things; `fields` are the names of some of their fields, or empty. */
    import_list: { count: number; fields: string };
    import_other: { fields: string };
  };
  unknown_type: {
    general: Nothing;
    not_understood: { reason: string };
    /** `clear` in the shared room. */
    no_history: Nothing;
  };
  message_too_long: {
    general: Nothing;
    question: Sizes;
    attachments: Sizes;
    attached_text: Sizes;
    /** All of it, in one message. */
    frame: Nothing;
    attached_bytes: { megabytes: number };
    upload: { megabytes: number };
    audio_bytes: { megabytes: number };
    audio_seconds: { seconds: number };
    import: { megabytes: number };
  };
  forbidden: {
    general: Nothing;
    key: Nothing;
    /** Only `local.key` may. */
    local_key: Nothing;
    /** Only administrators may. */
    administrator: Nothing;
    /** Only that person may, or `local.key`. */
    other_person: Nothing;
    /** There is one person here. */
    one_person: Nothing;
    /** `local.key` is replaced, never revoked. */
    only_rotated: Nothing;
    /** A member of a room may do nothing but what belongs to that room. */
    member: Nothing;
    /** A member that may read alone. */
    reader: Nothing;
    /** A member asks in words, and of the model that answers in the room. */
    words_alone: Nothing;
    /** Pages and selections only go to a companion that has proved that it knows the key. Nothing was sent. */
    needs_pairing: Nothing;
  };
  empty_message: {
    general: Nothing;
    /** A recording without a byte of sound. */
    no_audio: Nothing;
    /** It is no louder than a quiet room. */
    silence: Nothing;
    /** The transcriber heard none. */
    no_words: Nothing;
  };
  conflict: {
    general: Nothing;
    /** Its words were changed since. */
    prompt_changed: Nothing;
  };
  conversation_gone: {
    general: Nothing;
    /** The one that a question follows. */
    followed: Nothing;
    /** The one to export. */
    exported: Nothing;
    /** The one to share is temporary, and others would never find it again. */
    temporary: Nothing;
    /** What is in sight stays. */
    stays_in_sight: Nothing;
  };
  operation_gone: { general: Nothing; stopped: Nothing };
  code_wrong: { general: Nothing; tries: { left: number } };
  code_gone: {
    general: Nothing;
    used: Nothing;
    expired: Nothing;
    replaced: Nothing;
    tries: Nothing;
    rotated: Nothing;
    none: Nothing;
  };
  link_gone: { general: Nothing; used: Nothing; expired: Nothing; revoked: Nothing; ended: Nothing; full: Nothing };
  attachments_gone: { general: Nothing; blob: Nothing };
  file_unreadable: {
    general: Nothing;
    pdf_encrypted: Nothing;
    pdf_broken: Nothing;
    /** Its pages are pictures, as a scanner makes them. */
    pdf_without_text: Nothing;
    pdf_slow: Nothing;
    pdf_memory: Nothing;
  };
  overloaded: {
    general: Nothing;
    /** So many turns of one person may wait and run. */
    person_turns: { most: number };
    /** So many questions of one person in an hour; the next one in so many minutes. */
    person_questions: { most: number; minutes: number };
    /** So many clients one person may pair. */
    person_clients: { most: number };
    /** So many persons may use the companion. */
    people: { most: number };
    pulls: Nothing;
    questions: Nothing;
    /** It is about to stop: another companion, or the next one, takes the same question. */
    draining: Nothing;
    room: Nothing;
    uploads: Nothing;
    links: Nothing;
    exports: Nothing;
    import: Nothing;
    recordings: Nothing;
    transcriptions: Nothing;
  };
  rate_limited: { general: Nothing; views: Nothing };
  interrupted: {
    general: Nothing;
    /** It was restarted meanwhile, and the text so far is in sight. */
    restarted: Nothing;
    /** The connection broke, and an answer can't be taken up again without a key. */
    no_key: Nothing;
  };
  storage_failed: {
    general: Nothing;
    folder_in_use: { folder: string };
    file_in_use: File;
    newer_version: File;
    damaged: File;
    not_ours: File;
    full: File;
    not_writable: File;
    moved: File;
    /** `reason` is the system's word for it. */
    folder_not_made: { folder: string; reason: string };
    file_not_made: File & { reason: string };
    not_a_file: File;
    foreign_file: File;
    not_written: File;
    /** `reason` is SQLite's number. */
    failed: File & { reason: number };
    /** PostgreSQL can't be reached, `reason` in the system's word or its own; what is said meanwhile is saved once it can. */
    database_away: { database: string; reason: string };
    /** PostgreSQL gave one thing up: it waited for what somebody else holds, or had too much to read. */
    database_slow: { database: string };
    /** PostgreSQL refused. `reason` is its code. */
    database_failed: { database: string; reason: string };
    /** It is brought to a new version first. */
    updating: { percent: number };
    ended: Nothing;
    stopping: Nothing;
    /** Another companion runs the turn now. */
    taken_over: Nothing;
    /** A key was revoked, and that could not be written down. */
    revoked_for_now: Nothing;
  };
  internal: {
    general: Nothing;
    not_recorded: Nothing;
    /** What companions share while turns run can't be asked now. */
    others_away: Nothing;
    /** `local.key` could not be replaced. */
    key_not_replaced: Nothing;
  };
  upstream_unreachable: {
    general: Nothing;
    /** `reason` is the system's word for it. */
    no_answer: NamedServer & { reason: string };
    no_such_host: NamedServer;
    timed_out: NamedServer & { seconds: number };
    /** Nothing that turns speech into text was found. */
    no_transcriber: Nothing;
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
    /** It can't read a recording of this format, or this one. */
    audio_unread: NamedServer & Said & { format: string };
    bad_option: NamedServer & Said;
    /** Nothing can be called so there. */
    bad_model_name: { model: string };
    /** A server of that kind has no such work. */
    not_manageable: NamedServer;
    /** The model wants a newer server. */
    server_too_old: NamedServer & Said & { model: string };
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
    /** The server's disk is full. */
    disk_full: NamedServer & Said & { model: string };
    /** The server does not reach the place where models come from. */
    registry_unreachable: NamedServer & Said & { model: string };
    pull_failed: NamedServer & Said & { model: string };
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
    /** Where models come from there is none of this name. */
    not_in_library: NamedServer & { model: string };
    /** The companion has no such server. */
    no_server: Nothing;
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
