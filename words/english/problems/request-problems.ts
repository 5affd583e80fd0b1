import { type ProblemSentences, told } from './problem-sentences.ts';

const FAILURES = {
  not_connected: ['There is no connection to the companion.', 'Try again once there is one.'],
  connection_broke: ['The connection to the companion broke before it answered.', 'Try again.'],
  no_answer: ['The companion did not answer in time.', 'Try again.'],
} as const;

type Because = (given: { why?: keyof typeof FAILURES; said?: string }) => ProblemSentences;

/** With nothing given the companion has its own reason. */
function failed(title: string): Because {
  return ({ why, said = '' }) => {
    const [message, cure] = why === undefined ? [said, said === '' ? '' : 'Try again.'] : FAILURES[why];
    return told(title, message, cure);
  };
}

/** What could not be done with chats. */
export const requestProblems = {
  chats_not_listed: failed('Your chats can’t be listed'),
  more_chats_not_listed: failed('The rest of your chats can’t be listed'),
  search_failed: failed('The search failed'),
  not_renamed: failed('Couldn’t rename the chat'),
  not_pinned: failed('Couldn’t pin the chat'),
  not_unpinned: failed('Couldn’t unpin the chat'),
  not_deleted: failed('Couldn’t delete the chat'),
  not_restored: failed('Couldn’t bring the chat back'),
  chat_not_shown: failed('This chat can’t be shown'),
  not_exported: failed('Nothing was exported'),
  not_imported: failed('Nothing was imported'),
  settings_not_shown: failed('The settings can’t be shown'),
  settings_not_set: failed('The setting wasn’t kept'),
  chat_not_there: () =>
    told('That chat isn’t there any more', 'It was deleted, or it was temporary and is over.', 'This is a new chat.'),
  not_for_guests: ({ command }: { command: string }) =>
    told(
      'Your chats aren’t kept yet',
      'This browser isn’t paired with the companion, which stores nothing for a guest.',
      'Pair it: run this in Aside’s folder, and type the code that it shows.',
      command,
    ),
} as const;
