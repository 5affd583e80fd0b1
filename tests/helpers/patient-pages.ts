import type { Browser, Page } from 'puppeteer-core';
import { PAGE_TIMEOUT_MS } from './browser-timeouts.ts';

/** Gives a page as long for each step as a busy machine may take. */
export function patient(page: Page): Page {
  page.setDefaultTimeout(PAGE_TIMEOUT_MS);
  return page;
}

/** The same for each page that is made with `newPage`. */
export function makePatient(browser: Browser): Browser {
  const newPage = browser.newPage.bind(browser);
  browser.newPage = async (options) => patient(await newPage(options));
  return browser;
}
