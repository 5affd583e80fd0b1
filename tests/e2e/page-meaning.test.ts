import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readCaptureScript } from '../../bench/pages/capture-script.ts';
import type { Capture } from '../../sidebar/pages/capture-page.ts';
import { launchPlainBrowser } from '../helpers/plain-browser.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { MEANINGS } from './page-meanings.ts';
import { startWebsite, type Website } from './website.ts';

describeInBrowser('headless', 'what a page means, in a browser that lays it out', () => {
  let browser: Browser;
  let website: Website;
  let script: string;

  beforeAll(async () => {
    const pages = MEANINGS.map(({ html, contentType }, index) => [`/${index}`, { body: html, contentType }] as const);
    website = await startWebsite(Object.fromEntries(pages));
    browser = await launchPlainBrowser();
    script = readCaptureScript(inject('extensionBuild'));
  });
  afterAll(async () => {
    await browser?.close();
    await website?.dispose();
  });

  it.each(MEANINGS.map(({ title, text }, index) => [title, text, index] as const))('%s', async (_, text, index) => {
    const page = await browser.newPage();
    await page.goto(website.url(`/${index}`));
    const capture = (await page.evaluate(script)) as Capture;
    await page.close();
    expect(capture.kind === 'page' ? capture.page.text : capture).toBe(text);
  });
});
