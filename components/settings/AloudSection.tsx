import { useId, useLayoutEffect } from 'preact/hooks';
import type { Aloud } from '../../sidebar/aloud/aloud.ts';
import { primary, voicesFor } from '../../sidebar/aloud/choose-voice.ts';
import type { LazyAloud } from '../../sidebar/aloud/lazy-aloud.ts';
import type { Settings } from '../../sidebar/settings/settings.ts';
import { languageName } from '../../words/language-name.ts';
import { spokenLanguage } from '../../words/speaking.ts';
import { aloudWords } from '../../words/spoken-later.ts';
import { RATES } from '../aloud/rates.ts';
import { VoiceSelect } from '../aloud/VoiceSelect.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** How fast answers are read aloud, and by which voice each language that is likely to be. */
export function AloudSection(props: { aloud: LazyAloud; settings: Pick<Settings, 'value'> }) {
  useLayoutEffect(() => void props.aloud.load(), [props.aloud]);
  const aloud = props.aloud.loaded.value;
  return aloud && <Loaded aloud={aloud} settings={props.settings} />;
}

function Loaded({ aloud, settings }: { aloud: Aloud; settings: Pick<Settings, 'value'> }) {
  const id = useId();
  const { rate, voices: chosen } = aloud.settings.aloud.value;
  const languages = [spokenLanguage(), settings.value('answerLanguage').value, ...Object.keys(chosen)]
    .filter((language) => language !== '')
    .map(primary);
  return (
    <SettingsSection title={aloudWords.bar}>
      <div class="field setting">
        <label for={`${id}-rate`}>{aloudWords.speed}</label>
        <select
          id={`${id}-rate`}
          class="field-input"
          value={String(rate)}
          onChange={(event) => aloud.setRate(Number(event.currentTarget.value))}
        >
          {RATES.map((each) => (
            <option key={each} value={String(each)}>
              {aloudWords.rate(each)}
            </option>
          ))}
        </select>
      </div>
      {[...new Set(languages)].map((language) => (
        <div key={language} class="field setting">
          <label for={`${id}-${language}`}>{aloudWords.voice(languageName(language))}</label>
          <VoiceSelect
            id={`${id}-${language}`}
            class="field-input"
            aloud={aloud}
            language={language}
            voices={voicesFor(aloud.allVoices.value, language)}
          />
        </div>
      ))}
    </SettingsSection>
  );
}
