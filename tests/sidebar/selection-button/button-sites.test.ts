import { describe, expect, it } from 'vitest';
import { type ButtonSettings, DEFAULT_BUTTON_SETTINGS } from '../../../sidebar/selection-button/button-settings.ts';
import { isOnAt, parseSite, wantedSites } from '../../../sidebar/selection-button/button-sites.ts';

const settings = (values: Partial<ButtonSettings>): ButtonSettings => ({ ...DEFAULT_BUTTON_SETTINGS, ...values });

describe('a site that is typed', () => {
  it.each([
    ['example.org', 'example.org'],
    [' Example.org ', 'example.org'],
    ['https://example.org/a?b#c', 'example.org'],
    ['http://example.org:8080', 'example.org'],
    ['localhost:3000', 'localhost'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('%j is %s', (typed, site) => expect(parseSite(typed)).toBe(site));

  it.each(['', ' ', 'two words', 'ftp://example.org', 'file:///home', 'about:blank', '*.example.org', '*', 'https://'])(
    '%j is none',
    (typed) => expect(parseSite(typed)).toBeUndefined(),
  );
});

describe('where buttons appear', () => {
  it('is on the chosen sites alone, at whatever port, encrypted or not', () => {
    const chosen = settings({ where: 'sites', sites: ['news.test'] });
    expect(isOnAt(chosen, 'http://news.test:8080/a')).toBe(true);
    expect(isOnAt(chosen, 'https://news.test/')).toBe(true);
    for (const url of ['https://www.news.test/', 'https://other.test/?news.test', 'file:///news.test', '']) {
      expect(isOnAt(chosen, url)).toBe(false);
    }
    expect(wantedSites(chosen)).toEqual([
      { site: 'news.test', patterns: ['http://news.test/*', 'https://news.test/*'] },
    ]);
  });

  it('is on all sites, and on none that the web knows nothing of', () => {
    const everywhere = settings({ where: 'everywhere' });
    expect(isOnAt(everywhere, 'https://any.test/')).toBe(true);
    expect(isOnAt(everywhere, 'chrome://settings')).toBe(false);
    expect(wantedSites(everywhere)).toEqual([{ site: '', patterns: ['http://*/*', 'https://*/*'] }]);
  });

  it('is nowhere while it is off, whatever sites were chosen', () => {
    const off = settings({ where: 'nowhere', sites: ['news.test'] });
    expect(isOnAt(off, 'https://news.test/')).toBe(false);
    expect(wantedSites(off)).toEqual([]);
  });
});
