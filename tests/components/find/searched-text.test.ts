import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { findMatches, MOST_MATCHES, readSearchedText } from '../../../components/find/searched-text.ts';

afterEach(() => document.body.replaceChildren());

/** Shows a conversation of one turn. */
function show(...children: (Node | string)[]): void {
  const turn = document.createElement('li');
  turn.dataset.turn = 'turn';
  turn.append(...children);
  document.body.replaceChildren(turn);
}

function element(name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** What is found, as it stands in the document. */
function found(query: string): string[] {
  return findMatches(readSearchedText(document.body), query).map(({ start, end }) => {
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range.toString();
  });
}

describe('words in a conversation', () => {
  it('are found in whatever case they are written', () => {
    show(element('p', 'Der STRAẞE nach, Σίσυφος und ÄRGER'));
    expect(found('straße')).toEqual(['STRAẞE']);
    expect(found('ΣΊΣΥΦΟΣ')).toEqual(['Σίσυφος']);
    expect(found('ärger')).toEqual(['ÄRGER']);
  });

  it('are found where emphasis or highlighting divides them', () => {
    show(
      element('p', 'the ', element('strong', 'quick'), 'est fox'),
      element('pre', element('span', 'const'), ' a = 1'),
    );
    expect(found('the quickest')).toEqual(['the quickest']);
    expect(found('CONST a')).toEqual(['const a']);
  });

  it('go on from one block to the next, as a copied text does', () => {
    show(element('p', 'the end'), element('p', 'and more'));
    expect(found('end and')).toEqual(['endand']);
    expect(found('endand')).toEqual([]);
  });

  it('are found with any space where they have a space, and signs are only signs', () => {
    show(element('p', 'a\u00a0 \n b (c) [d].* e|f'));
    expect(found(' a b ')).toEqual(['a\u00a0 \n b']);
    expect(found('(C)')).toEqual(['(c)']);
    expect(found('[d].*')).toEqual(['[d].*']);
    expect(found('e|f')).toEqual(['e|f']);
    expect(found('  ')).toEqual([]);
  });

  it('are looked for where people read, not on buttons or in what only a screen reader hears', () => {
    const hidden = element('h2', 'Copy');
    hidden.className = 'visually-hidden';
    show(hidden, element('button', 'Copy'), element('p', 'Copy'));
    expect(found('copy')).toHaveLength(1);
  });

  it('are found at the right place behind letters whose small form is longer', () => {
    show(element('p', 'İİİ Izmir'));
    expect(found('izmir')).toEqual(['Izmir']);
  });

  it('are counted up to a bound', () => {
    show(element('p', 'e'.repeat(MOST_MATCHES + 5)));
    expect(found('e')).toHaveLength(MOST_MATCHES);
  });

  it('are found however the text is divided into elements', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'ß', 'İ', ' ', '\n', '😀', 'Σ'), maxLength: 40 });
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: fc.constantFrom('a', 'b', 'Σ', ' '), maxLength: 3 }),
        fc.array(fc.nat(40)),
        (text, query, cuts) => {
          show(element('p', text));
          const whole = found(query);
          const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
          const pieces = places.slice(1).map((to, index) => element('span', text.slice(places[index], to)));
          show(element('p', ...pieces));
          expect(found(query)).toEqual(whole);
        },
      ),
    );
  });
});
