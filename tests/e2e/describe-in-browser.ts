import { beforeEach, describe } from 'vitest';
import { missingPrograms } from '../helpers/browser-programs.ts';

/**
 * A suite that needs Chromium, for `window` also a screen of its own, for `firefox` Firefox beside it. Where that is missing the tests are skipped, and
 * the reporter says so loudly; with `ASIDE_REQUIRE_BROWSER=1` they fail instead.
 */
export function describeInBrowser(kind: 'headless' | 'window' | 'firefox', title: string, tests: () => void): void {
  const missing = missingPrograms(kind);
  if (missing.length > 0 && process.env.ASIDE_REQUIRE_BROWSER !== '1') {
    describe.skip(title, tests);
    return;
  }
  describe(title, () => {
    beforeEach(() => {
      if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
    });
    tests();
  });
}
