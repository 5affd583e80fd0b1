import { X } from 'lucide';
import { useId, useRef } from 'preact/hooks';
import type { ButtonState } from '../../sidebar/selection-button/button-state.ts';
import { selectionButtonWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';

/** The sites on which buttons appear, and a field to add another. */
export function ButtonSites({ state }: { state: ButtonState }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { sites } = state.settings.value;
  return (
    <>
      {sites.length > 0 && (
        <ul class="button-sites">
          {sites.map((site) => (
            <li key={site} class="button-site">
              <bdi>{site}</bdi>
              <button
                type="button"
                class="icon-button"
                title={selectionButtonWords.remove(site)}
                onClick={() => {
                  state.remove(site);
                  // This button is gone now.
                  field.current?.focus();
                }}
              >
                <Icon of={X} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          state.add();
        }}
      >
        <label for={id}>{selectionButtonWords.site}</label>
        <div class="tuning-row">
          <input
            id={id}
            ref={field}
            class="field-input"
            type="text"
            inputMode="url"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            placeholder="example.org"
            dir="ltr"
            value={state.typed.value}
            onInput={(event) => {
              state.typed.value = event.currentTarget.value;
            }}
          />
          <button type="submit" class="button">
            {selectionButtonWords.add}
          </button>
        </div>
      </form>
    </>
  );
}
