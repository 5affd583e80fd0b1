import { useId } from 'preact/hooks';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { pairingWords } from '../../words/spoken-later.ts';
import { LanguageSelect } from './LanguageSelect.tsx';

/** The language that Aside speaks, here and in all other windows. */
export function LanguageChoice({ speech }: { speech: PanelState['speech'] }) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {pairingWords.language}
      </label>
      <LanguageSelect id={id} value={speech.language.value} choose={speech.chooseLanguage} />
    </div>
  );
}
