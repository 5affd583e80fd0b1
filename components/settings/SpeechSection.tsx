import type { Settings } from '../../sidebar/settings/settings.ts';
import { preferenceWords, tuningWords, voiceWords } from '../../words/spoken-later.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** What becomes of spoken questions. */
export function SpeechSection({ settings }: { settings: Settings }) {
  return (
    <SettingsSection title={preferenceWords.speech}>
      <Check settings={settings} name="asksSpoken" label={voiceWords.askAtOnce} />
      <Check settings={settings} name="keepsSpoken" label={voiceWords.keepRecorded} />
      <Check settings={settings} name="hearsHere" label={voiceWords.onDevice.choice} />
      <Check settings={settings} name="loadsEarly" label={tuningWords.loadsEarly} />
    </SettingsSection>
  );
}

function Check(props: {
  settings: Settings;
  name: 'asksSpoken' | 'keepsSpoken' | 'hearsHere' | 'loadsEarly';
  label: string;
}) {
  const { settings, name, label } = props;
  return (
    <label class="tuning-choice">
      <input
        type="checkbox"
        checked={settings.value(name).value}
        onChange={(event) => settings.set(name, event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
