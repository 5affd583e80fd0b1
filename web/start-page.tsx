import { effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import { Panel } from '../components/Panel.tsx';
import { loadErrorWords } from '../components/problem-words.ts';
import { NO_SHORTCUTS } from '../components/shortcuts.ts';
import { speakLanguage } from '../components/speak-language.ts';
import { type KeyStore, openKeyStore } from '../sidebar/access/key-store.ts';
import { copyText } from '../sidebar/browser/copy-text.ts';
import { tellDocument } from '../sidebar/browser/tell-document.ts';
import { followLook } from '../sidebar/settings/follow-look.ts';
import { openSettings } from '../sidebar/settings/settings.ts';
import { createPanelState } from '../sidebar/state/create-panel-state.ts';
import type { PanelState } from '../sidebar/state/panel-state.ts';
import { loadWords } from '../words/load-words.ts';
import { CHAT_HASH, type Link } from './take-link.ts';
import { createWebEnvironment } from './web-environment.ts';
import { createWebStorageArea } from './web-storage-area.ts';

/** @param link that the page was opened by, if it was */
export async function startPage(link: Link | undefined): Promise<void> {
  const settings = await openSettings(createWebStorageArea(localStorage, window));
  followLook(settings);
  await speakLanguage({
    chosen: settings.language,
    preferred: navigator.languages,
    load: loadWords,
    tell: tellDocument,
  });
  // What comes back out of the browser's memory has been disposed of.
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
  const keys = openKeyStore();
  if (await isVisit(keys, link)) {
    const { startVisit } = await import('./start-visit.tsx');
    if (await startVisit(settings, link?.kind === 'room' ? link.secret : undefined)) return;
  }
  const panel = createPanelState(createWebEnvironment(settings, keys));
  window.addEventListener('pagehide', () => panel.dispose());
  pairWhenNeeded(panel.state, link?.secret);
  render(
    <Panel
      state={panel.state}
      shortcuts={signal(NO_SHORTCUTS)}
      copyText={(text, html) => copyText(document, text, html)}
    />,
    document.getElementById('panel') as HTMLElement,
  );
  // Its files come from the companion, which is away when most of them are needed.
  void loadErrorWords();
}

/** Whether the page may be that of a room which this browser is let into: it is a link's, the address says so, or there is no other key. */
async function isVisit(keys: KeyStore, link: Link | undefined): Promise<boolean> {
  if (link) return link.kind === 'room';
  return location.hash.startsWith(CHAT_HASH) || !(await keys.read().catch(() => null));
}

/** Once it is known that this browser has no key, or one that counts no more. One that counts needs no other. */
function pairWhenNeeded({ connection, pairing }: PanelState, code: string | undefined): void {
  let wasNeeded = false;
  effect(() => {
    if (wasNeeded || !connection.problem.value?.pairable) return;
    wasNeeded = true;
    untracked(() => (code === undefined ? pairing.open() : void pairing.pairBy(code)));
  });
}
