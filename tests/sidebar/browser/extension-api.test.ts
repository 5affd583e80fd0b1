import { describe, expect, it, vi } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { extensionApi, loadExtensionApi } from '../../../sidebar/browser/extension-api.ts';

const browser = { runtime: { id: 'aside' } } as WxtBrowser;

/** A browser that gets its API by running a script. */
function withoutApi() {
  const globals: { browser?: WxtBrowser } = {};
  const run = vi.fn((_url: string) => {
    globals.browser = browser;
  });
  return { globals, run };
}

describe('the extension’s API', () => {
  it('is the browser’s own where it has one, and nothing is loaded', async () => {
    const load = vi.fn();
    expect(extensionApi({ browser, importScripts: load })).toBe(browser);
    expect(await loadExtensionApi({ browser }, load)).toBe(browser);
    expect(load).not.toHaveBeenCalled();
  });

  it('is there at once in the service worker of an older browser', () => {
    const { globals, run } = withoutApi();
    expect(extensionApi(Object.assign(globals, { importScripts: run }))).toBe(browser);
    expect(run.mock.calls).toEqual([['/browser-polyfill.js']]);
  });

  it('is loaded for a page of an older browser', async () => {
    const { globals, run } = withoutApi();
    expect(await loadExtensionApi(globals, async (url) => run(url))).toBe(browser);
    expect(run.mock.calls).toEqual([['/browser-polyfill.js']]);
  });

  it('is missed in words where there is none', async () => {
    expect(() => extensionApi({})).toThrow('no API for extensions');
    await expect(loadExtensionApi({}, async () => {})).rejects.toThrow('no API for extensions');
  });
});
