import { describe, expect, it } from 'vitest';
import { siteOf } from '../../../sidebar/pages/site-access.ts';

describe('a page’s site', () => {
  it.each([
    ['https://news.test/a?b#c', { name: 'news.test', pattern: 'https://news.test/*' }],
    ['http://localhost:8080/', { name: 'localhost', pattern: 'http://localhost/*' }],
  ])('of %s has a name and a pattern without a port', (url, site) => {
    expect(siteOf(url)).toEqual(site);
  });

  it.each(['file:///home/a.html', 'about:blank', 'chrome://version', ''])('is none for %s', (url) => {
    expect(siteOf(url)).toBeUndefined();
  });
});
