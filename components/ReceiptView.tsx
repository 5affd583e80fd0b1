import { FileText } from 'lucide';
import { type AnySource, isKnownSource } from '../protocol/question-parts.ts';
import { describeSize } from '../words/describe-size.ts';
import { words } from '../words/english/panel.ts';
import { Icon } from './Icon.tsx';
import { Quote } from './Quote.tsx';

/** What goes or went along with a question: a quote as it stands in its page, or a page by its title and size. */
export function ReceiptView({ receipt }: { receipt: AnySource }) {
  if (!isKnownSource(receipt)) return <Named title={words.unknownSource} />;
  const { type, title, url, chars = 0, omittedChars, excerpt = '' } = receipt;
  if (type === 'selection') return <Quote text={excerpt} source={title} omittedChars={omittedChars} />;
  return <Named title={title || url} address={url} size={describeSize(chars, omittedChars)} />;
}

function Named({ title, address, size }: { title: string; address?: string; size?: string }) {
  return (
    <p class="receipt" title={address}>
      <Icon of={FileText} />
      <span class="receipt-title" dir="auto">
        {title}
      </span>
      {size !== undefined && <span class="receipt-size">{size}</span>}
    </p>
  );
}
