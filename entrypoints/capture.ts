import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { systemClock } from '../sidebar/connection/clock.ts';
import { capturePage } from '../sidebar/pages/capture-page.ts';
import type { EditorTexts } from '../sidebar/pages/editor-texts.ts';
import { whenParsed } from '../sidebar/pages/when-parsed.ts';

/** Runs in a page when the person asks for it; its result goes back through `scripting.executeScript`. */
export default defineUnlistedScript(async () => {
  await whenParsed(document, systemClock);
  const left = globalThis as { asideEditors?: EditorTexts | undefined };
  const editors = left.asideEditors;
  // What was left is about the page as it is now.
  left.asideEditors = undefined;
  return capturePage(
    { document, getComputedStyle: (element, pseudo) => getComputedStyle(element, pseudo) },
    { editors },
  );
});
