import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { trimQuestion } from '../../sidebar/state/trim-question.ts';
import { words } from '../../words/spoken.ts';
import { editingWords } from '../../words/spoken-later.ts';
import { readComposerKey } from '../composer/composer-keys.ts';
import { QuestionField } from '../composer/QuestionField.tsx';
import { SourceChips } from '../composer/SourceChips.tsx';

/** A question being put differently, where it stands, with or without what went along. */
export function EditQuestion(props: {
  turn: Pick<TurnState, 'question' | 'receipts'>;
  ask: (message: string, kept: readonly number[]) => void;
  cancel: () => void;
  /** What becomes of the question that stands there; default: its answer is kept. */
  hint?: string;
}) {
  const { question, receipts } = props.turn;
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSignal(question);
  const kept = useSignal(receipts.map((_, index) => index));
  const hintId = useId();
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.peek().length, text.peek().length);
  }, [text]);
  const canAsk = text.value.trim() !== '';
  const ask = () => {
    if (canAsk) props.ask(trimQuestion(text.peek()), kept.peek());
  };
  return (
    <form
      class="edit"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
      onKeyDown={(event) => {
        if (readComposerKey(event) !== 'stop') return;
        // The field is what is open; only the next Escape stops an answer.
        event.stopPropagation();
        props.cancel();
      }}
    >
      <SourceChips
        receipts={receipts.filter((_, index) => kept.value.includes(index))}
        isNew={false}
        remove={(index) => {
          kept.value = kept.peek().filter((_, other) => other !== index);
          // The button that was pressed is gone.
          field.current?.focus();
        }}
      />
      <QuestionField
        field={field}
        text={text}
        label={editingWords.label}
        placeholder=""
        describedBy={hintId}
        send={ask}
      />
      <p class="edit-hint" id={hintId}>
        {props.hint ?? editingWords.hint}
      </p>
      <div class="edit-actions">
        <button type="button" class="text-button" onClick={() => props.cancel()}>
          {words.cancel}
        </button>
        <button type="submit" class="button" disabled={!canAsk}>
          {editingWords.ask}
        </button>
      </div>
    </form>
  );
}
