import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { systemClock } from '../sidebar/connection/clock.ts';
import { captureInSteps } from '../sidebar/pages/capture-page.ts';
import type { SuppliedPage } from '../sidebar/pages/capture-supplies.ts';
import type { PageEnvironment } from '../sidebar/pages/copy/page-environment.ts';
import { inPieces } from '../sidebar/pages/in-pieces.ts';
import { whenParsed } from '../sidebar/pages/when-parsed.ts';

/** Runs in a page when the person asks for it; its result goes back through `scripting.executeScript`. */
export default defineUnlistedScript(async () => {
  await whenParsed(document, systemClock);
  const left = globalThis as SuppliedPage;
  const environment: PageEnvironment = {
    document,
    getComputedStyle: (element, pseudo) => getComputedStyle(element, pseudo),
  };
  return inPieces(() => captureInSteps(environment, left.asideSupplies), document);
});
