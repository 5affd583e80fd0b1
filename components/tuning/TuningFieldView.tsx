import { RotateCcw } from 'lucide';
import { useId } from 'preact/hooks';
import { PARAMETERS } from '../../protocol/parameters.ts';
import type { TuningField } from '../../sidebar/tuning/tuning.ts';
import { tuningWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { describeFieldProblem } from './describe-field-problem.ts';
import { describePlaceholder, ThinkingOptions } from './ThinkingOptions.tsx';
import { TypedValue } from './TypedValue.tsx';

/** One value: what it is, what it is while it is not set, and why what was typed is no good. */
export function TuningFieldView({ field, set }: { field: TuningField; set: (typed: string) => void }) {
  const { name, typed, placeholder, choices, error } = field;
  const id = useId();
  const label = tuningWords.names[name];
  const problem = describeFieldProblem(field);
  const common = {
    id,
    class: 'field-input',
    'aria-invalid': error !== null,
    'aria-describedby': `${id}-about`,
  };
  return (
    <div class="field tuning-field">
      <label for={id}>{label}</label>
      <div class="tuning-row">
        {choices.length > 0 ? (
          <select {...common} value={typed} onChange={(event) => set(event.currentTarget.value)}>
            <ThinkingOptions field={field} />
          </select>
        ) : (
          <TypedValue
            {...common}
            typed={typed}
            isLong={PARAMETERS[name].kind === 'text'}
            placeholder={describePlaceholder(placeholder)}
            set={set}
          />
        )}
        {typed !== '' && (
          <button type="button" class="icon-button" title={tuningWords.reset(label)} onClick={() => set('')}>
            <Icon of={RotateCcw} />
          </button>
        )}
      </div>
      <p class={problem === '' ? 'field-note' : 'field-problem'} id={`${id}-about`}>
        {problem || tuningWords.hints[name]}
      </p>
    </div>
  );
}
