import type { WxtBrowser } from 'wxt/browser';

/** How long a page that still loads is waited for; then what is there has to do. */
const PARSE_MS = 3_000;

/** Resolves once the markup of a tab's page is all there, or after a while. Says whether that had to be waited for. */
export async function whenTabParsed(browser: WxtBrowser, tabId: number): Promise<boolean> {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    func: waitForMarkup,
    args: [PARSE_MS],
    injectImmediately: true,
  });
  return injection?.result === true;
}

/** It is injected as it stands, so that it may use nothing from outside of itself. */
async function waitForMarkup(mostMs: number): Promise<boolean> {
  if (document.readyState !== 'loading') return false;
  await new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
    setTimeout(resolve, mostMs);
  });
  return true;
}
