import type { ExportFormat } from '../../../protocol/transfer-messages.ts';
import { transferWords } from '../../../words/spoken-later.ts';

/** In what form chats are to leave. `label` says which. */
export function ExportChoice(props: { label: string; choose: (format: ExportFormat) => void }) {
  return (
    <fieldset class="export-choice" aria-label={props.label}>
      <span aria-hidden="true">{transferWords.exportAs}</span>
      <button
        type="button"
        class="text-button"
        title={transferWords.markdownHint}
        onClick={() => props.choose('markdown')}
      >
        {transferWords.markdown}
      </button>
      <button type="button" class="text-button" title={transferWords.jsonHint} onClick={() => props.choose('json')}>
        {transferWords.json}
      </button>
    </fieldset>
  );
}
