import { useId } from 'preact/hooks';
import type { Settings } from '../../sidebar/settings/settings.ts';
import { SETTINGS } from '../../sidebar/settings/settings-table.ts';
import { preferenceWords } from '../../words/spoken-later.ts';

type Chosen = keyof typeof preferenceWords.choices;

/** A setting that is one of a few. */
export function ChoiceField({ settings, name }: { settings: Settings; name: Chosen }) {
  const id = useId();
  const titles: Readonly<Record<string, string>> = preferenceWords.choices[name];
  return (
    <div class="field setting">
      <label for={id}>{preferenceWords.names[name]}</label>
      <select
        id={id}
        class="field-input"
        value={settings.value(name).value}
        onChange={(event) => settings.set(name, SETTINGS[name].read(event.currentTarget.value))}
      >
        {SETTINGS[name].choices.map((choice) => (
          <option key={choice} value={choice}>
            {titles[choice]}
          </option>
        ))}
      </select>
    </div>
  );
}
