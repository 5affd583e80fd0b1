import type { ImportPreview } from '../../../protocol/import-preview.ts';
import { describeImported } from '../../../words/describe-import.ts';
import { transferWords } from '../../../words/spoken-later.ts';
import { OddChats } from './OddChats.tsx';

/** What came of a file, and on demand which of its chats did not come, or not whole. */
export function ImportedNote({ preview }: { preview: ImportPreview }) {
  return (
    <div class="imported">
      {describeImported(preview).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {preview.odd.length > 0 && (
        <details>
          <summary>{transferWords.whichChats}</summary>
          <OddChats preview={preview} />
        </details>
      )}
    </div>
  );
}
