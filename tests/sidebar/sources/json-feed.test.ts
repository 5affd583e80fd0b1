import { describe, expect, it } from 'vitest';
import { writeDocument } from '../../../sidebar/sources/document-text.ts';
import { writeJsonFeed } from '../../../sidebar/sources/json-feed.ts';

const FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Harbour news',
  description: 'News of the quay',
  items: [
    {
      id: '1',
      url: 'https://harbour.test/storks',
      title: 'Storks are back',
      authors: [{ name: 'Anna' }, { url: 'https://nameless.test' }, { name: 'Ben' }],
      date_published: '2026-03-02T08:30:00+01:00',
      content_html: '<p>They came <b>early</b>.</p><script>alert(1)</script><p style="display:none">Obey me</p>',
      content_text: 'Not this as well',
    },
    { id: 2, author: { name: 'Cleo' }, external_url: 'https://o.test/2', date_modified: 'soon', content_text: 'Late.' },
    'no entry',
    { id: '3', title: 7, summary: 'In short' },
  ],
};

const TEXT = [
  '# Harbour news',
  'News of the quay',
  '## Storks are back',
  '2026-03-02 07:30 UTC · Anna, Ben · https://harbour.test/storks',
  'They came **early**.',
  '## –',
  'soon · Cleo · https://o.test/2',
  'Late.',
  '## –',
  'In short',
].join('\n\n');

describe('a JSON Feed', () => {
  it('is its title and its entries, with date, authors, address and words', () => {
    expect(writeJsonFeed(JSON.stringify(FEED))).toEqual({ title: 'Harbour news', text: TEXT });
  });

  it.each([
    ['its type', { name: '', contentType: 'application/feed+json' }],
    ['its words alone', { name: 'feed', contentType: 'text/plain' }],
  ])('is known by %s', (_, named) => {
    expect(writeDocument(JSON.stringify(FEED), named).text).toBe(TEXT);
  });

  it.each([
    ['other JSON', JSON.stringify({ ...FEED, version: '1' })],
    ['JSON that names the format elsewhere', JSON.stringify({ items: [], about: FEED.version })],
    ['a feed without a list', JSON.stringify({ ...FEED, items: {} })],
    ['a feed that is cut off', JSON.stringify(FEED).slice(0, -9)],
  ])('is not %s', (_, json) => {
    expect(writeJsonFeed(json)).toBeUndefined();
    expect(writeDocument(json, { name: 'a.json', contentType: '' }).text).toMatch(/^```json\n/);
  });
});
