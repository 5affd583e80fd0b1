import { render } from 'preact';
import { Panel } from '../../components/Panel.tsx';
import { speakLanguage } from '../../components/speak-language.ts';
import { copyText } from '../../sidebar/browser/copy-text.ts';
import { loadExtensionApi } from '../../sidebar/browser/extension-api.ts';
import { findPanelWindow } from '../../sidebar/browser/panel-window.ts';
import { tellDocument } from '../../sidebar/browser/tell-document.ts';
import { followLook } from '../../sidebar/settings/follow-look.ts';
import { openSettings } from '../../sidebar/settings/settings.ts';
import { createPanelState } from '../../sidebar/state/create-panel-state.ts';
import { holdParts } from '../../sidebar/state/lazy-part.ts';
import { loadWords } from '../../words/load-words.ts';
import type { EarlyQuestion } from './early-question.ts';
import { createExtensionEnvironment } from './extension-environment.ts';
import { readShortcuts } from './shortcuts.ts';
import { untilFirstScreen } from './until-first-screen.ts';

/** Takes the bare document over, with what was typed into it meanwhile. */
export async function startPanel(early: { take(): EarlyQuestion }): Promise<void> {
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
  const panel = createPanelState(createExtensionEnvironment(browser, settings, panelWindow));
  window.addEventListener('pagehide', () => panel.dispose());

  holdParts(untilFirstScreen(panel.state));
  const { text: typed, isSent } = early.take();
  panel.state.composer.text.value = typed;
  render(
    <Panel
      state={panel.state}
      shortcuts={readShortcuts(browser)}
      copyText={(text, html) => copyText(document, text, html)}
    />,
    document.getElementById('panel') as HTMLElement,
  );
  if (isSent) panel.state.askComposed();
}
