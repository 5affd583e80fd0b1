import { describe, expect, it } from 'vitest';
import type { FrameSelection } from '../../../../sidebar/pages/selection/frame-selection.ts';
import { findLastSelection } from '../../../../sidebar/pages/selection/last-selection.ts';

function frame(path: number[], text: string, focusedIndex?: number): FrameSelection {
  const focused = focusedIndex === undefined ? {} : { focused: { index: focusedIndex, site: 'other.test' } };
  return { text, title: '', url: '', language: '', path, ...focused };
}

const textOf = (frames: FrameSelection[]) => {
  const last = findLastSelection(frames);
  return last?.kind === 'frame' ? last.frame.text : last;
};

describe('the last selection', () => {
  it('is the one in the frame that has the focus, however deep', () => {
    const frames = [frame([], 'top', 1), frame([0], 'beside'), frame([1], 'around', 0), frame([1, 0], 'inmost')];
    expect(textOf(frames)).toBe('inmost');
    expect(textOf(frames.toReversed())).toBe('inmost');
  });

  it('is the page’s own when the focus is in no frame', () => {
    expect(textOf([frame([0], 'older'), frame([], 'top')])).toBe('top');
  });

  it('is looked for around a focused frame in which nothing is selected', () => {
    expect(textOf([frame([], 'top', 0), frame([0], '', 0), frame([0, 0], '')])).toBe('top');
  });

  it('is any other where the focus is at none', () => {
    expect(textOf([frame([], ''), frame([0], ''), frame([1], 'there')])).toBe('there');
  });

  it('may be in a frame that could not be read, whose site is named', () => {
    expect(textOf([frame([], 'older', 2), frame([0], 'beside')])).toEqual({ kind: 'closed', site: 'other.test' });
  });

  it('is none while the focus is in a password', () => {
    expect(textOf([{ ...frame([], ''), isSecret: true }, frame([0], 'older')])).toBeUndefined();
  });

  it('is none where nothing is selected', () => {
    expect(textOf([frame([], '')])).toBeUndefined();
    expect(textOf([])).toBeUndefined();
  });
});
