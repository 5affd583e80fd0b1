import { told } from './problem-sentences.ts';

const NOTHING_IMPORTED = 'Nothing was imported';

/** What can be wrong with a file of chats. */
export const transferProblems = {
  file_too_large: ({ megabytes }: { megabytes: number }) =>
    told(NOTHING_IMPORTED, `The file is larger than ${megabytes}\u00a0MB.`, 'Export fewer chats at once.'),
  file_no_text: () => told(NOTHING_IMPORTED, 'The file is not a text file.', 'If it is a ZIP archive, unpack it.'),
  archive_unreadable: () =>
    told(NOTHING_IMPORTED, 'No chats can be read in this archive.', 'Unpack it, and choose conversations.json.'),
  file_unreadable: () => told(NOTHING_IMPORTED, 'The file can’t be read.', 'Choose it again.'),
} as const;
