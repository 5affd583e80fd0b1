import { X } from 'lucide-preact';
import type { Receipt } from '../../protocol/attachment.ts';
import { ReceiptView } from '../ReceiptView.tsx';
import { words } from '../words.ts';

/** What will go along with the question: all of it can be seen, and taken out again. */
export function AttachmentChips(props: {
  receipts: readonly Receipt[];
  /** Just landed while nobody was looking at the composer. */
  isNew: boolean;
  /** Gets the place among `receipts`. */
  remove: (index: number) => void;
}) {
  if (props.receipts.length === 0) return null;
  return (
    <ul class={props.isNew ? 'chips is-new' : 'chips'} aria-label={words.sentAlong}>
      {props.receipts.map((receipt, index) => (
        <li key={`${receipt.kind} ${receipt.url} ${receipt.excerpt}`} class="chip">
          <ReceiptView receipt={receipt} />
          <button
            type="button"
            class="icon-button"
            title={words.remove(nameOf(receipt))}
            onClick={() => props.remove(index)}
          >
            <X />
          </button>
        </li>
      ))}
    </ul>
  );
}

function nameOf({ kind, title, url }: Receipt): string {
  return `${kind === 'page' ? words.thisPage : words.selection}: ${title || url}`;
}
