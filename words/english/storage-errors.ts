import { ASIDE_COMMAND } from '../own-command.ts';
import type { ErrorSentencesOf } from './error-sentences.ts';

const MAKE_ROOM = 'Make room on the disk.';
const MAKE_YOURS = 'Make yourself its owner and make it writable, or choose another folder with --data-dir.';
const START_AGAIN = 'Start Aside again.';

/** Errors of what keeps conversations and keys. */
export const storageErrors = {
  storage_failed: {
    general: () => ['Chats can’t be read or saved right now.', 'Try again.'],
    folder_in_use: ({ folder }) => [
      `Another Aside companion uses the data folder ${folder}.`,
      'Use that one, or stop it first. To run two, give one of them another folder with --data-dir.',
    ],
    file_in_use: ({ file }) => [`Another program uses ${file}.`, 'Close it, and start Aside again.'],
    newer_version: ({ file }) => [
      `${file} was written by a newer version of Aside.`,
      'Update Aside, or choose another folder with --data-dir.',
    ],
    damaged: ({ file }) => [
      `The database ${file} is damaged.`,
      'Move it and the files beside it somewhere else to start a new one. Nothing in it was changed.',
    ],
    not_ours: ({ file }) => [
      `${file} is not an Aside database.`,
      'Move it away, or choose another folder with --data-dir.',
    ],
    full: ({ file }) => [`There is no room left for ${file}.`, MAKE_ROOM],
    not_writable: ({ file }) => [
      `The database ${file} can’t be written.`,
      'Make its folder writable for you, or choose another with --data-dir.',
    ],
    moved: ({ file }) => [
      `The database ${file} was deleted, moved or replaced while Aside ran.`,
      'Put it back, or restart Aside to begin a new one.',
    ],
    folder_not_made: ({ folder, reason }) => [`The data folder ${folder} can’t be created (${reason}).`, MAKE_YOURS],
    file_not_made: ({ file, reason }) => [`${file} can’t be created (${reason}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} is not a file.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} belongs to another user.`, MAKE_YOURS],
    not_written: ({ file }) => [`Couldn’t write to ${file}.`, 'Check whether its disk is full, over quota or failing.'],
    failed: ({ file, reason }) => [`The database ${file} failed (${reason}).`, 'Try again.'],
    database_away: ({ database, reason }) => [
      `${database} can’t be reached (${reason}).`,
      'Start PostgreSQL. Chats are saved once it answers.',
    ],
    database_slow: ({ database }) => [`${database} took too long.`, 'Try again.'],
    database_failed: ({ database, reason }) => [
      `${database} refused (${reason}).`,
      'Check its name, user, password and rights.',
    ],
    updating: ({ percent }) => [`Aside is updating its history: ${percent}\u00a0%.`, 'Wait until it’s done.'],
    ended: () => ['Chats can no longer be stored.', START_AGAIN],
    stopping: () => ['The companion is shutting down.', START_AGAIN],
    taken_over: () => ['Another companion has taken this turn over.', 'Ask again.'],
    revoked_for_now: () => [
      'The key is blocked only while this companion runs, because that couldn’t be saved.',
      'Make sure Aside can write to its data folder, then revoke the key again.',
    ],
  },
  internal: {
    general: () => ['Something went wrong in the companion.', 'Try again. Its log has the details.'],
    others_away: () => ['The companion can’t reach what it shares with others.', 'Try again in a moment.'],
    not_recorded: () => ['The question couldn’t be saved.', 'Ask again. The log has the details.'],
    key_not_replaced: () => [
      'This computer’s key couldn’t be replaced. It is unchanged.',
      `See that Aside can write to its data folder: \`${ASIDE_COMMAND} doctor\` looks.`,
    ],
  },
} satisfies ErrorSentencesOf<'storage_failed' | 'internal'>;
