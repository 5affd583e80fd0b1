import { describe, expect, it } from 'vitest';
import { harmlessSvg } from '../../../sidebar/diagrams/harmless-svg.ts';

const drawing = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;

describe('a drawing', () => {
  it('keeps its shapes, words and styles', () => {
    const inside =
      '<style>.node { fill: #eee; marker-end: url(#end); }</style><g class="node"><path d="M0 0"/><text>Stork</text></g>';
    expect(harmlessSvg(drawing(inside))).toContain(inside);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['HTML', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['an image', '<image href="http://news.test/a.png"/>'],
    ['another document', '<use href="http://news.test/a.svg#a"/>'],
    ['another document, in the old way', '<use xlink:href="data:image/svg+xml,x"/>'],
    ['a frame', '<iframe xmlns="http://www.w3.org/1999/xhtml" src="http://news.test/"/>'],
    ['an animation', '<animate attributeName="href" to="javascript:alert(1)"/>'],
    ['what runs on an event', '<g onload="alert(1)"/>'],
    ['what is loaded by styles', '<style>@import "http://news.test/a.css";</style>'],
    ['what is loaded by styles under another spelling', '<style>a { fill: \\75rl(http://news.test/) }</style>'],
    ['what is loaded by an attribute', '<path fill="url(http://news.test/a)"/>'],
    ['what is loaded by a style of one element', '<path style="fill: url( \'//news.test/a\')"/>'],
  ])('loses %s', (_what, inside) => {
    expect(harmlessSvg(drawing(inside))).not.toMatch(/news\.test|alert|data:|<iframe|foreignObject/);
  });

  it('loses a link and keeps its words', () => {
    const linked = harmlessSvg(drawing('<a xlink:href="javascript:alert(1)"><text>Stork</text></a>'));
    expect(linked).not.toContain('javascript');
    expect(linked).toContain('<text>Stork</text>');
  });

  it.each(['', 'a stork', '<p>', '<html xmlns="http://www.w3.org/1999/xhtml"/>'])('is not %j', (markup) => {
    expect(harmlessSvg(markup)).toBeUndefined();
  });
});
