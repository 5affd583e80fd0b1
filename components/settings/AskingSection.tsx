import { useId } from 'preact/hooks';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { preferenceWords, tuningWords } from '../../words/spoken-later.ts';
import { LanguageSelect } from '../pairing/LanguageSelect.tsx';
import { CheckField } from './CheckField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** How questions are asked, and answered. What stands above the note is the person's own, in every browser. */
export function AskingSection({ state }: { state: Pick<PanelState, 'settings' | 'models' | 'connection'> }) {
  const { settings, models, connection } = state;
  const id = useId();
  const { names } = preferenceWords;
  const model = settings.value('defaultModel').value;
  const known = models.models.value.map(({ name }) => name);
  const offered = model === '' || known.includes(model) ? known : [model, ...known];
  const isConnected = connection.role.value === 'client';
  return (
    <SettingsSection title={preferenceWords.asking}>
      <ChoiceField settings={settings} name="sendKey" />
      <ChoiceField settings={settings} name="whileAnswering" />
      <ChoiceField settings={settings} name="thoughts" />
      <div class="field setting">
        <label for={`${id}-model`}>{names.defaultModel}</label>
        <select
          id={`${id}-model`}
          class="field-input"
          value={model}
          onChange={(event) => {
            settings.set('defaultModel', event.currentTarget.value);
            // What was chosen here before would come first.
            models.choose('');
          }}
        >
          <option value="">{preferenceWords.companionsChoice}</option>
          {offered.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field setting">
        <label for={`${id}-language`}>{names.answerLanguage}</label>
        <LanguageSelect
          id={`${id}-language`}
          value={settings.value('answerLanguage').value}
          choose={(language) => settings.set('answerLanguage', language)}
        />
      </div>
      <div class="field">
        <label for={`${id}-instructions`}>{names.defaultInstructions}</label>
        <textarea
          id={`${id}-instructions`}
          class="field-input"
          dir="auto"
          placeholder=" "
          rows={3}
          maxLength={8_000}
          aria-describedby={`${id}-hint`}
          value={settings.value('defaultInstructions').value}
          onChange={(event) => settings.set('defaultInstructions', event.currentTarget.value.trim())}
        />
        <p class="field-note" id={`${id}-hint`}>
          {preferenceWords.instructionsHint}
        </p>
      </div>
      <p class="field-note">{isConnected ? preferenceWords.travels : preferenceWords.travelsLater}</p>
      <CheckField settings={settings} name="loadsEarly" label={tuningWords.loadsEarly} />
    </SettingsSection>
  );
}
