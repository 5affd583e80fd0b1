import { useSignal } from '@preact/signals';
import { useContext, useEffect } from 'preact/hooks';
import type { ThoughtShown } from '../../sidebar/state/conversation/answer-parts.ts';
import { describeThought } from '../../words/describe-thought.ts';
import { isFinding } from '../find/is-finding.ts';
import { SettingsContext } from '../settings-context.ts';

const SECOND_MS = 1_000;

/** What the model thought. Folded, and not even rendered while it is: it can be long. */
export function Thinking({ part }: { part: ThoughtShown }) {
  /** As the reader folded it; null: as it is set. */
  const own = useSignal<boolean | null>(null);
  const settings = useContext(SettingsContext);
  const isOpen = own.value ?? settings?.value('thoughts').value === 'shown';
  const now = useSignal(performance.now());
  const time = part.time.value;
  const isGoingOn = time !== null && 'since' in time;
  useEffect(() => {
    if (!isGoingOn) return;
    const tick = setInterval(() => {
      now.value = performance.now();
    }, SECOND_MS);
    return () => clearInterval(tick);
  }, [isGoingOn, now]);
  return (
    <details
      class="fold"
      open={isOpen}
      onToggle={(event) => {
        // Also told of what is set.
        if (event.currentTarget.open !== isOpen) own.value = event.currentTarget.open;
      }}
    >
      <summary>{describeThought(time, now.value)}</summary>
      {(isOpen || isFinding.value) && <p class="thinking-text">{part.text}</p>}
    </details>
  );
}
