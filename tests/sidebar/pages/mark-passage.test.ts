// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { markPassage } from '../../../sidebar/pages/mark-passage.ts';
import { passageAddress, plainLines } from '../../../sidebar/pages/passage-address.ts';

let marked: string[] = [];

class FakeHighlight {
  constructor(...ranges: Range[]) {
    marked.push(...ranges.map(String));
  }
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

beforeEach(() => {
  marked = [];
  vi.stubGlobal('Highlight', FakeHighlight);
  vi.stubGlobal('CSS', { highlights: new Map() });
  vi.useFakeTimers();
});

const here = () => location.href.replace(/#.*$/s, '');
const mark = (markdown: string) => markPassage(here(), plainLines(markdown));

describe('a passage in its page', () => {
  it('is found whatever blanks, marks and tags stand between its words', () => {
    document.body.innerHTML = '<p>Other.</p><p>The <b>ferry</b>\n  leaves\u00a0at <a href="#">nine</a>.</p>';
    expect(mark('## The **ferry** leaves at [nine](https://a.test/).')).toBe('shown');
    expect(marked).toEqual(['ferry\n  leaves\u00a0at nine'.replace(/^/, 'The ')]);
  });

  it('reaches over several blocks, although one of its lines has changed', () => {
    document.body.innerHTML = '<h2>Departures</h2><p>Now at eleven.</p><p>Tickets are sold on board.</p>';
    expect(mark('## Departures\n\nAt nine they leave.\n\nTickets are sold on board.')).toBe('shown');
    expect(marked[0]).toMatch(/^Departures.*sold on board$/s);
  });

  it('is not taken for the entry of its heading in a table of contents', () => {
    document.body.innerHTML =
      '<ul><li>Departures</li><li>Tickets</li></ul><h2>Departures</h2><p>At nine they leave.</p><h2>Tickets</h2>';
    const far = document.createElement('p');
    far.textContent = 'Herons stand. '.repeat(300);
    document.querySelector('ul')?.after(far);
    expect(mark('## Departures\n\nAt nine they leave.')).toBe('shown');
    expect(marked).toEqual(['DeparturesAt nine they leave']);
  });

  it('is found in an open shadow root, and where it reaches out of one each part is marked', () => {
    document.body.innerHTML = '<h2>Departures</h2><div id="host"></div><p>Tickets are sold on board.</p>';
    const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p>At nine they leave.</p>';
    expect(mark('At nine they leave.')).toBe('shown');
    expect(marked).toEqual(['At nine they leave']);
    marked = [];
    expect(mark('At nine they leave.\n\nTickets are sold on board.')).toBe('shown');
    expect(marked).toEqual(['At nine they leave.', 'Tickets are sold on board']);
    expect(root?.querySelectorAll('style')).toHaveLength(1);
  });

  it('is what a reader sees, and a hidden copy before it is not', () => {
    document.body.innerHTML = '<p id="hidden">At nine they leave.</p><p>At <b>nine</b> they leave.</p>';
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView');
    const hidden = document.getElementById('hidden') as HTMLElement;
    hidden.checkVisibility = () => false;
    expect(mark('At nine they leave.')).toBe('shown');
    expect(seen.mock.contexts).toEqual([document.querySelector('p + p')]);
    // Unless it is nowhere else.
    document.querySelector('p + p')?.remove();
    expect(mark('At nine they leave.')).toBe('shown');
    expect(seen.mock.contexts).toEqual([expect.anything(), hidden]);
    seen.mockRestore();
  });

  it('stands in the middle of the view, or where a card has room below it, which is told of it', () => {
    document.body.innerHTML = '<pre id="log" style="overflow-y: auto">Birds.\nThe ferry leaves at nine.</pre>';
    const log = document.getElementById('log') as HTMLElement;
    vi.spyOn(Range.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 5_000, 300, 68));
    vi.spyOn(log, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 100, 400, 600));
    vi.spyOn(log, 'scrollBy').mockImplementation((by) => {
      log.scrollTop += (by as ScrollToOptions).top ?? 0;
    });
    expect(mark('The ferry leaves at nine.')).toBe('shown');
    expect(log.scrollTop).toBe(5_000 - 100 - 266);
    log.scrollTop = 0;
    const told: string[] = [];
    vi.stubGlobal('asideCards', new Set([(passage: Range) => told.push(String(passage))]));
    expect(mark('The ferry leaves at nine.')).toBe('shown');
    expect([log.scrollTop, told]).toEqual([5_000 - 100 - 75, ['The ferry leaves at nine']]);
  });

  it('that is not there is said to be missing', () => {
    document.body.innerHTML = '<p>Nothing of it.</p>';
    expect(mark('The ferry leaves at nine.')).toBe('missing');
  });

  it('is not looked for in another page', () => {
    expect(markPassage('https://elsewhere.test/', ['The ferry'])).toBe('elsewhere');
  });

  it('is not looked for in scripts and styles', () => {
    document.body.innerHTML = '<script>The ferry leaves at nine.</script><p>Birds.</p>';
    expect(mark('The ferry leaves at nine.')).toBe('missing');
  });
});

describe('the address of a passage', () => {
  it.each([
    [
      'https://a.test/b',
      'A well-known **fact**, here: one two three four five',
      'https://a.test/b#:~:text=A%20well%2Dknown%20fact%2C%20here%3A%20one%20two%20three%20four',
    ],
    ['https://a.test/#top', 'Fact', 'https://a.test/#top:~:text=Fact'],
    [
      'https://a.test/',
      '## Departures\n\nFrom May to September they leave at nine',
      'https://a.test/#:~:text=From%20May%20to%20September%20they%20leave%20at%20nine',
    ],
    ['https://a.test/', '## Departures\n\nAt nine', 'https://a.test/#:~:text=Departures'],
    ['https://a.test/', '', 'https://a.test/'],
    ['javascript:alert(1)', 'Fact', null],
    ['', 'Fact', null],
  ])('%s with "%s" is %s', (url, text, address) => {
    expect(passageAddress({ url, text })).toBe(address);
  });
});
