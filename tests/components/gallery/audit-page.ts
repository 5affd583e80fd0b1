import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}

/** What keeps people out of this page: the barriers that axe finds, and a window that scrolls, sideways or at all. */
export async function auditPage(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(await axeSource);
  return page.evaluate(async () => {
    // Whether an answer skips a level of heading is up to the model that wrote it.
    const { violations } = await window.axe.run({ rules: { 'heading-order': { enabled: false } } });
    const barriers = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth) barriers.push(`${scrollWidth - innerWidth} px too wide`);
    // The conversation scrolls, and nothing around it does.
    if (scrollHeight > innerHeight) barriers.push(`${scrollHeight - innerHeight} px too tall`);
    return barriers;
  });
}
