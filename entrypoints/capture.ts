import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capturePage } from '../client/pages/capture-page.ts';

/** Runs in a page when somebody asks for it; its result goes back through `scripting.executeScript`. */
export default defineUnlistedScript(() =>
  capturePage({ document, getComputedStyle: (element) => getComputedStyle(element) }),
);
