import type { Page } from 'puppeteer-core';

/** What the panel does with keys that an input method uses to choose among its candidates. */
const KEYS = ['Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'F2', 'Delete', 'z'];

/** Presses keys in each of these fields while an input method composes there; the keys that did something. */
export function pressWhileComposing(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(
    async (selector, keys) => {
      const acted: string[] = [];
      const { companion } = window.galleryPanel;
      const seen = () => [
        document.body.innerHTML,
        companion.requests.length + companion.turns.length,
        document.activeElement,
      ];
      for (const field of document.querySelectorAll<HTMLInputElement>(selector)) {
        field.focus();
        const before = seen();
        for (const key of keys) {
          // Safari ends a composition before it reports the key that ended it, and marks that key with 229.
          for (const mark of [{ isComposing: true }, { keyCode: 229 }]) {
            const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...mark });
            field.dispatchEvent(event);
            await new Promise((resolve) => requestAnimationFrame(resolve));
            const isSame = seen().every((each, index) => each === before[index]);
            if (event.defaultPrevented || !isSame) acted.push(`${key} ${JSON.stringify(mark)}`);
          }
        }
      }
      return acted;
    },
    selector,
    KEYS,
  );
}
