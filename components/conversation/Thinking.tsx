import { useSignal } from '@preact/signals';
import type { TurnModel } from '../../sidebar/state/conversation/turn-model.ts';
import { words } from '../words.ts';

/** What the model thought before it answered. Folded, and not even rendered while it is: it can be long. */
export function Thinking({ turn }: { turn: TurnModel }) {
  const isOpen = useSignal(false);
  if (turn.thinking.value === '' && turn.phase.value !== 'thinking') return null;
  return (
    <details
      class="fold"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{turn.phase.value === 'thinking' ? words.thinking : words.thought}</summary>
      {isOpen.value && <p class="thinking-text">{turn.thinking}</p>}
    </details>
  );
}
