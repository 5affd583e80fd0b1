import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { readComposerKey } from '../composer/composer-keys.ts';
import { QuestionField } from '../composer/QuestionField.tsx';
import { words } from '../words.ts';

/** A question being put differently, where it stands. `done` gets the new words, or null when all stays as it was. */
export function EditQuestion(props: { question: string; done: (message: string | null) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useSignal(props.question);
  const hintId = useId();
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.peek().length, text.peek().length);
  }, [text]);
  const canAsk = text.value.trim() !== '';
  const ask = () => {
    if (canAsk) props.done(text.peek().trim());
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
        props.done(null);
      }}
    >
      <QuestionField field={field} text={text} label={words.editLabel} placeholder="" describedBy={hintId} send={ask} />
      <p class="edit-hint" id={hintId}>
        {words.editHint}
      </p>
      <div class="edit-actions">
        <button type="button" class="text-button" onClick={() => props.done(null)}>
          {words.cancel}
        </button>
        <button type="submit" class="button" disabled={!canAsk}>
          {words.askAgain}
        </button>
      </div>
    </form>
  );
}
