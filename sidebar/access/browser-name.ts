interface Navigator {
  userAgent: string;
  /** Chromium's. */
  userAgentData?: { brands: readonly { brand: string }[]; platform: string };
}

/** In the order in which they are looked for: Chromium's relatives all say Chrome, and most say Safari too. */
const BROWSERS = ['Firefox', 'Edge', 'Opera', 'Vivaldi', 'Brave', 'Chrome', 'Chromium', 'Safari'];
const SYSTEMS: Record<string, string> = {
  Android: 'Android',
  CrOS: 'ChromeOS',
  'Chrome OS': 'ChromeOS',
  Windows: 'Windows',
  iPhone: 'iPhone',
  iPad: 'iPad',
  macOS: 'Mac',
  'Mac OS': 'Mac',
  Macintosh: 'Mac',
  Linux: 'Linux',
};

/** What a person would call this browser, for example "Firefox on Linux". */
export function nameBrowser({ userAgent, userAgentData }: Navigator = globalThis.navigator as Navigator): string {
  const brands = userAgentData?.brands.map(({ brand }) => brand).join(' ') ?? userAgent.replace('Edg/', 'Edge/');
  const browser = BROWSERS.find((name) => brands.includes(name)) ?? 'A browser';
  const platform = userAgentData?.platform || userAgent;
  const system = Object.keys(SYSTEMS).find((name) => platform.includes(name));
  return system === undefined ? browser : `${browser} on ${SYSTEMS[system]}`;
}
