import { useEffect, useRef } from 'preact/hooks';
import type { ImportPreview } from '../../../protocol/import-preview.ts';
import { describePreview } from '../../../words/describe-import.ts';
import { words } from '../../../words/spoken.ts';
import { transferWords } from '../../../words/spoken-later.ts';
import { OddChats } from './OddChats.tsx';

/** What would come of a file, before anything of it is to be seen. */
export function ImportPreviewNote(props: { preview: ImportPreview; confirm: () => void; cancel: () => void }) {
  const { preview } = props;
  const choice = useRef<HTMLDivElement>(null);
  const isUseful = preview.chats + preview.continued > 0;
  // The person waited for the question, which comes by itself.
  useEffect(() => choice.current?.querySelector('button')?.focus(), []);
  return (
    <div class="import-preview">
      {describePreview(preview).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {preview.odd.length > 0 && <OddChats preview={preview} />}
      <div class="import-choice" ref={choice}>
        {isUseful && (
          <button type="button" class="button" onClick={props.confirm}>
            {transferWords.importNow}
          </button>
        )}
        <button type="button" class="text-button" onClick={props.cancel}>
          {isUseful ? words.cancel : words.dismiss}
        </button>
      </div>
    </div>
  );
}
