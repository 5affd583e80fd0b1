import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanSource, undecidedLength } from '../../../../components/markdown/lexing/source-text.ts';

describe('undecidedLength', () => {
  it.each([
    ['\r', 1],
    ['\ud7ff', 0],
    ['\ud800', 1],
    ['\udbff', 1],
    ['\udc00', 0],
    ['', 0],
  ])('of %j is %i', (end, length) => {
    expect(undecidedLength(end && `a${end}`)).toBe(length);
  });
});

describe('cleanSource', () => {
  it.each([
    ['one kind of line end', 'a\r\nb\rc\n', 'a\nb\nc\n'],
    ['pictures of control characters', 'a\u0000b\u001b[31m\u007f', 'a␀b␛[31m␡'],
    ['a replacement for C1 controls', 'a\u009bb', 'a\ufffdb'],
    ['tabs and line ends as they are', 'a\tb\nc', 'a\tb\nc'],
  ])('gives %s', (_, text, clean) => {
    expect(cleanSource(text)).toBe(clean);
  });

  it('gives the same for pieces as for the whole when what is undecided waits', () => {
    const text = fc.string({ unit: fc.constantFrom('\r', '\n', 'a', '\u0000', '👩') });
    fc.assert(
      fc.property(text, fc.array(fc.nat(20)), (text, cuts) => {
        let taken = 0;
        let clean = '';
        for (const end of [...cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b), text.length]) {
          const isLast = end === text.length;
          const decided = end - (isLast ? 0 : undecidedLength(text.slice(0, end)));
          if (decided <= taken) continue;
          clean += cleanSource(text.slice(taken, decided));
          taken = decided;
        }
        expect(clean).toBe(cleanSource(text));
      }),
    );
  });
});
