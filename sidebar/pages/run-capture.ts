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
 * @param supplied what the frames of the target were given already
 * @throws what the browser says of a page that is not open to us
 */
export async function runCapture(
  browser: WxtBrowser,
  target: Browser.scripting.InjectionTarget,
  supplied: readonly string[] = [],
): Promise<FrameCapture[]> {
  const results = await browser.scripting.executeScript<[], Promise<Capture>>({
    target,
    files: ['/capture.js'],
    // The script itself waits for a page that still loads, and not for ever.
    injectImmediately: true,
  });
  return Promise.all(
    results.map(async ({ frameId, result }): Promise<FrameCapture> => {
      if (result?.kind !== 'needs') return { frameId, found: result ?? undefined };
      const gone: FrameCapture = { frameId, found: undefined };
      const { supply } = result;
      // What it was given lies in a page that has gone meanwhile.
      if (supplied.includes(supply)) return gone;
      const { supplyCapture } = await import('./supply-capture.ts');
      const frame = { tabId: target.tabId, frameIds: [frameId] };
      const [again = gone] = await supplyCapture(browser, frame, supply)
        .then(() => runCapture(browser, frame, [...supplied, supply]))
        // The frame was open to us just now.
        .catch(() => []);
      return again;
    }),
  );
}
