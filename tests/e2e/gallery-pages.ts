import { type Browser, launch, type MediaFeature, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openGallery } from '../components/gallery/gallery-site.ts';
import { settlePage } from '../components/gallery/settle-page.ts';
import { findChromium } from '../helpers/browser-programs.ts';
import { LAUNCH_TIMEOUT_MS, PROTOCOL_TIMEOUT_MS } from '../helpers/browser-timeouts.ts';

/** A way in or out that takes its time is no state. */
export const STILL: MediaFeature = { name: 'prefers-reduced-motion', value: 'reduce' };

interface GalleryPages {
  /** A page of its own with a state of the gallery, once all of it is there. */
  show(state: string, width: number, features?: MediaFeature[]): Promise<Page>;
}

/** The gallery in a browser of its own, for all tests of the suite that this is called in. */
export function useGallery(): GalleryPages {
  let gallery: Awaited<ReturnType<typeof openGallery>>;
  let browser: Browser;

  beforeAll(async () => {
    gallery = await openGallery();
    browser = await launch({
      executablePath: findChromium() ?? '',
      timeout: LAUNCH_TIMEOUT_MS,
      protocolTimeout: PROTOCOL_TIMEOUT_MS,
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.dispose();
  });

  return {
    async show(state, width, features = []) {
      const page = await browser.newPage();
      onTestFinished(() => page.close());
      await page.setViewport({ width, height: 640 });
      await page.emulateMediaFeatures(features);
      await page.goto(`${gallery.address}#${state}`);
      await page.waitForSelector('.panel, .room-page');
      await settlePage(page);
      return page;
    },
  };
}
