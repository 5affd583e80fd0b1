import { FileText } from 'lucide-preact';
import type { Receipt } from '../protocol/attachment.ts';
import { Quote } from './Quote.tsx';
import { describeSize } from './words.ts';

/** What goes or went along with a question: a quote as it stands in its page, or a page by its title and size. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { kind, title, url, chars, omittedChars, excerpt } = receipt;
  if (kind === 'selection') return <Quote text={excerpt} source={title} omittedChars={omittedChars} />;
  return (
    <p class="receipt" title={url}>
      <FileText />
      <span class="receipt-title" dir="auto">
        {title || url}
      </span>
      <span class="receipt-size">{describeSize(chars, omittedChars)}</span>
    </p>
  );
}
