import '../styles/pairing.css';
import { useId, useLayoutEffect } from 'preact/hooks';
import type { LazyPart } from '../../sidebar/state/lazy-part.ts';
import type { Tuning } from '../../sidebar/tuning/tuning.ts';
import { tuningWords } from '../../words/spoken-later.ts';
import { describeFieldProblem } from '../tuning/describe-field-problem.ts';
import { ThinkingOptions } from '../tuning/ThinkingOptions.tsx';

/** How much the model thinks before it answers in this chat, beside the model itself; the same as in its settings. */
export function ThinkingChoice(props: { tuning: LazyPart<Tuning> }) {
  const id = useId();
  const tuning = props.tuning.loaded.value;
  useLayoutEffect(() => {
    void props.tuning.load();
    tuning?.refresh();
  }, []);
  const field = tuning?.fieldOf('chat', 'think');
  if (!tuning || !field) return null;
  const problem = describeFieldProblem(field);
  return (
    <div class="thinking-choice">
      <label for={id}>{tuningWords.names.think}</label>
      <select
        id={id}
        class="field-input"
        value={field.typed}
        onChange={(event) => tuning.set('think', event.currentTarget.value, 'chat')}
      >
        <ThinkingOptions field={field} />
      </select>
      {problem !== '' && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
