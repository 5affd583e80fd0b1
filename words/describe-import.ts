import type { ImportPreview } from '../protocol/import-preview.ts';
import { transferWords } from './spoken-later.ts';

/** What would come of a file, in sentences. */
export function describePreview(preview: ImportPreview): string[] {
  const { chats, continued, known, incomplete } = preview;
  const isNothing = chats === 0 && continued === 0;
  const first = isNothing && known > 0 ? transferWords.nothingNew : transferWords.preview(preview);
  return [
    ...(chats > 0 || isNothing ? [first] : []),
    ...describeOthers(preview),
    ...(incomplete > 0 ? [transferWords.incomplete(incomplete)] : []),
  ];
}

/** What came of it, in sentences. */
export function describeImported(preview: ImportPreview): string[] {
  return [...(preview.chats > 0 ? [transferWords.imported(preview.chats)] : []), ...describeOthers(preview)];
}

function describeOthers({ continued, known, skipped, files }: ImportPreview): string[] {
  return [
    ...(continued > 0 ? [transferWords.continued(continued)] : []),
    ...(known > 0 ? [transferWords.known(known)] : []),
    ...(skipped > 0 ? [transferWords.skipped(skipped)] : []),
    ...(files > 0 ? [transferWords.files(files)] : []),
  ];
}
