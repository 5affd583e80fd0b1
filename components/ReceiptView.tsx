import { FileText } from 'lucide-preact';
import { isKnownKind, type Receipt } from '../protocol/attachment.ts';
import { Quote } from './Quote.tsx';
import { describeSize, words } from './words.ts';

/** What goes or went along with a question: a quote as it stands in its page, or a page by its title and size. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { kind, title, url, chars, omittedChars, excerpt } = receipt;
  if (kind === 'selection') return <Quote text={excerpt} source={title} omittedChars={omittedChars} />;
  return (
    <p class="receipt" title={url}>
      <FileText />
      <span class="receipt-title" dir="auto">
        {isKnownKind(receipt) ? title || url : words.unknownSource}
      </span>
      {isKnownKind(receipt) && <span class="receipt-size">{describeSize(chars, omittedChars)}</span>}
    </p>
  );
}
