import type { Page } from 'puppeteer-core';

/** Does by hand what a state of the gallery is reached by. */
export async function prepareState(page: Page, state: string): Promise<void> {
  if (state.startsWith('model-picker')) await page.click('.model-button');
  if (state.startsWith('editing')) await page.click('.question-edit');
  if (state.startsWith('pairing')) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.waitForSelector('.drawer[open]');
    if (state === 'pairing-other') await page.click('.pairing > .button');
    return;
  }
  if (!state.startsWith('history')) return;
  // The drawer's way in takes a moment, and is no state.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.click('.history-button');
  await page.waitForSelector('.drawer[open]');
  if (state === 'history-unfolded') {
    await page.click('.chat-list:has(.chat-running) .chat-row:nth-child(2) .chat-more');
  }
  if (state === 'history-export-all') await page.click('.transfer-actions [aria-expanded]');
  if (state === 'history-rename') {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F2');
  }
}
