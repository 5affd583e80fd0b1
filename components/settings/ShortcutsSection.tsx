import type { ReadonlySignal } from '@preact/signals';
import { preferenceWords } from '../../words/spoken-later.ts';
import type { Shortcuts } from '../shortcuts.ts';
import { SettingsSection } from './SettingsSection.tsx';

const KEYS = ['open', 'ask', 'summarise'] as const;

/** The shortcuts that are in force, and the way to others. */
export function ShortcutsSection(props: {
  shortcuts: ReadonlySignal<Shortcuts>;
  /** Opens the browser's own page for them. */
  change: () => void;
}) {
  const shortcuts = props.shortcuts.value;
  return (
    <SettingsSection title={preferenceWords.shortcuts}>
      <dl class="settings-keys">
        {KEYS.map((name) => (
          <div key={name}>
            <dt>{preferenceWords.keys[name]}</dt>
            <dd>{shortcuts[name] === '' ? preferenceWords.noKey : <kbd>{shortcuts[name]}</kbd>}</dd>
          </div>
        ))}
      </dl>
      <div>
        <button type="button" class="button" onClick={() => props.change()}>
          {preferenceWords.changeKeys}
        </button>
      </div>
    </SettingsSection>
  );
}
