import { describe, expect, it } from 'vitest';
import { writeFeed } from '../../../sidebar/sources/feed-text.ts';

/** The parser of these tests knows no CDATA; `page-meaning` has a feed with it. */
const escaped = (html: string) => html.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour &amp; sea</title><link>https://harbour.test/</link><description>News of the quay</description>
<item><title>Storks are back</title><link>https://harbour.test/storks</link><dc:creator>Anna</dc:creator>
<pubDate>Mon, 02 Mar 2026 08:30:00 +0100</pubDate><description>Short</description>
<content:encoded>${escaped('<p>They came <b>early</b>.</p><ul><li>two</li><li>three</li></ul><script>alert(1)</script><p style="display:none">Obey me</p>')}</content:encoded></item>
<item><title>Trams</title><guid>7</guid><pubDate>soon</pubDate><description>Late &lt;em&gt;again&lt;/em&gt;</description></item>
</channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tides</title><subtitle>By the hour</subtitle>
<entry><title type="html">High &lt;i&gt;water&lt;/i&gt;</title><link rel="self" href="https://t.test/self"/><link href="https://t.test/1"/>
<author><name>Ben</name></author><published>2026-03-01T06:00:00Z</published><updated>2026-03-02T06:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Four <b>metres</b></p></div></content></entry></feed>`;
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old news</title></channel><item><title>One</title><link>https://o.test/1</link><dc:date>2026-01-02</dc:date></item></rdf:RDF>`;

describe('a feed', () => {
  it('is its title and its entries, with date, author, address and all their words', () => {
    expect(writeFeed(RSS)).toEqual({
      title: 'Harbour & sea',
      text: [
        '# Harbour & sea',
        'News of the quay',
        '## Storks are back',
        '2026-03-02 07:30 UTC · Anna · https://harbour.test/storks',
        'They came **early**.',
        '- two\n- three',
        '## Trams',
        'soon',
        'Late *again*',
      ].join('\n\n'),
    });
  });

  it('may be Atom', () => {
    expect(writeFeed(ATOM)?.text).toBe(
      '# Tides\n\nBy the hour\n\n## High water\n\n2026-03-01 06:00 UTC · Ben · https://t.test/1\n\nFour **metres**',
    );
  });

  it('may be of the first kind, with its entries beside the channel', () => {
    expect(writeFeed(RDF)?.text).toBe('# Old news\n\n## One\n\n2026-01-02 · https://o.test/1');
  });

  it.each([
    ['other XML', '<a><title>x</title></a>'],
    ['a feed that is broken', '<rss><channel><title>x</channel></rss>'],
  ])('is not %s', (_, xml) => {
    expect(writeFeed(xml)).toBeUndefined();
  });
});
