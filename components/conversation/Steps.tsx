import type { TurnModel } from '../../sidebar/state/conversation/turn-model.ts';
import { words } from '../words.ts';

/** The stages of longer work: the one under way in words, all of them once there is an answer to read. */
export function Steps({ turn }: { turn: TurnModel }) {
  const steps = turn.steps.value;
  const current = steps.at(-1);
  if (!current) return null;
  const phase = turn.phase.value;
  if (phase === 'loading' || phase === 'queued' || phase === 'thinking') {
    return (
      <p class="turn-status">
        {current.description} <span class="step-count">{words.stepOf(current.index, current.count)}</span>
      </p>
    );
  }
  return (
    <details class="fold">
      <summary>{words.steps(steps.length)}</summary>
      <ol class="steps">
        {steps.map((step, index) => (
          <li key={index}>{step.description}</li>
        ))}
      </ol>
    </details>
  );
}
