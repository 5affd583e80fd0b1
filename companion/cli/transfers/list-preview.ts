import type { ImportPreview } from '../../../protocol/import-preview.ts';
import { describePreview } from '../../../words/describe-import.ts';
import { transferWords } from '../../../words/spoken-later.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

/** What would come of a file, line by line, with the chats that can't come or not whole. */
export function listPreview(preview: ImportPreview): string[] {
  const { skipped, incomplete, odd } = preview;
  const more = skipped + incomplete - odd.length;
  return [
    ...describePreview({ ...preview, program: toTerminalLine(preview.program) }),
    ...odd.map((chat) => {
      const title = toTerminalLine(chat.title) || transferWords.chatAt(chat.place);
      return `  ${title}: ${transferWords.oddChat(chat)}`;
    }),
    ...(more > 0 ? [`  ${transferWords.more(more)}`] : []),
  ];
}
