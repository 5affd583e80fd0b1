import { useSignal, useSignalEffect } from '@preact/signals';
import { Pencil } from 'lucide';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { questionOf } from '../../words/asked-for.ts';
import { words } from '../../words/spoken.ts';
import { AskerContext } from '../asker-context.ts';
import { Icon } from '../Icon.tsx';
import { ReceiptView } from '../ReceiptView.tsx';
import { LazyEditQuestion, loadEditQuestion } from './LazyEditQuestion.tsx';
import type { TurnActions } from './turn-actions.ts';

/** `kept`: the indexes, among the turn's receipts, of what goes along again. */
type Edit = (message: string, kept: readonly number[]) => void;

/** What was asked, with what went along: quotes as they stood in the page, pages as a receipt. */
export function QuestionBubble({
  turn,
  edit,
  toEdit,
  leaveEdit,
}: Pick<TurnActions, 'toEdit' | 'leaveEdit'> & { turn: TurnState; edit: Edit | undefined }) {
  const isEditing = useSignal(false);
  const asker = useContext(AskerContext)(turn);
  const button = useRef<HTMLButtonElement>(null);
  const prepare = () => void loadEditQuestion();
  const wasEditing = useRef(false);
  const wasAskedFor = useRef(false);
  const question = questionOf(turn);
  // What a task asked for by itself was never typed.
  const canEdit = edit && turn.question !== '' && turn.terminal.value !== null;
  useLayoutEffect(() => {
    if (wasEditing.current && !isEditing.value) {
      if (wasAskedFor.current) leaveEdit();
      else button.current?.focus();
      wasAskedFor.current = false;
    }
    wasEditing.current = isEditing.value;
  }, [isEditing.value]);
  useSignalEffect(() => {
    if (toEdit.value !== turn.id) return;
    toEdit.value = '';
    void loadEditQuestion().then((isThere) => {
      wasAskedFor.current = isThere;
      isEditing.value = isThere;
    });
  });
  if (edit && isEditing.value) {
    return (
      <LazyEditQuestion
        turn={turn}
        ask={(message, kept) => {
          isEditing.value = false;
          if (message !== turn.question || kept.length < turn.receipts.length) edit(message, kept);
        }}
        cancel={() => {
          isEditing.value = false;
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
          onPointerEnter={prepare}
          onFocus={prepare}
          onClick={async () => {
            isEditing.value = await loadEditQuestion();
          }}
        >
          <Icon of={Pencil} />
        </button>
      )}
      <div class="question">
        <h2 class="visually-hidden">{words.questionLabel}</h2>
        {asker !== '' && (
          <p class="question-asker">
            <bdi>{asker}</bdi>
          </p>
        )}
        {turn.receipts.map((receipt, index) => (
          <ReceiptView key={index} receipt={receipt} />
        ))}
        {question !== '' && (
          <p class="question-text" dir="auto">
            {question}
          </p>
        )}
      </div>
    </div>
  );
}
