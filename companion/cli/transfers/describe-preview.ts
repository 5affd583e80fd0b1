import type { ImportPreview } from '../../../protocol/import-preview.ts';
import { transferWords } from '../../../words/spoken-later.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

/** What would come of a file, line by line. */
export function describePreview(preview: ImportPreview): string[] {
  const { skipped, incomplete, odd } = preview;
  const more = skipped + incomplete - odd.length;
  return [
    transferWords.preview({ ...preview, program: toTerminalLine(preview.program) }),
    ...(skipped > 0 ? [transferWords.skipped(skipped)] : []),
    ...(incomplete > 0 ? [transferWords.incomplete(incomplete)] : []),
    ...odd.map((chat) => `  ${toTerminalLine(chat.title) || transferWords.untitled}: ${transferWords.oddChat(chat)}`),
    ...(more > 0 ? [`  ${transferWords.more(more)}`] : []),
  ];
}
