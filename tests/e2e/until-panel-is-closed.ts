import type { TestBrowser } from '../helpers/browser.ts';
import { until } from '../helpers/until.ts';

/** Waits until the side panel is closed, and the background knows: until then a click would mean to close it. */
export async function untilPanelIsClosed(browser: TestBrowser): Promise<void> {
  await until('the panel is closed, and known to be', async () => {
    if ((await browser.panels()).length > 0) return false;
    const worker = await browser.worker();
    return worker.evaluate(
      async () => !Object.keys(await chrome.storage.session.get(null)).some((key) => key.startsWith('panel-open:')),
    );
  });
}
