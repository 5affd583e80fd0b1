// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { findSentNumbers } from '../../../sidebar/pages/sent-numbers.ts';
import { stampPage } from '../../../sidebar/pages/stamp-page.ts';

const SENTENCE = 'The fifth tram is late when it rains in the old town.';
const OTHER = 'The sixth tram is never late, whatever the weather is like.';

afterEach(() => {
  document.body.innerHTML = '';
});

function stampOf(html: string): string {
  document.body.innerHTML = html;
  return stampPage([]).stamp;
}

describe('stampPage', () => {
  it('is another one when a sentence changes, comes or goes', () => {
    const stamps = [`<p>${SENTENCE}</p>`, `<p>${OTHER}</p>`, `<p>${SENTENCE}</p><p>${OTHER}</p>`, ''].map(stampOf);
    expect(new Set(stamps).size).toBe(4);
  });

  it('stays when clocks tick, parts move about, blanks come and scripts are added', () => {
    const before = stampOf(`<p>${SENTENCE}</p><time>12:01:07</time><p>${OTHER}</p>`);
    const after = stampOf(`<p>${OTHER}</p><p>\n  ${SENTENCE}</p><time>12:01:08</time><script>// ${SENTENCE}</script>`);
    expect(after).toBe(before);
  });

  it('says which numbers that went along are gone, and what stands in their place', () => {
    document.body.innerHTML = '<p>Price: <b>€</b><span>41</span>,<sup>00</sup></p><p>Share 12 %</p>';
    const numbers = ['Price: €41,00', 'Share 12 %', 'Weight 3 % more'].flatMap(findSentNumbers);
    expect(stampPage(numbers).gone).toEqual([[2, '']]);
    const price = document.querySelector('span');
    if (price) price.textContent = '39';
    expect(stampPage(numbers).gone).toEqual([
      [0, '3900'],
      [2, ''],
    ]);
  });

  it('changes nothing in the page', () => {
    document.body.innerHTML = `<p>${SENTENCE}</p>`;
    stampPage([]);
    expect(document.body.innerHTML).toBe(`<p>${SENTENCE}</p>`);
  });
});
