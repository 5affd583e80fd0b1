import { useEffect, useRef } from 'preact/hooks';
import type { ImportPreview } from '../../../protocol/import-preview.ts';
import { words } from '../../../words/spoken.ts';
import { transferWords } from '../../../words/spoken-later.ts';

/** What would come of a file, before anything of it is stored. */
export function ImportPreviewNote(props: { preview: ImportPreview; confirm: () => void; cancel: () => void }) {
  const { preview } = props;
  const { chats, skipped, incomplete, odd } = preview;
  const choice = useRef<HTMLDivElement>(null);
  // The person waited for the question, which comes by itself.
  useEffect(() => choice.current?.querySelector('button')?.focus(), []);
  return (
    <div class="import-preview">
      <p>{transferWords.preview(preview)}</p>
      {skipped > 0 && <p>{transferWords.skipped(skipped)}</p>}
      {incomplete > 0 && <p>{transferWords.incomplete(incomplete)}</p>}
      {odd.length > 0 && (
        // Scrolls, so the keyboard has to reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <ul tabIndex={0}>
          {odd.map((chat, index) => (
            <li key={index}>
              <bdi>{chat.title || transferWords.untitled}</bdi>: {transferWords.oddChat(chat)}
            </li>
          ))}
          {skipped + incomplete > odd.length && <li>{transferWords.more(skipped + incomplete - odd.length)}</li>}
        </ul>
      )}
      <div class="import-choice" ref={choice}>
        {chats > 0 && (
          <button type="button" class="button" onClick={props.confirm}>
            {transferWords.importNow}
          </button>
        )}
        <button type="button" class="text-button" onClick={props.cancel}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}
