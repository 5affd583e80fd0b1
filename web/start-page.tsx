import { signal } from '@preact/signals';
import { render } from 'preact';
import { openKeyStore } from '../client/access/key-store.ts';
import { copyText } from '../client/browser/copy-text.ts';
import { createPanelModels } from '../client/models/create-panel-models.ts';
import { openSettings } from '../client/settings/settings.ts';
import { Panel } from '../components/Panel.tsx';
import { NO_SHORTCUTS } from '../components/shortcuts.ts';
import { createWebStorageArea } from './web-storage-area.ts';
import { createWebWorld } from './web-world.ts';

export async function startPage(): Promise<void> {
  const settings = await openSettings(createWebStorageArea(localStorage, window));
  const panel = createPanelModels(createWebWorld(settings, openKeyStore()));
  window.addEventListener('pagehide', () => panel.dispose());
  render(
    <Panel models={panel.models} shortcuts={signal(NO_SHORTCUTS)} copyText={(text) => copyText(document, text)} />,
    document.getElementById('panel') as HTMLElement,
  );
}
