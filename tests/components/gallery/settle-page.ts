import type { Page } from 'puppeteer-core';

/** What still changes after so many frames never rests: a clock, or a level of sound. */
const MOST_FRAMES = 240;

/**
 * Waits until a page of the gallery has done all that it was asked for: nothing changed for three frames. Nothing there
 * waits for a network, so that what goes on after a pause is only what a timer begins, and its test waits for that.
 */
export async function settlePage(page: Page): Promise<void> {
  const isSettled = await page.evaluate(async (mostFrames) => {
    let quiet = 0;
    const observer = new MutationObserver(() => {
      quiet = 0;
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    let frames = 0;
    while (quiet < 3 && frames < mostFrames) {
      await new Promise(requestAnimationFrame);
      // Past what this frame's callbacks have put off.
      await new Promise((resolve) => setTimeout(resolve));
      quiet++;
      frames++;
    }
    observer.disconnect();
    return quiet >= 3;
  }, MOST_FRAMES);
  if (!isSettled) throw new Error(`the page still changed after ${MOST_FRAMES} frames`);
}
