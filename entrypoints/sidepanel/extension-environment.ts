import type { WxtBrowser } from 'wxt/browser';
import { readCompanionFile } from '../../sidebar/access/companion-file.ts';
import { readCredentials } from '../../sidebar/access/credentials.ts';
import { openKeyStore } from '../../sidebar/access/key-store.ts';
import { openPrivateKeyStore } from '../../sidebar/access/private-key-store.ts';
import type { PanelWindow } from '../../sidebar/browser/panel-window.ts';
import { createSteadyStorage } from '../../sidebar/browser/steady-storage.ts';
import { createInbox } from '../../sidebar/inbox/inbox.ts';
import { readSummary } from '../../sidebar/settings/read-summary.ts';
import type { Settings } from '../../sidebar/settings/settings.ts';
import { NO_OUTBOX } from '../../sidebar/state/conversation/no-outbox.ts';
import { openOutbox } from '../../sidebar/state/conversation/outbox.ts';
import type { PanelEnvironment } from '../../sidebar/state/create-panel-state.ts';
import { createPageState } from '../../sidebar/state/page-state.ts';

/** A panel of the extension's, in a window and beside its pages. */
export function createExtensionEnvironment(
  browser: WxtBrowser,
  settings: Settings,
  panelWindow: PanelWindow,
): PanelEnvironment {
  const session = createSteadyStorage(browser.storage.session);
  const { windowId, isPrivate } = panelWindow;
  const keys = isPrivate ? openPrivateKeyStore(openKeyStore(), session) : openKeyStore();
  const answerLanguage = () => settings.value('answerLanguage').peek();
  const language = () => answerLanguage() || browser.i18n.getUILanguage();
  return {
    credentials: () =>
      readCredentials({
        paired: keys.read,
        // The file comes after the build, so no type knows it.
        file: () => readCompanionFile(fetch, browser.runtime.getURL('/companion.json' as '/')),
      }),
    keys,
    settings,
    session,
    windowId,
    isPrivate,
    outbox: isPrivate ? NO_OUTBOX : openOutbox(),
    language: language(),
    askForMicrophone: () => void browser.tabs.create({ url: browser.runtime.getURL('/microphone.html' as '/') }),
    openShortcuts: () => openShortcuts(browser),
    loadPromptSpeech: async () => (await import('../../components/prompts/prompt-speech.ts')).promptSpeech,
    beside: { browser, window: panelWindow },
    openPage: ({ ask, attach, readShownFile }) =>
      createPageState({
        browser,
        window: panelWindow,
        onSummarise: (page, prompt) =>
          ask({ task: 'summarise', ...readSummary(settings), sources: [page], language: language() }, prompt),
        onAttach: attach,
        readFile: readShownFile,
      }),
    openInbox: ({ ask, askAnew, attach, open }) =>
      createInbox(session, windowId, (item) => {
        const { task, prompt, sources, question, send, attachTurn } = item;
        if (attachTurn) open(attachTurn.conversation, attachTurn.turn, attachTurn.draft);
        else if (question !== undefined) askAnew({ task, message: question, sources, language: '' });
        else if (send) ask({ task, message: '', sources, language: answerLanguage() || item.language }, prompt);
        else for (const source of sources) attach(source);
      }),
  };
}

function openShortcuts(browser: WxtBrowser): void {
  // Firefox's own; no page of its own may be opened by its address.
  const { commands } = browser as { commands: { openShortcutSettings?(): Promise<void> } };
  if (commands.openShortcutSettings) void commands.openShortcutSettings();
  else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
