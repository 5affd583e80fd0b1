import type { Aloud } from '../../sidebar/aloud/aloud.ts';
import { primary, type Voice } from '../../sidebar/aloud/choose-voice.ts';
import { languageName } from '../../words/language-name.ts';
import { aloudWords } from '../../words/spoken-later.ts';

/** The voice that a language is read by: of this computer, or one that the text is sent to. */
export function VoiceSelect(props: {
  id: string;
  class?: string;
  aloud: Pick<Aloud, 'settings' | 'setVoice'>;
  language: string;
  voices: readonly Voice[];
}) {
  const { aloud, voices } = props;
  const language = primary(props.language);
  const [own, online] = [true, false].map((isLocal) => voices.filter(({ localService }) => localService === isLocal));
  return (
    <select
      id={props.id}
      class={props.class}
      title={aloudWords.voice(languageName(language))}
      value={aloud.settings.aloud.value.voices[language] ?? ''}
      onChange={(event) => aloud.setVoice(language, event.currentTarget.value)}
    >
      <option value="">{aloudWords.automatic}</option>
      <Voices label={aloudWords.onThisComputer} voices={own ?? []} />
      <Voices label={aloudWords.online} voices={online ?? []} />
    </select>
  );
}

function Voices({ label, voices }: { label: string; voices: readonly Voice[] }) {
  if (voices.length === 0) return null;
  return (
    <optgroup label={label}>
      {voices.map(({ voiceURI, name }) => (
        <option key={voiceURI} value={voiceURI}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
