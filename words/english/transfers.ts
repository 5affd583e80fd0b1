import type { ImportPreview, OddChat } from '../../protocol/import-preview.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { bytes as formatBytes, percent } from './amounts.ts';
import { number } from './tongue.ts';

/** What is said of chats that leave as files and come as such. */
export const transferWords = {
  exportChat: (title: string) => `Export “${title}”`,
  exportAll: 'Export all',
  /** What a file of all chats is called. */
  allChats: 'Aside chats',
  exportAs: 'Export as',
  markdown: 'Markdown',
  markdownHint: 'To read',
  json: 'JSON',
  jsonHint: 'To import again',
  exporting: (bytes: number) => (bytes === 0 ? 'Exporting…' : `Exporting… ${formatBytes(bytes)}`),
  exported: (name: string) => `Exported as “${name}”`,
  importChats: 'Import…',
  importHint: 'An export of Aside, Page Assist, Open WebUI or ChatGPT: the JSON file, or ChatGPT’s ZIP',
  importing: (share: number, chats: number) => {
    if (share === 0) return 'Importing…';
    if (share === 1) return 'Importing… Reading the file';
    if (chats === 0) return `Importing… ${percent(share)}`;
    return chats === 1
      ? `Importing… ${percent(share)}, 1 chat`
      : `Importing… ${percent(share)}, ${number(chats)} chats`;
  },
  preview: ({ chats, program }: ImportPreview) => {
    if (chats === 0) return 'This file has no chats that can be imported.';
    const from = program === 'Aside' ? '' : ` from ${program}`;
    return chats === 1 ? `1 chat${from} can be imported.` : `${number(chats)} chats${from} can be imported.`;
  },
  nothingNew: 'There is nothing new in this file.',
  continued: (count: number) =>
    count === 1 ? '1 chat has new messages.' : `${number(count)} chats have new messages.`,
  known: (count: number) => (count === 1 ? '1 chat is already here.' : `${number(count)} chats are already here.`),
  files: (count: number) =>
    count === 1 ? '1 image or file can’t be imported.' : `${number(count)} images and files can’t be imported.`,
  skipped: (count: number) => (count === 1 ? '1 chat can’t be imported.' : `${number(count)} chats can’t be imported.`),
  incomplete: (count: number) =>
    count === 1 ? '1 chat will be missing a part.' : `${number(count)} chats will be missing parts.`,
  /** A chat that has no title, by where it stands in the file. */
  chatAt: (place: number) => `Chat ${number(place)} in the file`,
  whichChats: 'Which chats?',
  oddChat: ({ reason, count }: OddChat) => {
    if (reason !== 'left_out') return ODD_CHATS[reason] ?? 'can’t be read';
    return count === 1 ? '1 message or source can’t be read' : `${number(count)} messages or sources can’t be read`;
  },
  more: (count: number) => `and ${number(count)} more`,
  importNow: 'Import',
  storing: 'Importing… Saving the chats',
  exportedElsewhere: (share: number) =>
    share === 0 ? 'Chats are being exported elsewhere' : `Chats are being exported elsewhere: ${percent(share)}`,
  importedElsewhere: (share: number) =>
    share === 0 ? 'Chats are being imported elsewhere' : `Chats are being imported elsewhere: ${percent(share)}`,
  savedElsewhere: (share: number) =>
    share === 0
      ? 'Imported chats are being saved elsewhere'
      : `Imported chats are being saved elsewhere: ${percent(share)}`,
  waitsElsewhere: 'An import elsewhere is waiting to be confirmed',
  stopExport: 'Cancel the export',
  stopImport: 'Cancel the import',
  imported: (count: number) => {
    if (count === 0) return 'No chats in this file';
    return count === 1 ? '1 chat imported' : `${number(count)} chats imported`;
  },
} as const;

const ODD_CHATS: Record<string, string> = {
  no_messages: 'has no messages',
  not_a_chat: 'is not a chat',
  broken_off: 'breaks off: the rest of the file is missing',
  too_large: 'is too large',
  too_deep: 'is too large',
  too_many_messages: `has more than ${number(LIMITS.importTurns)} questions`,
  too_many_chats: `is beyond the first ${number(LIMITS.importConversations)}`,
};
