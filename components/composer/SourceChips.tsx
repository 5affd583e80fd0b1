import { X } from 'lucide';
import { type AnySource, isKnownSource } from '../../protocol/question-parts.ts';
import { receiptWords, words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { ReceiptView } from '../ReceiptView.tsx';

/** What will go along with the question: all of it can be seen, and taken out again. */
export function SourceChips(props: {
  receipts: readonly AnySource[];
  /** Addresses of images, by hash. */
  previews?: ReadonlyMap<string, string> | undefined;
  /** Just landed while the focus was elsewhere. */
  isNew: boolean;
  /** Gets the index among `receipts`. */
  remove: (index: number) => void;
}) {
  if (props.receipts.length === 0) return null;
  return (
    <ul class={props.isNew ? 'chips is-new' : 'chips'} aria-label={words.sentAlong}>
      {props.receipts.map((receipt, index) => (
        <li key={`${receipt.type} ${receipt.url} ${receipt.excerpt} ${receipt.title} ${receipt.blob}`} class="chip">
          <ReceiptView receipt={receipt} preview={props.previews?.get(String(receipt.blob))} />
          <button
            type="button"
            class="icon-button"
            title={words.remove(nameOf(receipt))}
            onClick={() => props.remove(index)}
          >
            <Icon of={X} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function nameOf(receipt: AnySource): string {
  if (!isKnownSource(receipt)) return words.unknownSource;
  const { type, title, url, turn } = receipt;
  if (turn !== undefined) return receiptWords.fromAnswer;
  return `${receiptWords.kinds[type]}: ${title || url}`;
}
