import polyfill from 'webextension-polyfill';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** Gives a browser that has no `browser` of its own one; see `sidebar/browser/extension-api.ts`. */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { browser: polyfill });
});
