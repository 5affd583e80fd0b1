import { useContext } from 'preact/hooks';
import { keyWords } from '../../words/spoken-later.ts';
import { Drawer } from '../Drawer.tsx';
import { SettingsContext } from '../settings-context.ts';
import { PANEL_KEYS, type PanelKey, type Shortcuts } from '../shortcuts.ts';
import '../styles/keys.css';
import { nameKey } from './name-key.ts';

const GROUPS = {
  composer: ['send', 'newLine', 'editLast', 'pickTab', 'pastePlain', 'stop'],
  waiting: ['moveUp', 'moveDown'],
  panel: ['findChat', 'quote', 'listKeys'],
} as const satisfies Record<string, readonly (keyof typeof PANEL_KEYS)[]>;

/** All keys of the panel, and the browser's own that lead to it. */
export function KeysDrawer({ shortcuts, close }: { shortcuts: Shortcuts; close: () => void }) {
  const sendsByCommand = useContext(SettingsContext)?.value('sendKey').value === 'mod_enter';
  const keysOf = (name: keyof typeof PANEL_KEYS): PanelKey => {
    if (sendsByCommand && name === 'send') return ['Control', 'Enter'];
    return sendsByCommand && name === 'newLine' ? ['Enter'] : PANEL_KEYS[name];
  };
  const commands = (['open', 'ask', 'summarise'] as const).filter((name) => shortcuts[name] !== '');
  return (
    <Drawer label={keyWords.title} close={close} head={<h2 class="drawer-title">{keyWords.title}</h2>}>
      {/* The arrow keys scroll it: nothing in it takes the focus. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section class="keys" tabIndex={0} aria-label={keyWords.title}>
        {(['composer', 'waiting', 'panel'] as const).map((group) => (
          <section key={group}>
            <h3 class="keys-group">{keyWords.groups[group]}</h3>
            <dl class="keys-list">
              {GROUPS[group].map((name) => (
                <KeyLine key={name} does={keyWords.does[name]} keys={[...keysOf(name)].map((key) => nameKey(key))} />
              ))}
            </dl>
          </section>
        ))}
        {commands.length > 0 && (
          <section>
            <h3 class="keys-group">{keyWords.groups.browser}</h3>
            <dl class="keys-list">
              {commands.map((name) => (
                <KeyLine key={name} does={keyWords.commands[name]} keys={shortcuts[name].split('+')} />
              ))}
            </dl>
          </section>
        )}
      </section>
    </Drawer>
  );
}

function KeyLine({ does, keys }: { does: string; keys: readonly string[] }) {
  return (
    <div class="keys-line">
      <dt>{does}</dt>
      <dd>
        {keys.map((key, index) => (
          <kbd key={index}>{key}</kbd>
        ))}
      </dd>
    </div>
  );
}
