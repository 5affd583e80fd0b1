import { render } from 'preact';
import { browser } from 'wxt/browser';
import { findPanelWindow } from '../../client/browser/panel-window.ts';
import { openSettings } from '../../client/settings/settings.ts';
import { Panel } from '../../components/Panel.tsx';
import '../../components/styles/panel.css';
import { createPanel } from './panel.ts';
import { readShortcuts } from './shortcuts.ts';

const [settings, panelWindow] = await Promise.all([
  openSettings(browser.storage.local),
  findPanelWindow(browser, location.search),
]);
const panel = createPanel(browser, settings, panelWindow);
window.addEventListener('pagehide', () => panel.dispose());

render(
  <Panel
    models={panel.models}
    shortcuts={readShortcuts(browser)}
    copyText={(text) => navigator.clipboard.writeText(text)}
  />,
  document.getElementById('panel') as HTMLElement,
);
