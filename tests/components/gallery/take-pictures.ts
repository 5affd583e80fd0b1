/** Writes a picture of each state of the gallery, in `ASIDE_LANGUAGE` or English: `node take-pictures.ts [folder] [state...]`. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { findChromium } from '../../helpers/browser-programs.ts';
import { allStates } from './all-states.ts';
import { openGallery } from './gallery-site.ts';
import { prepareState } from './prepare-state.ts';

const WIDTHS = [240, 360, 420];
const HEIGHT = 640;

const [folder = '.output/pictures', ...wanted] = process.argv.slice(2);
const executablePath = findChromium();
if (!executablePath) throw new Error('no chromium on the PATH');

await mkdir(folder, { recursive: true });
const gallery = await openGallery();
const browser = await launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] });
try {
  for (const state of wanted.length > 0 ? wanted : allStates) await takePictures(state);
} finally {
  await browser.close();
  await gallery.dispose();
}

async function takePictures(state: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${gallery.address}?language=${process.env.ASIDE_LANGUAGE ?? 'en'}#${state}`);
  await page.waitForSelector('.panel, .room-page');
  await prepareState(page, state);
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      // A colour on its way from one theme to the other is in neither.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: HEIGHT, deviceScaleFactor: 2 });
      await page.screenshot({ path: path.join(folder, `${state}-${theme}-${width}.png`) });
    }
  }
  await page.close();
}
