import { directionOf, LANGUAGES, type LanguageCode } from '../../words/languages.ts';
import { pairingWords } from '../../words/spoken-later.ts';

/** A language of those that Aside speaks, each by its own name; empty: the browser's. */
export function LanguageSelect(props: { id: string; value: string; choose: (language: string) => void }) {
  return (
    <select
      id={props.id}
      class="field-input"
      value={props.value}
      onChange={(event) => props.choose(event.currentTarget.value)}
    >
      <option value="">{pairingWords.browserLanguage}</option>
      {Object.entries(LANGUAGES).map(([code, { name }]) => (
        <option key={code} value={code} lang={code} dir={directionOf(code as LanguageCode)}>
          {name}
        </option>
      ))}
    </select>
  );
}
