import { useContext, useId, useLayoutEffect } from 'preact/hooks';
import { nameActions, SELECTION_ITEMS } from '../../sidebar/gestures/menus.ts';
import type { ButtonState } from '../../sidebar/selection-button/button-state.ts';
import type { LazyPart } from '../../sidebar/state/lazy-part.ts';
import { menuTitles, selectionButtonWords } from '../../words/spoken-later.ts';
import { SettingsContext } from '../settings-context.ts';
import '../styles/selection-buttons.css';
import '../styles/tuning.css';
import { ButtonSites } from './ButtonSites.tsx';
import { ClosedSites } from './ClosedSites.tsx';

const PLACES = ['nowhere', 'sites', 'everywhere'] as const;

/** Where buttons appear beside what is selected, and which. */
export function SelectionButtons({ buttons }: { buttons: LazyPart<ButtonState> }) {
  useLayoutEffect(() => void buttons.load(), [buttons]);
  const state = buttons.loaded.value;
  return state && <Loaded state={state} />;
}

function Loaded({ state }: { state: ButtonState }) {
  const id = useId();
  const { where, actions } = state.settings.value;
  const problem = state.problem.value;
  // An action is called as the prompt is that it asks by.
  const prompts = useContext(SettingsContext)?.value('prompts').value ?? [];
  useLayoutEffect(() => state.look(), [state]);
  return (
    <section class="selection-buttons" aria-labelledby={`${id}-title`}>
      <h3 class="tuning-heading" id={`${id}-title`}>
        {selectionButtonWords.title}
      </h3>
      <p class="field-note" id={`${id}-hint`}>
        {selectionButtonWords.hint}
      </p>
      <div role="radiogroup" aria-labelledby={`${id}-title`} aria-describedby={`${id}-hint`}>
        {PLACES.map((place) => (
          <label key={place} class="tuning-choice">
            <input
              type="radio"
              name={id}
              checked={where === place}
              onChange={(event) => {
                // First thing in the handler: any wait before it costs the click its power to ask.
                state.choose(place);
                // What is chosen is what the browser allows, and it may say no.
                event.currentTarget.checked = state.settings.peek().where === place;
              }}
            />
            <span>{selectionButtonWords.where[place]}</span>
          </label>
        ))}
      </div>
      {problem && (
        <p class="field-problem" role="alert">
          {selectionButtonWords.problems[problem]}
        </p>
      )}
      {where === 'sites' && <ButtonSites state={state} />}
      <ClosedSites state={state} />
      {where !== 'nowhere' && (
        <fieldset class="tuning-scope">
          <legend>{selectionButtonWords.actions}</legend>
          {nameActions(SELECTION_ITEMS, menuTitles, prompts).map(({ id: action, title }) => (
            <label key={action} class="tuning-choice">
              <input
                type="checkbox"
                checked={actions.includes(action)}
                disabled={actions.length === 1 && actions.includes(action)}
                onChange={(event) => state.setAction(action, event.currentTarget.checked)}
              />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}
