import { FileText, X } from 'lucide-preact';
import type { Attachment } from '../../protocol/attachment.ts';
import { Quote } from '../Quote.tsx';
import { describeSize, words } from '../words.ts';

/** What will go along with the question: all of it can be seen, and taken out again. */
export function AttachmentChips(props: {
  attachments: readonly Attachment[];
  /** Just landed while nobody was looking at the composer. */
  isNew: boolean;
  remove: (attachment: Attachment) => void;
}) {
  if (props.attachments.length === 0) return null;
  return (
    <ul class={props.isNew ? 'chips is-new' : 'chips'} aria-label={words.sentAlong}>
      {props.attachments.map((attachment) => (
        <li
          key={`${attachment.kind} ${attachment.url} ${attachment.kind === 'selection' ? attachment.text : ''}`}
          class="chip"
        >
          <Content attachment={attachment} />
          <button
            type="button"
            class="icon-button"
            title={words.remove(nameOf(attachment))}
            onClick={() => props.remove(attachment)}
          >
            <X />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Content({ attachment }: { attachment: Attachment }) {
  const { kind, title, url, text, omittedChars } = attachment;
  if (kind === 'selection') return <Quote text={text} source={title} omittedChars={omittedChars} />;
  return (
    <p class="receipt" title={url}>
      <FileText />
      <span class="receipt-title">{title || url}</span>
      <span class="receipt-size">{describeSize(text.length, omittedChars)}</span>
    </p>
  );
}

function nameOf(attachment: Attachment): string {
  return `${attachment.kind === 'page' ? words.thisPage : words.selection}: ${attachment.title || attachment.url}`;
}
