import { defineBackground } from 'wxt/utils/define-background';
import { readBrowserWords } from '../components/browser-words.ts';
import rowStyles from '../components/selection-button/row.css?inline';
import tokens from '../components/styles/tokens.css?inline';
import { readCompanionFile } from '../sidebar/access/companion-file.ts';
import { readCredentials } from '../sidebar/access/credentials.ts';
import { openKeyStore } from '../sidebar/access/key-store.ts';
import { openPrivateKeyStore } from '../sidebar/access/private-key-store.ts';
import { extensionApi } from '../sidebar/browser/extension-api.ts';
import { createPanelHost } from '../sidebar/browser/panel-host.ts';
import { createSteadyStorage } from '../sidebar/browser/steady-storage.ts';
import { createCardHost } from '../sidebar/card/card-host.ts';
import { createCompanionConnection } from '../sidebar/connection/companion-connection.ts';
import { createGestures } from '../sidebar/gestures/gestures.ts';
import { createMenus, isMenuItemId, nameActions } from '../sidebar/gestures/menus.ts';
import { createOmnibox } from '../sidebar/gestures/omnibox.ts';
import { createButtonHost } from '../sidebar/selection-button/button-host.ts';
import { readKeptLook } from '../sidebar/settings/read-kept-look.ts';
import { readKeptSetting } from '../sidebar/settings/read-kept-setting.ts';
import { keysOf, openSettings } from '../sidebar/settings/settings.ts';
import { pickLanguage } from '../words/pick-language.ts';

/** Every listener is added before anything is awaited: an event that starts the background is told to those only. */
export default defineBackground(() => {
  const browser = extensionApi();
  // No script in a page has to read what is set, such as the sites with buttons. Firefox can't shut it out.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  const settings = openSettings(browser.storage.local);
  const keys = openKeyStore();
  const privateKeys = openPrivateKeyStore(keys, createSteadyStorage(browser.storage.session));
  const panel = createPanelHost(browser);
  const language = async () =>
    pickLanguage([await readKeptSetting(browser.storage.local, 'language'), browser.i18n.getUILanguage()]);
  const browserWords = async () => {
    const code = await language();
    return {
      language: code,
      words: await readBrowserWords(code, (path) => fetch(browser.runtime.getURL(path as '/'))),
    };
  };
  const connect = async (isPrivate = false) => {
    const { read, onChange } = isPrivate ? privateKeys : keys;
    return createCompanionConnection({
      credentials: () =>
        readCredentials({
          paired: read,
          file: () => readCompanionFile(fetch, new URL('/companion.json', location.href).href),
        }),
      onCredentialsChange: onChange,
      install: (await settings).install,
    });
  };
  const cards = createCardHost({
    browser,
    panel,
    connect,
    chosenModel: async () => (await settings).chosenModel.peek(),
  });
  const gestures = createGestures({ browser, panel, askInPage: cards.ask });

  const buttons = createButtonHost({
    browser,
    async contents(actions) {
      const [{ language: spoken, words }, look, prompts] = await Promise.all([
        browserWords(),
        readKeptLook(browser.storage.local),
        readKeptSetting(browser.storage.local, 'prompts'),
      ]);
      return {
        language: spoken,
        look,
        // A page may set what it likes on the host, and nothing on what is inside of it.
        styles: tokens.replaceAll(':root', '.row') + rowStyles,
        actions: nameActions(actions, words, prompts),
      };
    },
    act: gestures.button,
  });

  createOmnibox({
    browser,
    panel,
    connect,
    words: browserWords,
  });

  const menuTitles = async () => (await browserWords()).words;
  const menus = createMenus(browser, menuTitles, () => readKeptSetting(browser.storage.local, 'prompts'));
  const onBegin = () => {
    void menus.install();
    void buttons.update();
  };
  browser.runtime.onInstalled.addListener(onBegin);
  browser.runtime.onStartup.addListener(onBegin);
  const inMenus = [...keysOf('language'), ...keysOf('prompts')];
  browser.storage.local.onChanged.addListener((changes) => {
    if (inMenus.some((key) => key in changes)) void menus.install();
  });
  browser.action.onClicked.addListener(gestures.toolbar);
  browser.commands.onCommand.addListener((name, tab) => tab && gestures.command(name, tab));
  browser.contextMenus.onClicked.addListener((click, tab) => {
    if (tab && isMenuItemId(click.menuItemId)) gestures.menu(click.menuItemId, click, tab);
  });
});
