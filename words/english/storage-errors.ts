import { ASIDE_COMMAND } from '../own-command.ts';
import type { ErrorSentencesOf } from './error-sentences.ts';

const MAKE_ROOM = 'Make room on the disk.';
const MAKE_YOURS = 'Make it yours and writable, or choose another folder with --data-dir.';
const START_AGAIN = 'Start Aside again.';

/** Errors of what keeps conversations and keys. */
export const storageErrors = {
  storage_failed: {
    general: () => ['Conversations can’t be read or kept now.', 'Try again.'],
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
      'Move it away, with the files beside it, to start a new one. Nothing in it was changed.',
    ],
    not_ours: ({ file }) => [
      `${file} is not a database of Aside’s.`,
      'Move it away, or choose another folder with --data-dir.',
    ],
    full: ({ file }) => [`There is no room left for ${file}.`, MAKE_ROOM],
    not_writable: ({ file }) => [
      `The database ${file} can’t be written.`,
      'Make its folder writable for you, or choose another with --data-dir.',
    ],
    moved: ({ file }) => [
      `The database ${file} was deleted, moved or replaced while Aside ran.`,
      'Put it back, or start Aside again to begin a new one.',
    ],
    folder_not_made: ({ folder, reason }) => [`The data folder ${folder} can’t be created (${reason}).`, MAKE_YOURS],
    file_not_made: ({ file, reason }) => [`${file} can’t be created (${reason}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} is not a file.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} belongs to another user.`, MAKE_YOURS],
    not_written: ({ file }) => [
      `Nothing could be written to ${file}.`,
      'Look whether its disk is full, over a quota or failing.',
    ],
    failed: ({ file, reason }) => [`The database ${file} failed (${reason}).`, 'Try again.'],
    updating: ({ percent }) => [`Aside is updating its history: ${percent} %.`, 'Wait until that is done.'],
    ended: () => ['Conversations can’t be stored any more.', START_AGAIN],
    stopping: () => ['The companion is stopping.', START_AGAIN],
    taken_over: () => ['Another companion has taken this turn over.', 'Ask again.'],
    revoked_for_now: () => [
      'The key is shut out only as long as this companion runs: that could not be written down.',
      'See that Aside can write to its data folder, then revoke the key again.',
    ],
  },
  internal: {
    general: () => ['Something went wrong in the companion.', 'Try again; its log has the details.'],
    not_recorded: () => ['The question could not be recorded.', 'Ask again; the log has the details.'],
    key_not_replaced: () => [
      'The key of this computer could not be replaced, and is as it was.',
      `See that Aside can write to its data folder: \`${ASIDE_COMMAND} doctor\` looks.`,
    ],
  },
} satisfies ErrorSentencesOf<'storage_failed' | 'internal'>;
