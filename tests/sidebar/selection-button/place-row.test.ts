import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeRow } from '../../../sidebar/selection-button/place-row.ts';

const VIEWPORT = { width: 800, height: 600 };
const ROW = { width: 200, height: 30 };
const line = (left: number, top: number, right: number) => ({ left, top, right, bottom: top + 20 });

describe('where the row stands', () => {
  it('is below the end of what is selected', () => {
    const boxes = [line(100, 100, 700), line(50, 120, 300)];
    expect(placeRow({ boxes, endsLeft: false }, ROW, VIEWPORT)).toEqual({ left: 200, top: 146 });
  });

  it('is at the left end of text that runs to the left', () => {
    const boxes = [line(300, 100, 700)];
    expect(placeRow({ boxes, endsLeft: true }, ROW, VIEWPORT)).toEqual({ left: 200, top: 126 });
  });

  it('is above it at the bottom of the window', () => {
    expect(placeRow({ boxes: [line(100, 570, 300)], endsLeft: false }, ROW, VIEWPORT)).toEqual({ left: 200, top: 534 });
  });

  it('is above its beginning where its end is out of the window', () => {
    const boxes = [line(100, 300, 300), line(100, 900, 300)];
    expect(placeRow({ boxes, endsLeft: false }, ROW, VIEWPORT)?.top).toBe(264);
  });

  it('is nowhere beside what fills the window or is out of it', () => {
    for (const box of [
      { left: 0, top: 0, right: 800, bottom: 600 },
      { left: 0, top: -900, right: 800, bottom: 1_800 },
      { left: 0, top: -100, right: 800, bottom: -40 },
      { left: 0, top: 700, right: 800, bottom: 760 },
    ]) {
      expect(placeRow({ boxes: [box], endsLeft: false }, ROW, VIEWPORT)).toBeUndefined();
    }
  });

  it('is always inside the window and never over what is selected', () => {
    const size = (min: number, max: number) => fc.integer({ min, max });
    const box = fc
      .record({ left: size(-300, 900), top: size(-300, 900), width: size(1, 900), height: size(1, 400) })
      .map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height }));
    const row = fc.record({ width: size(20, 784), height: size(20, 120) });
    fc.assert(
      fc.property(
        fc.array(box, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        row,
        (boxes, endsLeft, { width, height }) => {
          const place = placeRow({ boxes, endsLeft }, { width, height }, VIEWPORT);
          if (!place) return;
          const { left, top } = place;
          expect(left).toBeGreaterThanOrEqual(8);
          expect(top).toBeGreaterThanOrEqual(8);
          expect(left + width).toBeLessThanOrEqual(VIEWPORT.width - 8);
          expect(top + height).toBeLessThanOrEqual(VIEWPORT.height - 8);
          for (const each of boxes) {
            const isApart =
              each.right <= left || each.left >= left + width || each.bottom <= top || each.top >= top + height;
            expect(isApart).toBe(true);
          }
        },
      ),
    );
  });
});
