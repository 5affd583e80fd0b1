import type { ReadonlySignal } from '@preact/signals';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { words } from '../../words/spoken.ts';
import { pairingWords, preferenceWords } from '../../words/spoken-later.ts';
import { LanguageChoice } from '../pairing/LanguageChoice.tsx';
import { SelectionButtons } from '../selection-button/SelectionButtons.tsx';
import type { Shortcuts } from '../shortcuts.ts';
import '../styles/pairing.css';
import '../styles/settings.css';
import '../styles/tuning.css';
import { AloudSection } from './AloudSection.tsx';
import { AskingSection } from './AskingSection.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { DataSection } from './DataSection.tsx';
import { PersonSection } from './PersonSection.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { ShortcutsSection } from './ShortcutsSection.tsx';
import { SitesSection } from './SitesSection.tsx';
import { SpeechSection } from './SpeechSection.tsx';

export interface SettingsProps {
  state: Pick<
    PanelState,
    | 'settings'
    | 'aloud'
    | 'connection'
    | 'models'
    | 'buttons'
    | 'sites'
    | 'transfers'
    | 'data'
    | 'speech'
    | 'openShortcuts'
  >;
  shortcuts: ReadonlySignal<Shortcuts>;
  /** Leads to where the companion is connected and paired. */
  openCompanion: () => void;
}

/** All that can be set of Aside itself. */
export function Settings({ state, shortcuts, openCompanion }: SettingsProps) {
  const { settings, buttons, sites, connection } = state;
  return (
    <div class="settings">
      <SettingsSection title={pairingWords.companion}>
        <div class="settings-companion">
          <p class="companion-state">
            <span
              class={connection.status.value === 'ready' ? 'companion-dot is-on' : 'companion-dot'}
              aria-hidden="true"
            />
            {connection.status.value === 'ready' ? preferenceWords.connected : words.notConnected}
          </p>
          <button type="button" class="button" onClick={openCompanion}>
            {words.companionMenu}
          </button>
        </div>
      </SettingsSection>
      <PersonSection state={state} />
      <SettingsSection title={preferenceWords.look}>
        <ChoiceField settings={settings} name="theme" />
        <ChoiceField settings={settings} name="textSize" />
        <ChoiceField settings={settings} name="density" />
        <LanguageChoice speech={state.speech} />
      </SettingsSection>
      <AskingSection state={state} />
      <SpeechSection settings={settings} />
      <AloudSection aloud={state.aloud} settings={settings} />
      {buttons && <SelectionButtons buttons={buttons} />}
      {sites && <SitesSection sites={sites} />}
      {state.openShortcuts && <ShortcutsSection shortcuts={shortcuts} change={state.openShortcuts} />}
      <DataSection state={state} />
    </div>
  );
}
