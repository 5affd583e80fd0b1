import type { ErrorCauses } from '../../protocol/error-causes.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import type { ErrorSentencesOf } from './error-sentences.ts';
import { number, plural } from './tongue.ts';

type RequestCode = Extract<
  keyof ErrorCauses,
  | `${string}_gone`
  | 'file_unreadable'
  | 'forbidden'
  | 'conflict'
  | 'code_wrong'
  | 'overloaded'
  | 'rate_limited'
  | 'interrupted'
>;

const LOOK_AGAIN = 'Check the list again.';
const ATTACH_PART = 'Attach a part of it.';
const NEW_CODE = `Run ${ASIDE_COMMAND} pair where Aside runs, for a new one.`;

const ANOTHER_LINK = 'Ask the person who sent it for a new one.';

/** Errors of what somebody may ask for, and of what is not there any more. */
export const requestErrors = {
  forbidden: {
    general: () => ['This needs a key.', 'Pair this client with the companion.'],
    key: () => ['Without a key you can only ask questions on this connection.', 'Connect with a key.'],
    local_key: () => [
      'Keys can only be managed on the computer that Aside runs on.',
      'Do it there, in the terminal or in the panel.',
    ],
    administrator: () => ['Only an administrator of this companion can do that.', 'Ask one of them.'],
    other_person: () => [
      'Only that person can do this, or somebody at the computer that Aside runs on.',
      'Ask them, or do it there, in the terminal.',
    ],
    one_person: () => ['This companion is used by one person.', 'Start it with --people to invite others.'],
    only_rotated: () => ['This computer’s own key can’t be revoked.', 'Replace it with a new one instead.'],
    member: () => ['You’re a guest in this chat, and can’t do anything else here.', 'Ask the person who shared it.'],
    reader: () => ['You can read this chat, but not ask in it.', 'Ask the person who shared it for another link.'],
    words_alone: () => [
      'In a shared chat you can only ask in words.',
      'Ask without attachments or settings of your own.',
    ],
    needs_pairing: () => [
      'Pages and selections are only sent to a paired companion. Nothing was sent.',
      'Pair this browser (click the model’s name at the top, then Companion…). Then ask again.',
    ],
  },
  conflict: {
    general: () => ['This id is in use for another question.', 'Ask with a new id.'],
    prompt_changed: () => ['This prompt was changed somewhere else meanwhile.', 'Save yours as another prompt.'],
  },
  turn_gone: { general: () => ['This answer is no longer here.', 'Ask again.'] },
  conversation_gone: {
    general: () => ['This chat is no longer here.', 'Start a new chat.'],
    followed: () => ['The chat that this question belongs to is no longer here.', 'Start a new chat.'],
    exported: () => ['This chat is not here.', 'Choose another, or export all.'],
    temporary: () => [
      'A temporary chat can’t be shared, because it isn’t kept.',
      'Start a chat that is kept, and share that.',
    ],
    stays_in_sight: () => [
      'The companion no longer has this chat. It was deleted, or it was a temporary chat that has ended.',
      'What you see here stays. If you ask again, the model won’t know what was said before.',
    ],
  },
  operation_gone: {
    general: () => ['This has already ended.', LOOK_AGAIN],
    stopped: () => ['This was stopped somewhere else.', 'Begin again.'],
  },
  client_gone: { general: () => ['No client has this key now.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['That isn’t the code.', 'Compare it with the code that is shown.'],
    tries: ({ left }) => [
      `That isn’t the code. ${plural(left, { one: 'One more try is left.', other: (shown) => `${shown} more tries are left.` })}`,
      'Compare it with the code that is shown.',
    ],
  },
  code_gone: {
    general: () => ['This code no longer works.', NEW_CODE],
    used: () => ['This code has been used already.', NEW_CODE],
    expired: () => ['This code has expired.', NEW_CODE],
    replaced: () => ['This code is no longer valid: a newer one was made.', NEW_CODE],
    tries: () => ['This code is no longer valid: too many wrong ones were tried.', NEW_CODE],
    rotated: () => ['This code is no longer valid: the key of the computer that showed it was replaced.', NEW_CODE],
    none: () => ['No pairing code is open.', NEW_CODE],
  },
  link_gone: {
    general: () => ['This link doesn’t work.', ANOTHER_LINK],
    used: () => ['This link has been used already.', ANOTHER_LINK],
    expired: () => ['This link has expired.', ANOTHER_LINK],
    revoked: () => ['This link was revoked.', ANOTHER_LINK],
    ended: () => ['This chat is no longer shared.', ANOTHER_LINK],
    full: () => ['This chat can’t be shared with more people.', 'Ask the person who shared it to make room.'],
  },
  attachments_gone: {
    general: () => ['The attachments of this question are no longer kept.', 'Attach them again, then ask.'],
    blob: () => ['An attachment of this question is no longer here.', 'Attach it again, then ask.'],
  },
  file_unreadable: {
    general: () => ['This file can’t be read.', 'Save it in another format.'],
    pdf_encrypted: () => ['This PDF is locked with a password.', 'Attach a copy without it.'],
    pdf_broken: () => ['This PDF is damaged.', 'Attach a repaired copy.'],
    pdf_without_text: () => ['The pages of this PDF are pictures without text.', 'Attach them as images.'],
    pdf_slow: () => ['Reading this PDF takes too long.', ATTACH_PART],
    pdf_memory: () => ['Reading this PDF takes too much memory.', ATTACH_PART],
  },
  overloaded: {
    general: () => ['The companion has too much to do.', 'Wait a moment and try again.'],
    person_turns: ({ most }) => [
      `You can’t have more questions waiting at once (limit: ${number(most)}).`,
      'Wait until one is answered.',
    ],
    person_questions: ({ most, minutes }) => [
      `You have asked as many questions as you can in an hour (${number(most)}).`,
      `Ask again in ${number(minutes)}\u00a0min.`,
    ],
    person_clients: ({ most }) => [
      `You can’t pair more browsers (limit: ${number(most)}).`,
      'Remove one in the settings first, then pair this one again.',
    ],
    people: ({ most }) => [`No more people can use this companion (limit: ${number(most)}).`, 'Delete somebody first.'],
    questions: () => ['Too many questions are waiting.', 'Wait until some are answered, then ask again.'],
    draining: () => ['This companion is about to stop.', 'Ask again in a moment.'],
    room: () => ['Too many questions are waiting in this room.', 'Wait until some are answered.'],
    pulls: () => ['Too many models are being downloaded at once.', 'Wait until one is finished.'],
    uploads: () => ['Too many uploads are running at once.', 'Wait until some are finished, then attach this again.'],
    links: () => ['This chat can’t have more links.', 'Remove one of them first.'],
    exports: () => ['Too many exports are running.', 'Wait until one is done.'],
    recordings: () => ['Too much is being recorded at once.', 'Wait a moment, then record again.'],
    transcriptions: () => ['Too many recordings are being transcribed.', 'Wait a moment, then record again.'],
    import: () => ['Another file is being imported.', 'Wait until it is done, then try again.'],
  },
  rate_limited: {
    general: () => ['Too many messages.', 'Wait a moment.'],
    views: () => ['This connection is watching too many answers.', 'Close some of them.'],
  },
  interrupted: {
    general: () => ['The companion was stopped while it was answering.', 'Ask again when it’s running.'],
    restarted: () => [
      'The companion was restarted while it worked on this answer. The text so far is kept.',
      'Ask again.',
    ],
    no_key: () => [
      'The connection to the companion broke, and answers can’t be resumed without a key. The text so far is kept.',
      'Ask again.',
    ],
  },
} satisfies ErrorSentencesOf<RequestCode>;
