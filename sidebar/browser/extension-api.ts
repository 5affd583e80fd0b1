import type { WxtBrowser } from 'wxt/browser';

/** What an extension's page or service worker finds around it. */
interface ExtensionGlobals {
  readonly browser?: WxtBrowser;
  /** Only in a service worker. */
  readonly importScripts?: (url: string) => void;
}

const POLYFILL = '/browser-polyfill.js';

/**
 * The extension's API, with promises. Firefox has it, and Chrome since 148; for an older one, and for no other, the
 * polyfill is loaded: at once, since a service worker has to listen before anything is awaited.
 */
export function extensionApi(globals: ExtensionGlobals = globalThis as ExtensionGlobals): WxtBrowser {
  if (!globals.browser) globals.importScripts?.(POLYFILL);
  return found(globals);
}

/** As {@link extensionApi}, for a page. */
export async function loadExtensionApi(
  globals: ExtensionGlobals = globalThis as ExtensionGlobals,
  load: (url: string) => Promise<unknown> = (url) => import(/* @vite-ignore */ url),
): Promise<WxtBrowser> {
  if (!globals.browser) await load(POLYFILL);
  return found(globals);
}

function found({ browser }: ExtensionGlobals): WxtBrowser {
  if (!browser) throw new Error('This browser has no API for extensions.');
  return browser;
}
