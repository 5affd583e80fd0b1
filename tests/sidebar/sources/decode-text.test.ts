// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../sidebar/sources/decode-text.ts';

const bytes = (...all: number[]) => new Blob([Uint8Array.from(all)]);
const utf16 = (text: string, isBig = false) => {
  const buffer = Buffer.from(text, 'utf16le');
  return Uint8Array.from(isBig ? buffer.swap16() : buffer);
};

describe('a text', () => {
  it.each([
    ['UTF-8', new Blob(['Grüße, 世界'])],
    ['UTF-8 with a mark', new Blob(['\ufeffGrüße, 世界'])],
    ['UTF-16 with a mark', new Blob([utf16('\ufeffGrüße, 世界')])],
    ['UTF-16 with its mark the other way round', new Blob([utf16('\ufeffGrüße, 世界', true)])],
  ])('is read as %s', async (_, file) => {
    expect(await decodeText(file, 100)).toEqual({ text: 'Grüße, 世界', omittedChars: 0 });
  });

  it.each([false, true])('is read as UTF-16 by its zeros without a mark (big end first: %s)', async (isBig) => {
    const file = new Blob([utf16('name;town\nAnna;Ulm\n', isBig)]);
    expect((await decodeText(file, 100))?.text).toBe('name;town\nAnna;Ulm\n');
  });

  it('is read as an old Windows file when it is no UTF-8', async () => {
    expect((await decodeText(bytes(0x47, 0x72, 0xfc, 0xdf, 0x65), 100))?.text).toBe('Grüße');
  });

  it('has the line ends of one kind', async () => {
    expect((await decodeText(new Blob(['a\r\nb\rc\n']), 100))?.text).toBe('a\nb\nc\n');
  });

  it('of a million lines is cut at the end of a line, and says how much is left out', async () => {
    const line = 'Anna;Ulm;17\n';
    const decoded = await decodeText(new Blob([line.repeat(1_000_000)]), 2_000_000);
    expect(decoded?.text.endsWith('17\n')).toBe(true);
    expect(decoded?.text.length).toBeGreaterThan(1_999_980);
    expect(decoded && decoded.text.length + decoded.omittedChars).toBe(12_000_000);
  });

  it('is never cut within a character, wherever the limit is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.nat(20), async (text, limit) => {
        const plain = text.replace(/[\p{Cc}\ufeff]/gu, 'x');
        const decoded = await decodeText(new Blob([plain]), limit);
        expect(decoded?.text.isWellFormed()).toBe(true);
        expect(plain.startsWith(decoded?.text ?? '')).toBe(true);
        expect((decoded?.text.length ?? 0) + (decoded?.omittedChars ?? 0)).toBe(plain.length);
      }),
    );
  });
});

it.each([
  ['an archive', bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0)],
  ['a program', bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0)],
  ['bytes that are no UTF-8 and have controls', bytes(0xff, 0x01, 0x02, 0x80)],
])('%s is no text', async (_, file) => {
  expect(await decodeText(file, 100)).toBeUndefined();
});
