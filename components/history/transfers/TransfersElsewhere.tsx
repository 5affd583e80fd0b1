import type { OperationMessage } from '../../../protocol/operation-messages.ts';
import type { Transfers } from '../../../sidebar/transfers/transfers.ts';
import { words } from '../../../words/spoken.ts';
import { transferWords } from '../../../words/spoken-later.ts';

/** What others export and import, how far it is, and its end. */
export function TransfersElsewhere({ transfers }: { transfers: Transfers }) {
  const all = transfers.elsewhere.value;
  if (all.length === 0) return null;
  return (
    <ul class="transfers-elsewhere">
      {all.map((operation) => (
        <li key={operation.operation} class="transfer-note">
          <p>{describe(operation)}</p>
          <button
            type="button"
            class="text-button"
            aria-label={operation.kind === 'export' ? transferWords.stopExport : transferWords.stopImport}
            onClick={() => transfers.stopElsewhere(operation.operation)}
          >
            {words.cancel}
          </button>
        </li>
      ))}
    </ul>
  );
}

function describe({ kind, code, done, total }: OperationMessage): string {
  const share = total > 0 ? Math.min(done / total, 1) : 0;
  if (kind === 'export') return transferWords.exportedElsewhere(share);
  if (code === 'waiting') return transferWords.waitsElsewhere;
  return code === 'storing' ? transferWords.savedElsewhere(share) : transferWords.importedElsewhere(share);
}
