import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { TransferState, Transfers } from '../../../sidebar/transfers/transfers.ts';
import { describeImported, describePreview } from '../../../words/describe-import.ts';
import { spokenLanguage } from '../../../words/speaking.ts';
import { transferWords } from '../../../words/spoken-later.ts';
import { describeFailure } from '../describe-failure.ts';
import { ExportChoice } from './ExportChoice.tsx';
import { TransferNote } from './TransferNote.tsx';
import { TransfersElsewhere } from './TransfersElsewhere.tsx';

/** All chats leave as a file, or come as one; and how that goes. */
export function TransferBar({ transfers, hasChats }: { transfers: Transfers; hasChats: boolean }) {
  const exportButton = useRef<HTMLButtonElement>(null);
  const importButton = useRef<HTMLButtonElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const isChoosing = useSignal(false);
  const id = useId();
  const isBusy = transfers.isUnderWay.value;
  const isOpen = isChoosing.value && hasChats && !isBusy;
  return (
    <div class="transfers">
      <TransfersElsewhere transfers={transfers} />
      <TransferNote transfers={transfers} left={() => importButton.current?.focus()} />
      <div class="transfer-actions">
        {/* Not disabled: a button that is would lose the focus. */}
        <button
          type="button"
          ref={exportButton}
          class="text-button"
          aria-disabled={isBusy || !hasChats}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => {
            isChoosing.value = !isOpen;
          }}
        >
          {transferWords.exportAll}
        </button>
        {isOpen && (
          <div class="export-all" id={id}>
            <ExportChoice
              label={transferWords.exportAll}
              choose={(format) => {
                isChoosing.value = false;
                exportButton.current?.focus();
                transfers.exportChats(format, { title: transferWords.allChats, language: spokenLanguage() });
              }}
            />
          </div>
        )}
        <button
          type="button"
          ref={importButton}
          class="text-button"
          aria-disabled={isBusy}
          title={transferWords.importHint}
          onClick={() => {
            if (!isBusy) picker.current?.click();
          }}
        >
          {transferWords.importChats}
        </button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".json,.zip,application/json,application/zip"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) transfers.importFile(file);
            // So that the same one can be chosen again.
            currentTarget.value = '';
          }}
        />
      </div>
      <div class="visually-hidden" role="status">
        {announce(transfers.state.value)}
      </div>
    </div>
  );
}

/** Once for each stage: how far it has come is to be seen, and would be too much to hear. */
function announce(state: TransferState): string {
  switch (state.phase) {
    case 'none':
      return '';
    case 'exporting':
      return transferWords.exporting(0);
    case 'importing':
      return transferWords.importing(0, 0);
    case 'preview':
      return describePreview(state.preview).join(' ');
    case 'storing':
      return transferWords.storing;
    case 'exported':
      return transferWords.exported(state.name);
    case 'imported':
      return describeImported(state.preview).join(' ');
    case 'failed':
      return describeFailure(state.problem);
  }
}
