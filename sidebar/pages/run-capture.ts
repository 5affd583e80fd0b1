import type { Browser, WxtBrowser } from 'wxt/browser';
import type { Capture } from './capture-page.ts';

export type FoundInPage = Exclude<Capture, { kind: 'needs' }>;

/** What was found in one frame; nothing where the frame was replaced before it could answer. */
export interface FrameCapture {
  frameId: number;
  found: FoundInPage | undefined;
}

/**
 * Runs the capture script in a tab's page or its frames. Where it needs more than its script, that is supplied, and it runs
 * there again.
 *
 * @throws what the browser says of a page that is not open to us
 */
export async function runCapture(
  browser: WxtBrowser,
  target: Browser.scripting.InjectionTarget,
): Promise<FrameCapture[]> {
  const results = await inject(browser, target);
  return Promise.all(
    results.map(async ({ frameId, result }): Promise<FrameCapture> => {
      if (result?.kind !== 'needs') return { frameId, found: result ?? undefined };
      const { captureSupplied } = await import('./supply-capture.ts');
      const frame = { tabId: target.tabId, frameIds: [frameId] };
      const again = async () => (await inject(browser, frame))[0]?.result;
      // The frame was open to us just now.
      const found = await captureSupplied(browser, frame, result.supply, again).catch(() => undefined);
      return { frameId, found };
    }),
  );
}

function inject(browser: WxtBrowser, target: Browser.scripting.InjectionTarget) {
  return browser.scripting.executeScript<[], Promise<Capture>>({
    target,
    files: ['/capture.js'],
    // The script itself waits for a page that still loads, and not for ever.
    injectImmediately: true,
  });
}
