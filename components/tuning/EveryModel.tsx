import { useId } from 'preact/hooks';
import type { Tuning } from '../../sidebar/tuning/tuning.ts';
import { inLine } from '../../words/in-line.ts';
import { tuningWords } from '../../words/spoken-later.ts';
import { errorWords } from '../problem-words.ts';
import { TypedValue } from './TypedValue.tsx';

/** What holds for every model: whether it is loaded early, and how much context it gets at most. */
export function EveryModel({ tuning }: { tuning: Tuning }) {
  const id = useId();
  const { typed, usual, error, set } = tuning.largestContext;
  const reason = error.value;
  const about = { ...reason?.params, name: tuningWords.largestContext };
  const problem = reason === null ? '' : inLine(errorWords({ ...reason, params: about }));
  return (
    <section class="tuning-every" aria-labelledby={`${id}-title`}>
      <h3 class="tuning-heading" id={`${id}-title`}>
        {tuningWords.everyModel}
      </h3>
      <div class="field">
        <label class="tuning-choice">
          <input
            type="checkbox"
            checked={tuning.loadsEarly.value}
            aria-describedby={`${id}-early`}
            onChange={(event) => tuning.setLoadsEarly(event.currentTarget.checked)}
          />
          <span>{tuningWords.loadsEarly}</span>
        </label>
        <p class="field-note" id={`${id}-early`}>
          {tuningWords.loadsEarlyHint}
        </p>
      </div>
      {usual.value > 0 && (
        <div class="field tuning-field">
          <label for={`${id}-context`}>{tuningWords.largestContext}</label>
          <TypedValue
            id={`${id}-context`}
            class="field-input"
            typed={typed.value}
            isLong={false}
            placeholder={tuningWords.usually(String(usual.value))}
            aria-invalid={reason !== null}
            aria-describedby={`${id}-context-about`}
            set={set}
          />
          <p class={problem === '' ? 'field-note' : 'field-problem'} id={`${id}-context-about`}>
            {problem || tuningWords.largestContextHint}
          </p>
        </div>
      )}
    </section>
  );
}
