import type { TurnModel } from '../../sidebar/state/conversation/turn-model.ts';
import { describeStep } from '../../words/describe-step.ts';
import { describeTime, words } from '../words.ts';

/**
 * The stages of longer work: the one under way with a bar and the time that is left, all of them once there is an answer
 * to read. What is known so far can be read at any time.
 */
export function Steps({ turn }: { turn: TurnModel }) {
  const steps = turn.steps.value;
  const current = steps.at(-1);
  if (!current) return null;
  const phase = turn.phase.value;
  const isUnderWay = phase === 'loading' || phase === 'queued' || phase === 'thinking';
  const { index, count, leftMs = 0 } = current;
  const description = describeStep(current);
  const hasNotes = steps.some(({ note }) => note !== undefined);
  return (
    <>
      {isUnderWay && (
        <div class="turn-status">
          {description}
          {count > 1 && <progress class="step-bar" aria-label={description} value={index - 1} max={count} />}
          {leftMs > 0 && <span class="step-left">{words.timeLeft(describeTime(leftMs))}</span>}
        </div>
      )}
      {(!isUnderWay || hasNotes) && (
        <details class="fold">
          <summary>{isUnderWay ? words.notesSoFar : words.steps(steps.length)}</summary>
          <ol class="steps">
            {steps.map((step, place) => (
              // A note belongs to the step that found it, and comes with the one after.
              <li key={place}>
                {describeStep(step)}
                {steps[place + 1]?.note !== undefined && <p class="step-note">{steps[place + 1]?.note}</p>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
