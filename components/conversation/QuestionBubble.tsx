import { useSignal } from '@preact/signals';
import { FileText, Pencil } from 'lucide-preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TurnModel } from '../../client/models/turn-model.ts';
import type { Receipt } from '../../protocol/attachment.ts';
import { Quote } from '../Quote.tsx';
import { askedFor, describeSize, words } from '../words.ts';
import { EditQuestion } from './EditQuestion.tsx';

/** What was asked, with what went along: quotes as they stood in the page, pages as a receipt. */
export function QuestionBubble({ turn, edit }: { turn: TurnModel; edit: (message: string) => void }) {
  const isEditing = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const question = turn.question === '' ? askedFor(turn.task, turn.receipts) : turn.question;
  // What a task asked for by itself was never typed.
  const canEdit = turn.canRetry && turn.question !== '' && turn.terminal.value !== null;
  useLayoutEffect(() => {
    if (wasEditing.current && !isEditing.value) button.current?.focus();
    wasEditing.current = isEditing.value;
  }, [isEditing.value]);
  if (isEditing.value) {
    return (
      <EditQuestion
        question={turn.question}
        done={(message) => {
          isEditing.value = false;
          if (message !== null && message !== turn.question) edit(message);
        }}
      />
    );
  }
  return (
    <div class="question-line">
      {canEdit && (
        <button
          type="button"
          ref={button}
          class="icon-button question-edit"
          title={words.edit}
          onClick={() => {
            isEditing.value = true;
          }}
        >
          <Pencil />
        </button>
      )}
      <div class="question">
        <h2 class="visually-hidden">{words.questionLabel}</h2>
        {turn.receipts.map((receipt, index) => (
          <ReceiptView key={index} receipt={receipt} />
        ))}
        {question !== '' && <p class="question-text">{question}</p>}
      </div>
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
