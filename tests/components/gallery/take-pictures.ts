/**
 * Shows the real components in scripted states in a headless Chromium, writes a picture of each, and fails when axe
 * finds a barrier or something scrolls sideways. `node take-pictures.ts [folder] [state...]`
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { build, preview } from 'vite';

const WIDTHS = [240, 360, 420];
const THEMES = ['light', 'dark'] as const;
const HEIGHT = 640;

const [folder = '.output/pictures', ...wanted] = process.argv.slice(2);
const root = import.meta.dirname;
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const site = {
  root,
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} as const;
const outDir = path.resolve('.output/gallery');
await build({ ...site, build: { outDir, emptyOutDir: true } });
const server = await preview({ ...site, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});

const problems: string[] = [];
try {
  await mkdir(folder, { recursive: true });
  const states = wanted.length > 0 ? wanted : await listStates(browser);
  for (const state of states) await show(state);
} finally {
  await browser.close();
  await server.close();
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

async function listStates(browser: Browser): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(address);
  const states = await page.evaluate(() => window.galleryStates);
  await page.close();
  return states;
}

async function show(state: string): Promise<void> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(`${state}: ${error}`));
  await page.goto(`${address}#${state}`, { waitUntil: 'networkidle0' });
  if (state === 'model-picker') await page.click('.model-button');
  for (const theme of THEMES) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    for (const width of WIDTHS) {
      const name = `${state}-${theme}-${width}`;
      await page.setViewport({ width, height: HEIGHT, deviceScaleFactor: 2 });
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (sideways > 0) problems.push(`${name}: ${sideways} px too wide`);
    }
    await audit(page, `${state}-${theme}`);
  }
  await page.close();
}

async function audit(page: Page, name: string): Promise<void> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
  });
  for (const violation of violations) problems.push(`${name}: ${violation}`);
}

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}
