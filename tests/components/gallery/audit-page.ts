import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}

/** What keeps people out of this page: the barriers that axe finds, and anything that has to be scrolled sideways. */
export async function auditPage(page: Page): Promise<string[]> {
  await page.evaluate(await axeSource);
  return page.evaluate(async () => {
    // Whether an answer skips a level of heading is up to the model that wrote it.
    const { violations } = await window.axe.run({ rules: { 'heading-order': { enabled: false } } });
    const barriers = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    const excess = document.documentElement.scrollWidth - innerWidth;
    return excess > 0 ? [...barriers, `${excess} px too wide`] : barriers;
  });
}
