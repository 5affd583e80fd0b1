import { useId } from 'preact/hooks';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { LANGUAGES } from '../../words/languages.ts';
import { pairingWords } from '../../words/spoken-later.ts';

/** The language that Aside speaks, here and in all other windows. */
export function LanguageChoice({ speech }: { speech: PanelState['speech'] }) {
  const id = useId();
  const chosen = speech.language.value;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {pairingWords.language}
      </label>
      <select
        id={id}
        class="field-input"
        value={chosen}
        onChange={(event) => speech.chooseLanguage(event.currentTarget.value)}
      >
        <option value="">{pairingWords.browserLanguage}</option>
        {Object.entries(LANGUAGES).map(([code, { name, direction }]) => (
          <option key={code} value={code} lang={code} dir={direction}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
