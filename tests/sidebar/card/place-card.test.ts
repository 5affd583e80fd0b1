import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCard } from '../../../sidebar/card/place-card.ts';

const VIEWPORT = { width: 1000, height: 800 };

describe('the place of a card', () => {
  it('is below the selection', () => {
    const place = placeCard({ left: 100, top: 100, right: 300, bottom: 140 }, VIEWPORT);
    expect(place).toEqual({ left: 100, width: 420, top: 148, maxHeight: 480 });
  });

  it('is above a selection near the bottom, and grows upwards from it', () => {
    const place = placeCard({ left: 100, top: 700, right: 300, bottom: 740 }, VIEWPORT);
    expect(place).toEqual({ left: 100, width: 420, bottom: 108, maxHeight: 480 });
  });

  it('keeps off the edges', () => {
    expect(placeCard({ left: 990, top: 10, right: 999, bottom: 30 }, VIEWPORT).left).toBe(568);
    expect(placeCard({ left: -50, top: 10, right: 60, bottom: 30 }, VIEWPORT).left).toBe(12);
  });

  it('covers a selection that leaves no room beside it', () => {
    const place = placeCard({ left: 0, top: 10, right: 1000, bottom: 790 }, VIEWPORT);
    expect(place).toEqual({ left: 12, width: 420, bottom: 12, maxHeight: 480 });
  });

  it.each([
    ['there is none', undefined],
    ['it is scrolled away', { left: 0, top: -300, right: 10, bottom: -200 }],
  ])('is the corner when %s', (_, selection) => {
    expect(placeCard(selection, VIEWPORT)).toEqual({ left: 568, width: 420, bottom: 12, maxHeight: 480 });
  });

  it('never leaves the viewport', () => {
    const length = fc.integer({ min: 30, max: 3000 });
    const at = fc.integer({ min: -1000, max: 4000 });
    fc.assert(
      fc.property(length, length, at, at, length, length, (width, height, left, top, boxWidth, boxHeight) => {
        const selection = { left, top, right: left + boxWidth, bottom: top + boxHeight };
        const place = placeCard(selection, { width, height });
        const start = place.top ?? height - (place.bottom ?? 0) - place.maxHeight;
        expect(place.left).toBeGreaterThanOrEqual(0);
        expect(place.left + place.width).toBeLessThanOrEqual(width);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start + place.maxHeight).toBeLessThanOrEqual(height);
      }),
    );
  });
});
