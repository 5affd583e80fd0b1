import { X } from 'lucide';
import type { Transfers } from '../../../sidebar/transfers/transfers.ts';
import { inLine } from '../../../words/in-line.ts';
import { words } from '../../../words/spoken.ts';
import { transferWords } from '../../../words/spoken-later.ts';
import { Icon } from '../../Icon.tsx';
import { problemWords } from '../../problem-words.ts';
import { ImportedNote } from './ImportedNote.tsx';
import { ImportPreviewNote } from './ImportPreviewNote.tsx';

/** How the last transfer is, or what came of it; `left`: the button that was pressed is gone. */
export function TransferNote({ transfers, left }: { transfers: Transfers; left: () => void }) {
  const state = transfers.state.value;
  if (state.phase === 'none') return null;
  function cancel(): void {
    transfers.cancel();
    left();
  }
  function confirm(): void {
    transfers.confirm();
    left();
  }
  if (state.phase === 'preview') return <ImportPreviewNote preview={state.preview} confirm={confirm} cancel={cancel} />;
  const failure = state.phase === 'failed' ? problemWords(state.problem) : null;
  return (
    <div class={state.phase === 'failed' ? 'transfer-note is-failed' : 'transfer-note'}>
      {state.phase === 'exporting' && <p>{transferWords.exporting(state.bytes)}</p>}
      {state.phase === 'importing' && <p>{transferWords.importing(state.share, state.chats)}</p>}
      {state.phase === 'storing' && <p>{transferWords.storing}</p>}
      {state.phase === 'exported' && <p>{transferWords.exported(state.name)}</p>}
      {state.phase === 'imported' && <ImportedNote preview={state.preview} />}
      {failure && failure.title !== '' && (
        <p>
          <b>{failure.title}.</b> {inLine(failure)}
        </p>
      )}
      {transfers.isUnderWay.value && (
        <button type="button" class="text-button" onClick={cancel}>
          {words.cancel}
        </button>
      )}
      {!transfers.isUnderWay.value && (
        <button
          type="button"
          class="icon-button"
          title={words.dismiss}
          onClick={() => {
            transfers.dismiss();
            left();
          }}
        >
          <Icon of={X} />
        </button>
      )}
    </div>
  );
}
