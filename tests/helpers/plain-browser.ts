import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium } from './browser-programs.ts';
import { LAUNCH_TIMEOUT_MS, PROTOCOL_TIMEOUT_MS } from './browser-timeouts.ts';
import { makePatient } from './patient-pages.ts';

/** Headless Chromium without the extension, as wide as a window on a desk, for what a page looks like. */
export async function launchPlainBrowser(
  flags: readonly string[] = ['--host-resolver-rules=MAP *.test 127.0.0.1'],
): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no chromium on the PATH');
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    timeout: LAUNCH_TIMEOUT_MS,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
    defaultViewport: { width: 1280, height: 900 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...flags],
  });
  return makePatient(browser);
}
