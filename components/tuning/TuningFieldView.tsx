import { RotateCcw } from 'lucide';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { PARAMETERS } from '../../protocol/parameters.ts';
import type { TuningField } from '../../sidebar/tuning/tuning.ts';
import { tuningWords } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { describeFieldProblem } from './describe-field-problem.ts';
import { describePlaceholder, ThinkingOptions } from './ThinkingOptions.tsx';

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
          <TypedValue {...common} field={field} placeholder={describePlaceholder(placeholder)} set={set} />
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

/** Set when it is left, so that half a number is no error. */
function TypedValue({
  field: { name, typed },
  set,
  ...common
}: {
  field: TuningField;
  set: (typed: string) => void;
  id: string;
  class: string;
  placeholder: string;
  'aria-invalid': boolean;
  'aria-describedby': string;
}) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  // Not while somebody types in it.
  useLayoutEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = typed;
  }, [typed]);
  const props = {
    ...common,
    ref: input,
    defaultValue: typed,
    autocomplete: 'off' as const,
    onChange: (event: { currentTarget: { value: string } }) => {
      if (event.currentTarget.value !== typed) set(event.currentTarget.value);
    },
  };
  return PARAMETERS[name].kind === 'text' ? (
    <textarea {...props} rows={3} dir="auto" />
  ) : (
    <input {...props} type="text" inputMode="decimal" spellcheck={false} />
  );
}
