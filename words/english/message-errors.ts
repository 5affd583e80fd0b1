import type { ErrorSentencesOf } from './error-sentences.ts';
import { number } from './tongue.ts';

const CHOOSE = 'Choose an export of Aside, Page Assist, Open WebUI or ChatGPT.';
const IMPORT_AGAIN = 'Import the file again.';
const RECORD_AGAIN = 'Record it again.';
const ATTACH_AGAIN = 'Attach it again.';

const notJson = (what: string) => [`The file is not readable JSON: it is ${what}.`, CHOOSE] as const;
const withFields = (fields: string): string => (fields === '' ? '' : ` with ${fields}`);

/** Errors of what a message, or a file that came in messages, says. */
export const messageErrors = {
  bad_message: {
    general: () => ['The companion did not understand the request.', 'Update Aside.'],
    not_understood: ({ reason }) => [`The message was not understood: ${reason}.`, ''],
    unread_answer: () => [
      'The companion’s answer was not understood.',
      'Update Aside: it may be older than the companion.',
    ],
    hello_twice: () => ['The greeting was already sent.', ''],
    has_key: () => ['Only callers without a key may pair.', ''],
    unknown_place: () => ['That place in the list is unknown.', 'Load the list again.'],
    two_contents: () => ['A source has a text and names a blob.', 'Send one of the two.'],
    not_an_image: () => ['This is not an image that models can read.', 'Attach a PNG, JPEG, GIF or WebP image.'],
    parameter_number: ({ name, least, most }) => [
      `${name} has to be a number from ${number(least)} to ${number(most)}.`,
      'Set another value.',
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} has to be a whole number from ${number(least)} to ${number(most)}.`,
      'Set another value.',
    ],
    parameter_choice: ({ name, choices }) => [`${name} has to be one of these: ${choices}.`, 'Set another value.'],
    parameter_text: ({ name, most }) => [`${name} may have ${number(most)} characters at most.`, 'Shorten it.'],
    parameter_count: ({ most }) => [`No more than ${number(most)} values can be set.`, 'Reset some of them.'],
    prompt_count: ({ most }) => [`A library may have ${number(most)} prompts at most.`, 'Delete some of them.'],
    prompt_chars: ({ most }) => [
      `A library may have ${number(most)} characters at most.`,
      'Shorten or delete some prompts.',
    ],
    parameter_of_nothing: () => ['The values are for no chat and no model.', 'Name one of the two.'],
    not_text: () => ['This isn’t text.', 'Attach a text file.'],
    upload_id_in_use: () => ['An upload with this id is already running.', 'Give it another id.'],
    upload_late: () => ['The rest of it didn’t arrive in time.', ATTACH_AGAIN],
    upload_too_much: () => ['More of it arrived than was asked for.', ATTACH_AGAIN],
    upload_other_bytes: () => ['Its content isn’t what was announced.', ATTACH_AGAIN],
    audio_not_begun: () => ['No recording has started.', 'Send `audio` first.'],
    audio_late: () => ['The rest of the recording didn’t arrive in time.', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `The recording is ${found}, and was announced as ${format}.`,
      `Announce it as ${found}.`,
    ],
    audio_unclear: ({ format }) => [`The recording is not ${format}, or it is damaged.`, RECORD_AGAIN],
    export_id_in_use: () => ['An export with this id is under way.', 'Give it another id.'],
    import_order: () => ['This part does not follow the one before.', IMPORT_AGAIN],
    import_not_waiting: () => ['No file is waiting to be imported.', IMPORT_AGAIN],
    import_memory: () => ['The file is too big to read at once.', 'Export less at once.'],
    import_newer: () => [
      'The file is from a version that this Aside doesn’t know.',
      'Update Aside, then import it again.',
    ],
    import_not_json: () => ['The file is not JSON.', CHOOSE],
    import_zip: () => notJson('a ZIP archive: unpack it, and choose the file conversations.json or chats in it'),
    import_sqlite: () => notJson('a database of SQLite'),
    import_pdf: () => notJson('a PDF'),
    import_markup: () => notJson('an HTML or XML page'),
    import_markdown: () => notJson('a Markdown text, which is only for reading: export the chats as JSON'),
    import_json_lines: () => notJson('a list of JSON lines, which Aside can’t import'),
    import_damaged_json: () => notJson('JSON that is damaged or breaks off: export it again'),
    import_program: ({ program }) => [`The file is an export of ${program}, which Aside can’t read.`, CHOOSE],
    import_list: ({ count, fields }) => [
      `Aside doesn’t know this kind of export: it contains a list of ${number(count)} ${count === 1 ? 'thing' : 'things'}${withFields(fields)}.`,
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `Aside doesn’t know this kind of export: it contains something else${withFields(fields)}.`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['The companion does not know this kind of request.', 'Update Aside.'],
    not_understood: ({ reason }) => [`The message was not understood: ${reason}.`, ''],
    no_history: () => ['The shared room has no history to clear.', ''],
  },
  message_too_long: {
    general: () => ['That is larger than the companion accepts.', 'Send less of it.'],
    question: ({ count, most }) => [
      `The question has ${number(count)} characters; the companion accepts ${number(most)}.`,
      'Shorten it, or ask in several steps.',
    ],
    attachments: ({ count, most }) => [
      `${number(count)} pages and selections are attached; the companion accepts ${number(most)} at once.`,
      'Remove some of them.',
    ],
    attached_text: ({ count, most }) => [
      `The attached text has ${number(count)} characters; the companion accepts ${number(most)}.`,
      'Select the part that matters and ask about that.',
    ],
    frame: () => [
      'The question and what is attached to it are larger than the companion accepts in one message.',
      'Remove an attachment, or select the part that matters and ask about that.',
    ],
    attached_bytes: ({ megabytes }) => [
      `The attachments are larger than ${megabytes}\u00a0MB.`,
      'Remove some of them.',
    ],
    audio_bytes: ({ megabytes }) => [`The recording is larger than ${megabytes}\u00a0MB.`, 'Say less at once.'],
    audio_seconds: ({ seconds }) => [`The recording is longer than ${number(seconds)} seconds.`, 'Say less at once.'],
    upload: ({ megabytes }) => [`It is larger than ${megabytes}\u00a0MB.`, 'Attach something smaller.'],
    import: ({ megabytes }) => [`The file is larger than ${megabytes}\u00a0MB.`, 'Export fewer chats at once.'],
  },
  empty_message: {
    general: () => ['The question is empty.', 'Type a question.'],
    no_audio: () => ['The recording is empty.', 'Check that the microphone is on, then record again.'],
    silence: () => ['The recording is silent.', 'Check that the right microphone is on, then record again.'],
    no_words: () => ['No words were heard in the recording.', 'Speak closer to the microphone, then record again.'],
  },
} satisfies ErrorSentencesOf<'bad_message' | 'unknown_type' | 'message_too_long' | 'empty_message'>;
