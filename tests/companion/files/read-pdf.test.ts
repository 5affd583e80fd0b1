import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../companion/files/read-pdf.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { makePdf } from '../../helpers/make-pdf.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

function read(file: Uint8Array, limits = {}) {
  const told: number[][] = [];
  const ending = new AbortController();
  const found = readPdf(file, {
    clock: createManualClock(),
    limits: { ...LIMITS, ...limits },
    signal: ending.signal,
    onProgress: (done, total) => void told.push([done, total]),
  });
  return { found, told, ending };
}

describe('a PDF', () => {
  it('is read page by page, with the number of each', async () => {
    const { found, told } = read(makePdf(['Tides\nThe sea rises.', 'The moon (pulls) it.']));
    expect(await found).toEqual({
      text: '[Page 1]\nTides\nThe sea rises.\n\n[Page 2]\nThe moon (pulls) it.',
      pages: 2,
      omittedPages: 0,
      omittedChars: 0,
    });
    expect(told).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('of 2,000 pages is read whole', async () => {
    const pages = Array.from({ length: 2_000 }, (_, index) => `Line ${index + 1}`);
    const found = await read(makePdf(pages)).found;
    expect(found).toMatchObject({ pages: 2_000, omittedPages: 0 });
    expect('text' in found && found.text).toContain('[Page 2000]\nLine 2000');
  });

  it('that is locked says so', async () => {
    expect(await read(makePdf(['x'], { isLocked: true })).found).toMatchObject({ params: { cause: 'pdf_encrypted' } });
  });

  it('whose pages are pictures says so', async () => {
    expect(await read(makePdf(['', ''])).found).toMatchObject({ params: { cause: 'pdf_without_text' } });
  });

  it.each([
    ['is cut off in its middle', makePdf(['Tides']).subarray(0, 150)],
    ['is nothing but its first bytes', Buffer.from('%PDF-1.7\n')],
    ['is noise', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 0xa7)])],
  ])('that %s is told as damaged, or read as far as it goes', async (_, file) => {
    const found = await read(file).found;
    expect(found).toMatchObject({ code: 'file_unreadable' });
  });

  it('of which a page is damaged is read without that page, which is counted', async () => {
    const whole = makePdf(['One', 'Two', 'Three']).toString('latin1');
    const damaged = whole.replace('/Kids [4 0 R 6 0 R 8 0 R]', '/Kids [4 0 R 6 0 R 88 0 R]');
    expect(damaged).not.toBe(whole);
    expect(await read(Buffer.from(damaged, 'latin1')).found).toMatchObject({
      text: '[Page 1]\nOne\n\n[Page 2]\nTwo',
      pages: 3,
      omittedPages: 1,
    });
    const only = makePdf(['One']).toString('latin1');
    const none = only.replace(/(?<=\n4 0 obj\n)<< .*>>/, (page) => '(no page)'.padEnd(page.length));
    expect(await read(Buffer.from(none, 'latin1')).found).toMatchObject({ params: { cause: 'pdf_broken' } });
  });

  it('that unpacks to more than its thread may take is given up', async () => {
    const clock = createManualClock();
    const found = readPdf(makePdf(['Tides'], { blanks: 80 * 2 ** 20 }), {
      clock,
      limits: { ...LIMITS, fileReadMs: Number.POSITIVE_INFINITY },
      signal: new AbortController().signal,
      onProgress() {},
      maxMegabytes: 48,
    });
    let isOver = false;
    void found.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      clock.advance(100);
      await nextTurn();
    }
    expect(await found).toMatchObject({ code: 'file_unreadable', params: { cause: 'pdf_memory' } });
  });

  it('is given up when nobody wants it any more', async () => {
    const { found, ending } = read(makePdf(Array.from({ length: 500 }, () => 'x')));
    ending.abort(new Error('gone'));
    await expect(found).rejects.toThrow('gone');
  });
});
