import { useId, useLayoutEffect } from 'preact/hooks';
import type { Usage } from '../../protocol/turn-events.ts';
import type { LazyPart } from '../../sidebar/state/lazy-part.ts';
import type { Tuning } from '../../sidebar/tuning/tuning.ts';
import { words } from '../../words/spoken.ts';
import { tuningWords } from '../../words/spoken-later.ts';
import { ContextUse } from '../ContextUse.tsx';
import { Drawer } from '../Drawer.tsx';
import { ProblemWords } from '../notices/ProblemWords.tsx';
import '../styles/pairing.css';
import '../styles/tuning.css';
import { EveryModel } from './EveryModel.tsx';
import { TuningFieldView } from './TuningFieldView.tsx';

/** What is set of the chat that is shown and of its model, each with what it is while nothing is set. */
export function TuningDrawer(props: {
  tuning: LazyPart<Tuning>;
  /** Of the last answer of the chat; null: none says. */
  usage: Usage | null;
  close: () => void;
}) {
  const tuning = props.tuning.loaded.value;
  useLayoutEffect(() => {
    void props.tuning.load();
    tuning?.refresh();
  }, []);
  // What was loaded just now asks for its own values; those of every model are asked for here.
  useLayoutEffect(() => tuning?.largestContext.refresh(), [tuning]);
  return (
    <Drawer label={tuningWords.title} close={props.close} head={<h2 class="drawer-title">{tuningWords.title}</h2>}>
      <div class="tuning">
        <ContextUse usage={props.usage} say={tuningWords.contextUsed} />
        {tuning ? <TuningForm tuning={tuning} /> : <p>{tuningWords.loading}</p>}
        {tuning && <EveryModel tuning={tuning} />}
      </div>
    </Drawer>
  );
}

function TuningForm({ tuning }: { tuning: Tuning }) {
  const id = useId();
  const fields = tuning.fields.value;
  const problem = tuning.problem.value;
  const isChat = tuning.scope.value === 'chat';
  if (problem) {
    return (
      <div role="alert">
        <ProblemWords problem={problem} />
        <button type="button" class="button" onClick={tuning.refresh}>
          {words.tryAgain}
        </button>
      </div>
    );
  }
  if (fields.length === 0)
    return <p role="status">{tuning.isLoading.value ? tuningWords.loading : tuningWords.none}</p>;
  return (
    <form
      class="tuning-form"
      onSubmit={(event) => {
        event.preventDefault();
        // What is typed is set when a field is left, and Enter leaves it.
        if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      }}
    >
      <fieldset class="tuning-scope" aria-describedby={id}>
        <legend>{tuningWords.scope}</legend>
        {(['chat', 'model'] as const).map((scope) => (
          <label key={scope} class="tuning-choice">
            <input
              type="radio"
              name={`${id}-scope`}
              checked={tuning.scope.value === scope}
              onChange={() => {
                tuning.scope.value = scope;
              }}
            />
            <span>{scope === 'chat' ? tuningWords.thisChat : tuningWords.thisModel(tuning.model.value)}</span>
          </label>
        ))}
        <p class="field-note" id={id}>
          {isChat ? tuningWords.chatHint : tuningWords.modelHint}
        </p>
      </fieldset>
      {fields.map((field) => (
        <TuningFieldView
          key={`${tuning.scope.value} ${field.name}`}
          field={field}
          set={(typed) => tuning.set(field.name, typed)}
        />
      ))}
    </form>
  );
}
