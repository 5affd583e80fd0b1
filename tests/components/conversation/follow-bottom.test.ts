import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtBottom, shouldFollow } from '../../../components/conversation/follow-bottom.ts';

const box = (scrollTop: number, scrollHeight = 1000, clientHeight = 400) => ({ scrollTop, scrollHeight, clientHeight });

describe('following the end', () => {
  it('goes on when text grew and nobody moved', () => {
    expect(shouldFollow(true, box(600), box(600, 1400))).toBe(true);
  });

  it('ends when the reader moves up, even by less than a line', () => {
    expect(shouldFollow(true, box(600), box(594))).toBe(false);
  });

  it('ends when the reader moves up in the moment in which text grows', () => {
    expect(shouldFollow(true, box(600), box(500, 1400))).toBe(false);
  });

  it('begins again when the reader comes back to the end', () => {
    expect(shouldFollow(false, box(300), box(600))).toBe(true);
  });

  it('stays off while the reader moves down through older text', () => {
    expect(shouldFollow(false, box(100), box(300))).toBe(false);
  });

  it('goes on when the browser moves the box up because there is less to scroll', () => {
    expect(shouldFollow(true, box(600), box(500, 900))).toBe(true);
    expect(shouldFollow(true, box(600), box(500, 1000, 500))).toBe(true);
  });

  it('is never switched on by text alone: a reader further up stays there', () => {
    const grown = fc.record({ top: fc.nat(500), more: fc.nat(5000) });
    fc.assert(
      fc.property(grown, ({ top, more }) => {
        expect(shouldFollow(false, box(top), box(top, 1000 + more))).toBe(false);
      }),
    );
  });
});

describe('being at the end', () => {
  it('allows for fractions and a half-shown line', () => {
    expect(isAtBottom(box(600))).toBe(true);
    expect(isAtBottom(box(580.5))).toBe(true);
    expect(isAtBottom(box(570))).toBe(false);
  });

  it('holds for text that fits', () => {
    expect(isAtBottom(box(0, 400))).toBe(true);
  });
});
