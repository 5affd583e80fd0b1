import type { Step, StepsShown } from '../../sidebar/state/conversation/answer-parts.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { describeTime } from '../../words/describe-position.ts';
import { describeStep } from '../../words/describe-step.ts';
import { words } from '../../words/spoken.ts';
import { stepsUnderWay } from './steps-under-way.ts';

/**
 * The stages of longer work: the one under way with a bar and the time that is left, all of them once there is an answer
 * to read. What is known so far can be read at any time.
 */
export function Steps({ turn, part }: { turn: TurnState; part: StepsShown }) {
  const steps = part.steps.value.filter((step, nth, all) => !isCountedOn(step, all[nth + 1]));
  const current = steps.at(-1);
  if (!current) return null;
  const isUnderWay = stepsUnderWay(turn) === part;
  const { index, count, leftMs = 0 } = current;
  const description = describeStep(current);
  const hasNotes = steps.some(({ note }) => note !== undefined);
  const isPlain = steps.length === 1 && !hasNotes;
  return (
    <>
      {(isUnderWay || isPlain) && (
        <div class="turn-status">
          {description}
          {isUnderWay && count > 1 && (
            <progress class="step-bar" aria-label={description} value={index - 1} max={count} />
          )}
          {isUnderWay && leftMs > 0 && <span class="step-left">{words.timeLeft(describeTime(leftMs))}</span>}
        </div>
      )}
      {(isUnderWay ? hasNotes : !isPlain) && (
        <details class="fold">
          <summary>{isUnderWay ? words.notesSoFar : words.steps(steps.length)}</summary>
          <ol class="steps">
            {steps.map((step, nth) => (
              <li key={nth}>
                {describeStep(step)}
                {step.note !== undefined && <p class="step-note">{step.note}</p>}
                {step.passages?.map(({ number, text }) => (
                  <p key={number} class="step-note">{`[${number}] ${text}`}</p>
                ))}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** Of what is only counted the last count is worth a line. */
function isCountedOn({ code, note }: Step, next: Step | undefined): boolean {
  return code === 'comparing_passages' && next?.code === code && note === undefined;
}
