import { FileText } from 'lucide-preact';
import type { TurnModel } from '../../client/models/turn-model.ts';
import type { Receipt } from '../../protocol/attachment.ts';
import { Quote } from '../Quote.tsx';
import { askedFor, describeSize, words } from '../words.ts';

/** What was asked, with what went along: quotes as they stood in the page, pages as a receipt. */
export function QuestionBubble({ turn }: { turn: TurnModel }) {
  const question = turn.question === '' ? askedFor(turn.task, turn.receipts) : turn.question;
  return (
    <div class="question">
      <h2 class="visually-hidden">{words.questionLabel}</h2>
      {turn.receipts.map((receipt, index) => (
        <ReceiptView key={index} receipt={receipt} />
      ))}
      {question !== '' && <p class="question-text">{question}</p>}
    </div>
  );
}

function ReceiptView({ receipt }: { receipt: Receipt }) {
  if (receipt.kind === 'selection') {
    return <Quote text={receipt.excerpt} source={receipt.title} omittedChars={receipt.omittedChars} />;
  }
  return (
    <p class="receipt" title={receipt.url}>
      <FileText />
      <span class="receipt-title">{receipt.title || receipt.url}</span>
      <span class="receipt-size">{describeSize(receipt.chars, receipt.omittedChars)}</span>
    </p>
  );
}
