import type { ElementHandle } from 'puppeteer-core';

/** Clicks a button, which may be in a closed shadow root, and says whether it heard the click: it may have moved away. */
export async function hearsClick(button: ElementHandle): Promise<boolean> {
  const heard = await button.evaluateHandle((element) => {
    const heard = { click: false };
    const note = () => {
      heard.click = true;
    };
    element.addEventListener('click', note, { capture: true, once: true });
    return heard;
  });
  await button.click();
  // The click may have taken the page along.
  return heard.evaluate(({ click }) => click).catch(() => true);
}
