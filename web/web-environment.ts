import { NotPairedError } from '../sidebar/access/credentials.ts';
import type { KeyStore } from '../sidebar/access/key-store.ts';
import { createSteadyStorage } from '../sidebar/browser/steady-storage.ts';
import type { Settings } from '../sidebar/settings/settings.ts';
import { openOutbox } from '../sidebar/state/conversation/outbox.ts';
import type { PanelEnvironment } from '../sidebar/state/create-panel-state.ts';
import { ownAddress } from './own-address.ts';
import { createWebStorageArea } from './web-storage-area.ts';

/** A panel by itself, in a tab of any browser: it talks to the companion that it came from. */
export function createWebEnvironment(settings: Settings, keys: KeyStore): PanelEnvironment {
  return {
    async credentials() {
      const key = await keys.read();
      if (!key) throw new NotPairedError();
      return key;
    },
    keys,
    companion: ownAddress(),
    settings,
    // Each tab has one of its own, so that there is no other panel in it.
    session: createSteadyStorage(createWebStorageArea(sessionStorage, window)),
    windowId: 0,
    // No page can tell whether its window is private.
    isPrivate: false,
    outbox: openOutbox(),
    loadPromptSpeech: async () => (await import('../components/prompts/prompt-speech.ts')).promptSpeech,
  };
}
