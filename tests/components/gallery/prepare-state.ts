import type { Page } from 'puppeteer-core';
import { settlePage } from './settle-page.ts';

/** Presses what a lazily loaded part may still have to show. */
async function pressWhenThere(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { visible: true });
  await page.click(selector);
}

/** Does by hand what a state of the gallery is reached by, until all of that state is there. */
export async function prepareState(page: Page, state: string): Promise<void> {
  await goToState(page, state);
  await settlePage(page);
}

async function goToState(page: Page, state: string): Promise<void> {
  if (state.startsWith('model-picker')) await pressWhenThere(page, '.model-button');
  if (state === 'model-picker-thinking') await page.waitForSelector('.thinking-choice');
  if (state.startsWith('models')) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await pressWhenThere(page, '.model-button');
    await pressWhenThere(page, '.models-button');
    await page.waitForSelector('.drawer[open]');
    const unfolds = ['models-unfolded', 'models-delete', 'models-two-servers'];
    if (unfolds.includes(state)) await pressWhenThere(page, '.model-open');
    if (state === 'models-not-found') await page.type('.search-field', 'mixtral');
    if (state === 'models-delete') await pressWhenThere(page, '.model-place .text-button:last-of-type');
    return;
  }
  if (state === 'sent-receipt') {
    await pressWhenThere(page, '.turn-actions [aria-expanded]:not([aria-haspopup])');
    await pressWhenThere(page, '.sent-receipt .text-button');
    await page.waitForSelector('.sent-words');
  }
  if (state.startsWith('diagram-')) {
    await page.waitForSelector('.code-copy');
    if (state !== 'diagram-offered') {
      await page.click('.code-copy');
      await page.waitForSelector(state === 'diagram-failed' ? '.diagram-status:not(:empty)' : '.diagram > img');
    }
  }
  if (state === 'keys') {
    await page.focus('main');
    await page.keyboard.type('?');
    await page.waitForSelector('.keys');
  }
  if (state === 'chat-menu' || state.startsWith('find')) await pressWhenThere(page, '.chat-menu-button');
  if (state.startsWith('find')) {
    await page.waitForSelector('.markdown p');
    await pressWhenThere(page, '.menu-item');
    await page.type('.find-field', state === 'find' ? 'blue' : 'submarine');
  }
  if (state === 'contents') {
    // It is for wide panels.
    await page.setViewport({ width: 800, height: 640 });
    await pressWhenThere(page, '.contents-button');
    await page.waitForSelector('.menu');
  }
  if (state === 'copy-as') await pressWhenThere(page, '.more-ways');
  if (state.startsWith('answer-again')) await pressWhenThere(page, '.again-with');
  if (state === 'answer-again-search') await page.type('.model-search', '3');
  if (state.startsWith('compare')) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await pressWhenThere(page, '.compare-button');
    await page.waitForSelector('.compare .markdown');
  }
  if (state === 'prompt-picker') {
    await page.waitForSelector('.attach');
    await page.type('.composer-field', 'Please /');
    await page.waitForSelector('.tab-picker');
  }
  if (state === 'prompt-questions') await page.waitForSelector('.prompt-question');
  if (state.startsWith('prompts-')) {
    await page.waitForSelector('.prompt-row');
    if (state === 'prompts-editor') await pressWhenThere(page, '.prompt-row:nth-child(3) .prompt-open');
  }
  if (state === 'tab-picker') {
    await page.waitForSelector('.attach');
    await page.type('.composer-field', 'Compare with @');
    await page.waitForSelector('.tab-picker');
  }
  if (state.startsWith('aloud')) {
    if (state === 'aloud-selection') {
      await page.waitForSelector('.markdown p');
      await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('.markdown p') as Element));
    }
    await page.waitForSelector(state === 'aloud-selection' ? '.selection-tools' : '.aloud-bar');
  }
  if (state.startsWith('voice')) await page.waitForSelector('.microphone');
  if (state.startsWith('editing')) await pressWhenThere(page, '.question-edit');
  if (state.startsWith('pairing')) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.waitForSelector('.drawer[open]');
    if (state === 'pairing-other') await pressWhenThere(page, '.pairing > .button');
    return;
  }
  if (
    ['room-share', 'room-link', 'room-link-only-here', 'room-people', 'room-remove', 'room-member-people'].includes(
      state,
    )
  ) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.setViewport({ width: 420, height: 640 });
    await pressWhenThere(page, state === 'room-share' ? '.share' : '.room-bar');
    await page.waitForSelector('.room');
    if (state === 'room-link') await page.waitForSelector('.qr-code');
    if (state === 'room-remove') await pressWhenThere(page, '.room-row [aria-label^="Remove"]');
    return;
  }
  if (state.startsWith('settings')) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await pressWhenThere(page, '.preferences-button');
    await page.waitForSelector('.settings .setting');
    if (state === 'settings-person') {
      await page.waitForSelector('.person-browsers');
      await pressWhenThere(page, '.settings .room-row .text-button');
      await page.waitForSelector('.settings .room-question');
    }
    if (state === 'settings-delete') {
      await page.waitForSelector('.settings-delete-all[aria-disabled="false"]');
      await page.$eval('.settings-delete-all', (button) => (button as HTMLElement).click());
      await page.waitForSelector('.settings-delete');
    }
    return;
  }
  if (state.startsWith('tuning')) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await pressWhenThere(page, '.model-button');
    await pressWhenThere(page, '.settings-button');
    await page.waitForSelector(state === 'tuning-reader' ? '.tuning > p' : '.tuning-form');
    if (state !== 'tuning-refused') return;
    await page.type('.tuning-field input', '9');
    await page.keyboard.press('Tab');
    await page.waitForSelector('.field-problem');
    return;
  }
  if (!state.startsWith('history')) return;
  // The drawer's way in takes a moment, and is no state.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await pressWhenThere(page, '.history-button');
  await page.waitForSelector('.drawer[open]');
  if (state === 'history-unfolded') {
    await pressWhenThere(page, '.chat-row:has(.chat-running) .chat-more');
  }
  if (state === 'history-filters') {
    await pressWhenThere(page, '.drawer-head [aria-expanded]');
    await page.waitForSelector('.filter-panel option:nth-child(2)');
  }
  if (state === 'history-selected') {
    await page.waitForSelector('.chat-row');
    for (const key of ['ArrowDown', 'ArrowDown', 'Space', 'ArrowDown', 'Space'] as const)
      await page.keyboard.press(key);
    await pressWhenThere(page, '.selection-actions button');
    await page.waitForSelector('.tag-field');
  }
  if (state === 'history-export-all') await pressWhenThere(page, '.transfer-actions [aria-expanded]');
  if (state === 'history-rename') {
    await page.waitForSelector('.chat-row');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F2');
  }
}
