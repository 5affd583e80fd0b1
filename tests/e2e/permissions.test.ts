import { expect, inject, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';

import { describeInBrowser } from './describe-in-browser.ts';

describeInBrowser('headless', 'what Chromium lets the extension do', () => {
  it('is five permissions and no site, without a warning at install', async () => {
    const browser = await launchBrowser(inject('extensionBuild'));
    onTestFinished(() => browser.dispose());
    const worker = await browser.worker();

    const { permissions, origins } = await worker.evaluate(() => chrome.permissions.getAll());
    expect(permissions?.toSorted()).toEqual(['activeTab', 'contextMenus', 'scripting', 'sidePanel', 'storage']);
    expect(origins).toEqual([]);

    const warnings = await worker.evaluate(() =>
      chrome.management.getPermissionWarningsByManifest(JSON.stringify(chrome.runtime.getManifest())),
    );
    expect(warnings).toEqual([]);
  });
});
