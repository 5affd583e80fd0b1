import type { ErrorCauses } from '../../protocol/error-causes.ts';
import type { ErrorSentencesOf, Sentences } from './error-sentences.ts';
import { number } from './number.ts';
import { upstreamErrors } from './upstream-errors.ts';

export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['The companion did not understand the request.', 'Update Aside.'],
    unread_answer: () => [
      'The companion gave an answer that was not understood.',
      'This Aside may be older than the companion: update it.',
    ],
  },
  unknown_type: { general: () => ['The companion does not know this kind of request.', 'Update Aside.'] },
  empty_message: { general: () => ['The question is empty.', 'Type a question.'] },
  message_too_long: {
    general: () => ['That is larger than the companion takes.', 'Send less of it.'],
    question: ({ count, most }) => [
      `The question has ${number(count)} characters; the companion takes ${number(most)}.`,
      'Shorten it, or ask in several steps.',
    ],
    attachments: ({ count, most }) => [
      `${number(count)} pages and selections are attached; the companion takes ${number(most)} at once.`,
      'Remove some of them.',
    ],
    attached_text: ({ count, most }) => [
      `The attached text has ${number(count)} characters; the companion takes ${number(most)}.`,
      'Select the part that matters and ask about that.',
    ],
    frame: () => [
      'The question and what is attached to it are larger than the companion takes in one message.',
      'Remove an attachment, or select the part that matters and ask about that.',
    ],
  },
  forbidden: {
    general: () => ['This needs a key.', 'Pair this client with the companion.'],
    needs_pairing: () => [
      'Pages and selections only go to a companion that this browser is paired with. Nothing was sent.',
      'Pair this browser (Companion… behind the model’s name, at the top). Then ask again.',
    ],
  },
  conflict: { general: () => ['This id is in use for another question.', 'Ask with a new id.'] },
  turn_gone: { general: () => ['This answer is not here any more.', 'Ask again.'] },
  conversation_gone: {
    general: () => ['This conversation is not here any more.', 'Start a new conversation.'],
    stays_in_sight: () => [
      'The companion no longer has this conversation: it was deleted, or it was temporary and is over.',
      'What you see here stays. Ask again, and the answer starts afresh without what was said before.',
    ],
  },
  operation_gone: { general: () => ['This has ended already.', 'Look at the list again.'] },
  client_gone: { general: () => ['No client has this key any more.', 'Look at the list again.'] },
  code_wrong: { general: () => ['This is not the code.', 'Compare it with the code that is shown.'] },
  code_gone: { general: () => ['This code is not good any more.', 'Get a new code.'] },
  attachments_gone: {
    general: () => ['What went along with this question is not kept any more.', 'Attach it again, and ask.'],
  },
  overloaded: { general: () => ['The companion has too much to do.', 'Wait a moment and try again.'] },
  rate_limited: { general: () => ['Too many requests.', 'Wait a moment and try again.'] },
  interrupted: {
    general: () => ['The companion was stopped while it answered.', 'Ask again once it runs.'],
    restarted: () => [
      'The companion was restarted while it worked on this answer. The text so far is kept here.',
      'Ask again.',
    ],
    no_key: () => [
      'The connection to the companion broke, and without a key an answer can’t be taken up again. The text so far is kept here.',
      'Ask again.',
    ],
  },
  storage_failed: {
    general: () => ['Conversations can’t be read or kept now.', 'Try again.'],
    revoked_for_now: () => [
      'The key is shut out only as long as this companion runs: that could not be written down.',
      'See that Aside can write to its data folder, then revoke the key again.',
    ],
  },
  internal: { general: () => ['Something went wrong in the companion.', 'Try again; its log has the details.'] },
} satisfies ErrorSentencesOf<keyof ErrorCauses>;

/** Of a code that only a newer Aside knows. */
export const unknownError = (): Sentences => [
  'Something went wrong that only a newer Aside can explain.',
  'Update Aside.',
];
