import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { pairingWords } from '../../words/english/pairing.ts';
import { words } from '../../words/english/panel.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openDrawer } from './drawer-driver.ts';
import { openCompanionScreen } from './pairing-driver.ts';
import { openPanelTab } from './panel-driver.ts';
import { runAside, showPairingCode } from './run-aside.ts';
import { openStage } from './stage.ts';

const NOT_PAIRED = 'This browser is no longer paired';

describeInBrowser('headless', 'a browser that came without a key', () => {
  it('pairs for a code, chats and has a history, is revoked, and pairs again', async () => {
    const stage = await openStage({ isStranger: true });
    const { browser, companion, ollama } = stage;
    const panel = await openPanelTab(browser);
    const other = await openPanelTab(browser);
    await panel.page.bringToFront();

    const screen = await openCompanionScreen(panel);
    const code = await showPairingCode(stage);
    await screen.pair(code.toLowerCase().replace('-', ' '), companion.address);
    await screen.isGone();
    await panel.takesKeys();

    ollama.script(tokens(['North', ' of here.']));
    await panel.ask('Where do storks live?');
    await panel.shows('North of here.');
    // The panel of another window has followed by itself.
    await other.page.bringToFront();
    await other.shows('smollm2:135m');
    const drawer = await openDrawer(other);
    await drawer.lists('A title');
    await drawer.close();

    await panel.page.bringToFront();
    await runAside(stage, 'clients', '--revoke', 'Chromium on Linux');
    await panel.shows(NOT_PAIRED);
    await other.page.bringToFront();
    await other.shows(NOT_PAIRED);

    const again = await openCompanionScreen(other, [words.pairBrowser]);
    await again.pair(await showPairingCode(stage), companion.address);
    await again.isGone();
    await other.lacks(NOT_PAIRED);
    ollama.script(tokens(['Back', ' again.']));
    await other.ask('Are you back?');
    await other.shows('Back again.');
  });

  it('is told what is wrong with a code, and forgets its companion there and here', async () => {
    const stage = await openStage({ isStranger: true });
    const { browser, companion } = stage;
    const panel = await openPanelTab(browser);
    const screen = await openCompanionScreen(panel);

    await screen.pair('7K3M-Q9TX', companion.address);
    await screen.says(`The companion at ${companion.address} isn’t ready to pair.`);

    const code = await showPairingCode(stage);
    const wrong = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`;
    await screen.pair(wrong, companion.address);
    await screen.says('4 more tries are left');
    await screen.pair(code, companion.address);
    await screen.isGone();

    const second = await openCompanionScreen(panel);
    await second.says('The companion calls it “Chromium on Linux”.');
    await panel.press(pairingWords.forget);
    await second.says('Not connected to 127.0.0.1:11435');
    expect(await runAside(stage, 'clients')).not.toContain('Chromium on Linux');

    await second.pair(code, companion.address);
    await second.says('used');
  });

  it('never becomes a guest because its key can’t be read, and pairs anew', async () => {
    const stage = await openStage({ isStranger: true });
    const { browser, companion } = stage;
    const panel = await openPanelTab(browser);
    for (const damage of [damageRecord, replaceDatabase]) {
      await damage(panel.page);
      await panel.page.reload();
      await panel.shows('This panel’s key can’t be used');
      const screen = await openCompanionScreen(panel, [words.pairBrowser]);
      await screen.pair(await showPairingCode(stage), companion.address);
      await screen.isGone();
      await panel.shows('smollm2:135m');
    }
  });
});

/** What is kept where the key should be is none. */
async function damageRecord(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('aside-key', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('keys', 'readwrite');
          transaction.objectStore('keys').put({ address: 'somewhere', token: 'damaged' }, 'companion');
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}

/** As a later version of Aside would leave it behind: what is here can't be opened by this one. */
async function replaceDatabase(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('aside-key', 1_000);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
}
