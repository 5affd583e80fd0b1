import { createFailed, told } from './problem-sentences.ts';

const FAILURES = {
  not_connected: ['There is no connection to the companion.', 'Try again when it’s back.'],
  connection_broke: ['The connection to the companion broke before it answered.', 'Try again.'],
  no_answer: ['The companion didn’t answer in time.', 'Try again.'],
} as const;

const failed = createFailed(FAILURES, 'Try again.');

/** What could not be done with chats. */
export const requestProblems = {
  chats_not_listed: failed('Couldn’t load your chats'),
  more_chats_not_listed: failed('Couldn’t load the rest of your chats'),
  search_failed: failed('The search failed'),
  not_shared: failed('Couldn’t make the link'),
  sharing_not_changed: failed('Couldn’t change the sharing'),
  not_renamed: failed('Couldn’t rename the chat'),
  not_pinned: failed('Couldn’t pin the chat'),
  not_unpinned: failed('Couldn’t unpin the chat'),
  not_deleted: failed('Couldn’t delete the chat'),
  not_restored: failed('Couldn’t restore the chat'),
  chats_not_changed: failed('Couldn’t change the chats'),
  not_all_selected: failed('Couldn’t select all chats'),
  chat_not_shown: failed('Couldn’t show this chat'),
  not_exported: failed('Nothing was exported'),
  not_imported: failed('Nothing was imported'),
  settings_not_shown: failed('The settings can’t be shown'),
  settings_not_set: failed('The setting wasn’t kept'),
  model_not_pulled: failed('Couldn’t get the model'),
  model_not_changed: failed('Couldn’t do that with the model'),
  chat_not_there: () =>
    told('That chat is gone', 'It was deleted, or it was a temporary chat that has ended.', 'This is a new chat.'),
  not_for_guests: ({ command }: { command: string }) =>
    told(
      'Your chats aren’t saved yet',
      'This browser isn’t paired with the companion, and guests’ chats aren’t saved.',
      'Pair it: run this in Aside’s folder and type the code it shows.',
      command,
    ),
} as const;
