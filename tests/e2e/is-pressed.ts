import type { ElementHandle } from 'puppeteer-core';

/**
 * Clicks an element, and says whether the click met it: when a notice comes in between the look and the click, the
 * element has moved away, as it has from under a person's hand. What came into its place does not feel the click.
 */
export async function isPressed(element: ElementHandle): Promise<boolean> {
  const guard = await element.evaluateHandle((element) => {
    const guarding = new AbortController();
    const guard = { isMet: false, end: () => guarding.abort() };
    const look = (event: Event) => {
      const isMet = event.composedPath().includes(element);
      if (isMet) guard.isMet ||= event.type === 'click';
      else if (event.isTrusted) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    for (const type of ['pointerdown', 'mousedown', 'click']) {
      addEventListener(type, look, { capture: true, signal: guarding.signal });
    }
    return guard;
  });
  try {
    await element.click();
  } finally {
    // The press may have taken the panel along.
    await guard.evaluate(({ end }) => end()).catch(() => {});
  }
  return guard.evaluate(({ isMet }) => isMet).catch(() => true);
}
