import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTerminalText, toTerminalLine } from '../../../../companion/cli/terminal/terminal-text.ts';

function cleanAll(pieces: readonly string[]): string {
  const text = createTerminalText();
  return pieces.map((piece) => text.clean(piece)).join('');
}

describe('text for a terminal', () => {
  it.each([
    ['keeps newlines and tabs', 'a\tb\nc', 'a\tb\nc'],
    ['drops carriage returns, so that no line is overwritten', 'safe\rrm -rf', 'saferm -rf'],
    ['drops backspaces, bells, NUL and DEL', 'a\b\u0007\0\u007fb', 'ab'],
    ['drops C1 controls', 'a\u0085\u0084b', 'ab'],
    ['drops colours as a whole', 'a\u001b[1;31mred\u001b[0m', 'ared'],
    ['drops cursor movements', '\u001b[2J\u001b[Hx\u001b[?25l', 'x'],
    ['drops the 8-bit form of sequences', 'a\u009b31mb\u009d0;title\u009cc', 'abc'],
    ['drops a title that BEL ends', 'a\u001b]0;title\u0007b', 'ab'],
    ['drops a link that ST ends, and keeps its words', '\u001b]8;;http://x\u001b\\words\u001b]8;;\u001b\\', 'words'],
    ['drops a clipboard write', '\u001b]52;c;cm0gLXJm\u0007x', 'x'],
    ['drops device control strings', 'a\u001bP1$r0m\u001b\\b', 'ab'],
    ['drops character set switches', 'a\u001b(0b\u001b=c', 'abc'],
    ['drops what turns text around', 'a\u202eb\u2066c\u2069\u200f\u061cd', 'abcd'],
    [
      'keeps letters of all scripts, and joined emoji',
      'שלום naïve 你好 👩‍👩‍👧 e\u0301',
      'שלום naïve 你好 👩‍👩‍👧 e\u0301',
    ],
    ['loses no more than a line to a sequence that does not end', '\u001b]0;never\nnext', '\nnext'],
    ['begins anew when a sequence begins in another', '\u001b[3\u001b[1mx', 'x'],
    ['drops what is broken within a sequence, too', '\u001b[3\u0007x\u001b\u0007y', 'xy'],
  ])('%s', (_, text, cleaned) => {
    expect(cleanAll([text])).toBe(cleaned);
    expect(cleanAll([...text].flatMap((char) => char.split('')))).toBe(cleaned);
  });

  it('does not lose an answer to a sequence that never ends', () => {
    expect(cleanAll(['\u001b]0;', 'x'.repeat(10_000)]).length).toBeGreaterThan(9_000);
  });

  const nasty = fc.string({
    unit: fc.constantFrom('\u001b', '[', ']', '\\', 'm', ';', '\u0007', '\u009b', '\n', 'a', '😀', '\u202e', '('),
  });

  it('is the same however it is cut into pieces', () => {
    fc.assert(
      fc.property(nasty, fc.array(fc.nat(60)), (text, cuts) => {
        const edges = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
        const pieces = edges.slice(1).map((end, index) => text.slice(edges[index], end));
        expect(cleanAll(pieces)).toBe(cleanAll([text]));
      }),
    );
  });

  it('never lets a control character through but newline and tab', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
        expect(cleanAll([text])).not.toMatch(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u);
      }),
    );
  });

  it('makes a line of words', () => {
    expect(toTerminalLine(' No\nsuch \u001b[31mmodel\t"x". ')).toBe('No such model "x".');
  });
});
