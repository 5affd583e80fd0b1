import type { Browser, WxtBrowser } from 'wxt/browser';
import { CAPTURE_CHARS } from './capture-chars.ts';
import { EDITORS, leaveEditorTexts, readEditorTexts } from './editor-texts.ts';

/** Has the editors of a page say their whole texts, and leaves them in the page for the capture script. */
export async function readEditors(browser: WxtBrowser, target: Browser.scripting.InjectionTarget): Promise<void> {
  const [said] = await browser.scripting
    .executeScript({
      target,
      world: 'MAIN',
      func: readEditorTexts,
      args: [EDITORS, CAPTURE_CHARS],
      injectImmediately: true,
    })
    // Then the lines on screen have to do.
    .catch(() => []);
  const texts = textsIn(said?.result);
  await browser.scripting.executeScript({
    target,
    func: leaveEditorTexts,
    args: [EDITORS, texts],
    injectImmediately: true,
  });
}

/** What came from among the page's scripts may be anything. */
function textsIn(result: unknown): (string | null)[] {
  if (!Array.isArray(result)) return [];
  let left = CAPTURE_CHARS;
  return result.map((text) => {
    if (typeof text !== 'string' || text.length > left) return null;
    left -= text.length;
    return text;
  });
}
