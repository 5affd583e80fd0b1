import { describeBytes, number } from '../../words.ts';

/** What is said of chats that leave as files and come as such. */
export const transferWords = {
  exportChat: (title: string) => `Export “${title}”`,
  exportAll: 'Export all',
  exportAs: 'Export as',
  markdown: 'Markdown',
  markdownHint: 'To read',
  json: 'JSON',
  jsonHint: 'To import again',
  exporting: (bytes: number) => (bytes === 0 ? 'Exporting…' : `Exporting… ${describeBytes(bytes)}`),
  exported: (name: string) => `Exported as “${name}”`,
  importChats: 'Import…',
  importHint: 'A JSON export of Aside or Page Assist',
  importing: (share: number) => {
    if (share === 0) return 'Importing…';
    return share < 1 ? `Importing… ${percent.format(share)}` : 'Importing… The chats are being stored';
  },
  imported: (count: number) => {
    if (count === 0) return 'There is no chat in this file';
    return count === 1 ? '1 chat imported' : `${number(count)} chats imported`;
  },
} as const;

const percent = new Intl.NumberFormat(undefined, { style: 'percent' });
