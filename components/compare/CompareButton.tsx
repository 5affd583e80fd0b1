import { useSignal } from '@preact/signals';
import { Columns2 } from 'lucide';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { compareWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { CompareAnswers } from './CompareAnswers.tsx';

/** Leads to two versions of an answer side by side. */
export function CompareButton(props: {
  turn: TurnState;
  branches: readonly TurnState[];
  show: (turn: TurnState) => void;
}) {
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="icon-button compare-button"
        title={compareWords.compare}
        aria-haspopup="dialog"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        <Icon of={Columns2} />
      </button>
      {isOpen.value && (
        <CompareAnswers
          {...props}
          close={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
