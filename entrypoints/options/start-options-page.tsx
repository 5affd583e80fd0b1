import { render } from 'preact';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import { speakLanguage } from '../../components/speak-language.ts';
import { loadExtensionApi } from '../../sidebar/browser/extension-api.ts';
import { findPanelWindow } from '../../sidebar/browser/panel-window.ts';
import { tellDocument } from '../../sidebar/browser/tell-document.ts';
import { followLook } from '../../sidebar/settings/follow-look.ts';
import { openSettings } from '../../sidebar/settings/settings.ts';
import { NO_OUTBOX } from '../../sidebar/state/conversation/no-outbox.ts';
import { createPanelState } from '../../sidebar/state/create-panel-state.ts';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';
import { loadWords } from '../../words/load-words.ts';
import { createExtensionEnvironment } from '../sidepanel/extension-environment.ts';
import { readShortcuts } from '../sidepanel/shortcuts.ts';

/** Shows the settings in a tab: all that a panel stands on, without a chat of its own. */
export async function startOptionsPage(): Promise<void> {
  const browser = await loadExtensionApi();
  const [settings, panelWindow] = await Promise.all([
    openSettings(browser.storage.local),
    findPanelWindow(browser, location.search),
  ]);
  followLook(settings);
  await speakLanguage({
    chosen: settings.language,
    preferred: [browser.i18n.getUILanguage()],
    load: loadWords,
    tell: tellDocument,
  });
  const {
    openPage: _page,
    openInbox: _inbox,
    ...environment
  } = createExtensionEnvironment(browser, settings, panelWindow);
  const panel = createPanelState({ ...environment, session: NO_SESSION, outbox: NO_OUTBOX });
  window.addEventListener('pagehide', () => panel.dispose());
  // Its words come with the parts that are loaded later.
  await createLazyPart(async () => SettingsPage).load();
  render(
    <SettingsPage
      state={panel.state}
      shortcuts={readShortcuts(browser)}
      copyText={(text) => navigator.clipboard.writeText(text)}
    />,
    document.getElementById('page') as HTMLElement,
  );
}

/** The chat that the window's panel shows is that panel's. */
const NO_SESSION = { get: async () => ({}), set: async () => true, remove: async () => true };
