import { describe, expect, it } from 'vitest';
import { readFormula } from '../../../../sidebar/pages/copy/read-formula.ts';

function textOf(inner: string, attributes = ''): string | undefined {
  const html = `<mjx-container class="MathJax" ${attributes}>${inner}</mjx-container>`;
  const container = new DOMParser().parseFromString(html, 'text/html').querySelector('mjx-container');
  return container ? readFormula(container)?.text : undefined;
}

const sign = (tag: string, code: string) =>
  `<mjx-${tag} class="mjx-i"><mjx-c class="mjx-c${code} TEX-I"></mjx-c></mjx-${tag}>`;
const group = (tag: string, code: string, place = '0,0') =>
  `<g data-mml-node="${tag}" transform="translate(${place})"><use data-c="${code}"></use></g>`;

describe('a formula that MathJax drew without MathML', () => {
  it('is read from the boxes that are named after it', () => {
    const power = `<mjx-msup>${sign('mi', '1D465')}<mjx-script style="vertical-align: 0.4em">${sign('mn', '32')}</mjx-script></mjx-msup>`;
    const fraction = `<mjx-mfrac><mjx-frac><mjx-num><mjx-nstrut></mjx-nstrut>${sign('mn', '31')}</mjx-num><mjx-dbox><mjx-dtable><mjx-row><mjx-den>${sign('mn', '32')}</mjx-den></mjx-row></mjx-dtable></mjx-dbox></mjx-frac></mjx-mfrac>`;
    expect(textOf(`<mjx-math>${power}${sign('mo', '2B')}${fraction}</mjx-math>`)).toBe('x^2 + 1/2');
  });

  it('keeps apart what stands above and below', () => {
    const sum = `<mjx-munderover><mjx-over>${sign('mi', '1D45B')}</mjx-over><mjx-box><mjx-munder><mjx-row><mjx-base>${sign('mo', '2211')}</mjx-base></mjx-row><mjx-row><mjx-under>${sign('mi', '1D456')}</mjx-under></mjx-row></mjx-munder></mjx-box></mjx-munderover>`;
    expect(textOf(`<mjx-math>${sum}</mjx-math>`)).toBe('∑_i^n');
    const both = `<mjx-msubsup>${sign('mi', '1D44E')}<mjx-script>${sign('mn', '32')}<mjx-spacer></mjx-spacer>${sign('mi', '1D456')}</mjx-script></mjx-msubsup>`;
    expect(textOf(`<mjx-math>${both}</mjx-math>`)).toBe('a_i^2');
  });

  it('is read from the groups of a drawing, by how high they stand', () => {
    const svg = (inner: string) => `<svg><g data-mml-node="math">${inner}</g></svg>`;
    const [low, high] = [group('mi', '1D456', '529,-150'), group('mn', '32', '529,413')];
    for (const scripts of [low + high, high + low]) {
      expect(textOf(svg(`<g data-mml-node="msubsup">${group('mi', '1D44E')}${scripts}</g>`))).toBe('a_i^2');
    }
    const root = `<g data-mml-node="msqrt"><g>${group('mi', '1D465')}</g>${group('mo', '221A')}<rect></rect></g>`;
    expect(textOf(svg(root))).toBe('√(x)');
  });

  it('says nothing where the drawing says nothing', () => {
    expect(textOf('<mjx-math></mjx-math>')).toBeUndefined();
  });
});
