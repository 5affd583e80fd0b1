import type { WxtBrowser } from 'wxt/browser';

/** What is on the clipboard; `refused`: the browser or the person does not let us read it. */
export type ClipboardReading = { text: string } | 'refused';

/** Must be called first thing in a click's or a key's handler: the browser may ask the person, once. */
export async function readClipboard(
  browser: Pick<WxtBrowser, 'permissions'> | undefined,
  clipboard: Pick<Clipboard, 'readText'> | undefined = globalThis.navigator.clipboard,
): Promise<ClipboardReading> {
  try {
    // Where it is allowed already nothing is asked. A page of the companion's has no permissions: its browser asks by itself.
    if (browser && !(await browser.permissions.request({ permissions: ['clipboardRead'] }))) return 'refused';
    return clipboard ? { text: await clipboard.readText() } : 'refused';
  } catch {
    return 'refused';
  }
}
