import type { ErrorCauses } from '../../protocol/error-causes.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import type { ErrorSentencesOf } from './error-sentences.ts';
import { plural } from './plural.ts';

type RequestCode = Extract<
  keyof ErrorCauses,
  `${string}_gone` | 'forbidden' | 'conflict' | 'code_wrong' | 'overloaded' | 'rate_limited' | 'interrupted'
>;

const LOOK_AGAIN = 'Look at the list again.';
const NEW_CODE = `Run ${ASIDE_COMMAND} pair where Aside runs, for a new one.`;

/** Errors of what somebody may ask for, and of what is not there any more. */
export const requestErrors = {
  forbidden: {
    general: () => ['This needs a key.', 'Pair this client with the companion.'],
    key: () => ['Without a key only questions on this connection are possible.', 'Connect with a key.'],
    local_key: () => [
      'Only the computer that Aside runs on may manage the keys.',
      'Do it there, in the terminal or in the panel.',
    ],
    only_rotated: () => ['This computer’s own key can’t be revoked.', 'Replace it with a new one instead.'],
    needs_pairing: () => [
      'Pages and selections only go to a companion that this browser is paired with. Nothing was sent.',
      'Pair this browser (Companion… behind the model’s name, at the top). Then ask again.',
    ],
  },
  conflict: { general: () => ['This id is in use for another question.', 'Ask with a new id.'] },
  turn_gone: { general: () => ['This answer is not here any more.', 'Ask again.'] },
  conversation_gone: {
    general: () => ['This conversation is not here any more.', 'Start a new conversation.'],
    followed: () => ['The conversation that this question follows is not here any more.', 'Start a new conversation.'],
    exported: () => ['This conversation is not here.', 'Choose another, or export all.'],
    stays_in_sight: () => [
      'The companion no longer has this conversation: it was deleted, or it was temporary and is over.',
      'What you see here stays. Ask again, and the answer starts afresh without what was said before.',
    ],
  },
  operation_gone: {
    general: () => ['This has ended already.', LOOK_AGAIN],
    stopped: () => ['This was stopped from elsewhere.', 'Begin again.'],
  },
  client_gone: { general: () => ['No client has this key any more.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['This is not the code.', 'Compare it with the code that is shown.'],
    tries: ({ left }) => [
      `This is not the code. ${plural(left, { one: 'One more try is left.', other: (shown) => `${shown} more tries are left.` })}`,
      'Compare it with the code that is shown.',
    ],
  },
  code_gone: {
    general: () => ['This code is not good any more.', NEW_CODE],
    used: () => ['This code has been used already.', NEW_CODE],
    expired: () => ['This code has expired.', NEW_CODE],
    replaced: () => ['This code is void: a newer one was made.', NEW_CODE],
    tries: () => ['This code is void: too many wrong ones were tried.', NEW_CODE],
    rotated: () => ['This code is void: the key of the computer that showed it was replaced.', NEW_CODE],
    none: () => ['No pairing code is open.', NEW_CODE],
  },
  attachments_gone: {
    general: () => ['What went along with this question is not kept any more.', 'Attach it again, and ask.'],
    blob: () => [
      'Something that should go along with this question is not here any more.',
      'Attach it again, and ask.',
    ],
  },
  overloaded: {
    general: () => ['The companion has too much to do.', 'Wait a moment and try again.'],
    questions: () => ['Too many questions are waiting.', 'Wait until some are answered, then ask again.'],
    room: () => ['Too many questions are waiting in this room.', 'Wait until some are answered.'],
    uploads: () => [
      'Too much is on its way to the companion at once.',
      'Wait until some of it is there, then attach this again.',
    ],
    pulls: () => ['Enough models are on their way already.', 'Wait until one is there.'],
    exports: () => ['Too many exports run.', 'Wait until one is done.'],
    import: () => ['Another file is being imported.', 'Wait until it is done, then try again.'],
  },
  rate_limited: {
    general: () => ['Too many messages.', 'Wait a moment.'],
    views: () => ['This connection watches too many answers.', 'Detach from some of them.'],
  },
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
} satisfies ErrorSentencesOf<RequestCode>;
