import { X } from 'lucide-preact';
import type { TransfersModel } from '../../../sidebar/transfers/transfers-model.ts';
import { words } from '../../words.ts';
import { transferWords } from './transfer-words.ts';

/** How the last transfer is, or what came of it; `left`: the button that was pressed is gone. */
export function TransferNote({ transfers, left }: { transfers: TransfersModel; left: () => void }) {
  const state = transfers.state.value;
  if (state.phase === 'none') return null;
  // What has come to its last part is taken over, whatever is said now.
  const canCancel = state.phase === 'exporting' || (state.phase === 'importing' && state.share < 1);
  return (
    <div class={state.phase === 'failed' ? 'transfer-note is-failed' : 'transfer-note'}>
      {state.phase === 'exporting' && <p>{transferWords.exporting(state.bytes)}</p>}
      {state.phase === 'importing' && <p>{transferWords.importing(state.share)}</p>}
      {state.phase === 'exported' && <p>{transferWords.exported(state.name)}</p>}
      {state.phase === 'imported' && <p>{transferWords.imported(state.chats)}</p>}
      {state.phase === 'failed' && (
        <p>
          <b>{state.problem.title}.</b> {state.problem.message} {state.problem.cure}
        </p>
      )}
      {canCancel && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            transfers.cancel();
            left();
          }}
        >
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
          <X />
        </button>
      )}
    </div>
  );
}
