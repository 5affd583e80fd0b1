import type { Settings } from '../../sidebar/settings/settings.ts';
import { preferenceWords, voiceWords } from '../../words/spoken-later.ts';
import { CheckField } from './CheckField.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** What becomes of spoken questions. */
export function SpeechSection({ settings }: { settings: Settings }) {
  return (
    <SettingsSection title={preferenceWords.speech}>
      <CheckField settings={settings} name="asksSpoken" label={voiceWords.askAtOnce} />
      <CheckField settings={settings} name="keepsSpoken" label={voiceWords.keepRecorded} />
      <CheckField settings={settings} name="hearsHere" label={voiceWords.onDevice.choice} />
    </SettingsSection>
  );
}
