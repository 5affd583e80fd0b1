import { defineBackground } from 'wxt/utils/define-background';
import { describeProblem } from '../components/describe-problem.ts';
import { readCompanionFile } from '../sidebar/access/companion-file.ts';
import { readCredentials } from '../sidebar/access/credentials.ts';
import { openKeyStore } from '../sidebar/access/key-store.ts';
import { extensionApi } from '../sidebar/browser/extension-api.ts';
import { createPanelHost } from '../sidebar/browser/panel-host.ts';
import { createCardHost } from '../sidebar/card/card-host.ts';
import { createCompanionConnection } from '../sidebar/connection/companion-connection.ts';
import { createGestures } from '../sidebar/gestures/gestures.ts';
import { installMenus, isMenuItemId } from '../sidebar/gestures/menus.ts';
import { openSettings } from '../sidebar/settings/settings.ts';
import { describeError } from '../words/describe-error.ts';
import { first } from '../words/english/first.ts';
import { menuWords } from '../words/english/menus.ts';
import { rest } from '../words/english/rest.ts';
import { pickLanguage } from '../words/pick-language.ts';
import { speak } from '../words/speaking.ts';

/** Every listener is added before anything is awaited: an event that starts the background is told to those only. */
export default defineBackground(() => {
  speak({ language: 'en', first, rest });
  const browser = extensionApi();
  const settings = openSettings(browser.storage.local);
  const keys = openKeyStore();
  const panel = createPanelHost(browser);
  const cards = createCardHost({
    browser,
    panel,
    connect: async () =>
      createCompanionConnection({
        credentials: () =>
          readCredentials({
            paired: keys.read,
            file: () => readCompanionFile(fetch, new URL('/companion.json', location.href).href),
          }),
        onCredentialsChange: keys.onChange,
        install: (await settings).install,
      }),
    language: async () => {
      const chosen = (await settings).language.peek();
      return pickLanguage([chosen, browser.i18n.getUILanguage()]);
    },
    chosenModel: async () => (await settings).chosenModel.peek(),
    describe: describeError,
    describeProblem,
  });
  const gestures = createGestures({ browser, panel, askInPage: cards.ask });

  browser.runtime.onInstalled.addListener(() => void installMenus(browser, menuWords));
  browser.runtime.onStartup.addListener(() => void installMenus(browser, menuWords));
  browser.action.onClicked.addListener(gestures.toolbar);
  browser.commands.onCommand.addListener((name, tab) => tab && gestures.command(name, tab));
  browser.contextMenus.onClicked.addListener((click, tab) => {
    if (tab && isMenuItemId(click.menuItemId)) gestures.menu(click.menuItemId, click, tab);
  });
});
