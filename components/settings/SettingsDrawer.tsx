import { words } from '../../words/spoken.ts';
import { Drawer } from '../Drawer.tsx';
import { Settings, type SettingsProps } from './Settings.tsx';

/** The settings, over the panel. */
export function SettingsDrawer(props: SettingsProps & { close: () => void }) {
  return (
    <Drawer label={words.settings} close={props.close} head={<h2 class="drawer-title">{words.settings}</h2>}>
      <Settings {...props} />
    </Drawer>
  );
}
