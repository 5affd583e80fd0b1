import { FileText, Image } from 'lucide';
import { type AnySource, isImage, isKnownSource } from '../protocol/question-parts.ts';
import { describeSize } from '../words/describe-size.ts';
import { receiptWords, words } from '../words/spoken.ts';
import { Icon } from './Icon.tsx';
import { Quote } from './Quote.tsx';

/** What goes or went along with a question: a quote as it stands in its page, all else by its title and size. */
export function ReceiptView({ receipt, preview }: { receipt: AnySource; preview?: string | undefined }) {
  if (!isKnownSource(receipt)) return <Named title={words.unknownSource} />;
  const { type, title, url, omittedChars, excerpt = '', around = '' } = receipt;
  if (type === 'selection') {
    const source = receipt.turn === undefined ? title : receiptWords.fromAnswer;
    return <Quote text={excerpt} source={source} around={around} omittedChars={omittedChars} />;
  }
  return (
    <Named
      title={title || url}
      address={url}
      size={describeSize(receipt)}
      preview={preview}
      icon={isImage(receipt) ? Image : FileText}
    />
  );
}

function Named(props: {
  title: string;
  address?: string;
  size?: string;
  preview?: string | undefined;
  icon?: typeof FileText;
}) {
  const { title, address, size, preview, icon = FileText } = props;
  return (
    <p class="receipt" title={address}>
      {preview === undefined ? <Icon of={icon} /> : <img class="receipt-image" src={preview} alt={title} />}
      <span class="receipt-title" dir="auto">
        {title}
      </span>
      {size !== undefined && <span class="receipt-size">{size}</span>}
    </p>
  );
}
