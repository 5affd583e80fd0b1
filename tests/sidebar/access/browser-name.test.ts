import { describe, expect, it } from 'vitest';
import { nameBrowser } from '../../../sidebar/access/browser-name.ts';

const brands = (...names: string[]) => names.map((brand) => ({ brand }));
const CHROME_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

describe('nameBrowser', () => {
  it.each([
    ['Firefox on Linux', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' }],
    ['Firefox on Android', { userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0' }],
    [
      'Chromium on Linux',
      { userAgent: CHROME_AGENT, userAgentData: { brands: brands('Not=A?Brand', 'Chromium'), platform: 'Linux' } },
    ],
    [
      'Chrome on Windows',
      { userAgent: CHROME_AGENT, userAgentData: { brands: brands('Google Chrome', 'Chromium'), platform: 'Windows' } },
    ],
    [
      'Edge on Mac',
      { userAgent: CHROME_AGENT, userAgentData: { brands: brands('Chromium', 'Microsoft Edge'), platform: 'macOS' } },
    ],
    [
      'Safari on iPhone',
      { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1' },
    ],
    ['A browser', { userAgent: 'Something' }],
  ])('says %s', (name, navigator) => {
    expect(nameBrowser(navigator)).toBe(name);
  });
});
