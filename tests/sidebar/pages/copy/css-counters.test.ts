import { describe, expect, it } from 'vitest';
import { createCssCounters, writeNumber } from '../../../../sidebar/pages/copy/css-counters.ts';

const style = (properties: Partial<CSSStyleDeclaration>) => properties as CSSStyleDeclaration;

describe('counters of CSS', () => {
  it('count for the siblings that follow, and begin anew where they are reset', () => {
    const counters = createCssCounters();
    counters.enter(style({ counterReset: 'part 0' }), 0);
    const written = ['part 1', 'part 1', 'part 5'].map((counterIncrement) => {
      counters.enter(style({ counterIncrement }), 1);
      return counters.write('counter(part) ". "');
    });
    expect(written).toEqual(['1. ', '2. ', '7. ']);
    counters.enter(style({ counterReset: 'part 0' }), 1);
    expect(counters.write('counter(part)')).toBe('0');
  });

  it('nest, and end with what they were begun in', () => {
    const counters = createCssCounters();
    counters.enter(style({ counterReset: 'n', counterIncrement: 'n' }), 1);
    counters.enter(style({ counterReset: 'n', counterIncrement: 'n 2' }), 2);
    expect(counters.write('counters(n, ".") " "')).toBe('1.2 ');
    counters.leave(2);
    expect(counters.write('counters(n, ".", upper-roman)')).toBe('I');
  });

  it('ask no style anything before a counter is shown, and then count what came before', () => {
    const counters = createCssCounters();
    let asked = 0;
    const noted = new Proxy(style({ counterIncrement: 'n' }), {
      get(target, name) {
        asked += 1;
        return Reflect.get(target, name);
      },
    });
    for (let count = 0; count < 3; count++) {
      counters.enter(noted, 1);
      counters.leave(2);
    }
    expect(counters.write('"Note: "')).toBe('Note: ');
    expect(asked).toBe(0);
    expect(counters.write('counter(n)')).toBe('3');
  });

  it.each([
    ['nothing', 'none', undefined],
    ['nothing unless told otherwise', 'normal', undefined],
    ['words', '"Note: "', 'Note: '],
    ['escaped characters', '"\\201C a\\"b"', '“a"b'],
    ['words, without what is said to readers of screens', '"new" / "alternative"', 'new'],
    ['no picture', 'url("a.png")', ''],
  ])('write %s', (_, content, expected) => {
    expect(createCssCounters().write(content)).toBe(expected);
  });

  it.each([
    [4, 'lower-alpha', 'd'],
    [28, 'upper-latin', 'AB'],
    [1994, 'upper-roman', 'MCMXCIV'],
    [7, 'decimal-leading-zero', '07'],
    [7, 'unknown', '7'],
  ])('write %i in %s as %s', (value, name, expected) => {
    expect(writeNumber(value, name)).toBe(expected);
  });
});
