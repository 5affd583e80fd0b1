import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_SVG_CHARS, parseDiagramReply } from '../../../sidebar/diagrams/diagram-messages.ts';

const DRAWN = { kind: 'drawn', svg: '<svg/>', width: 10, height: 20, title: 'Birds' } as const;

describe('what a frame replies', () => {
  it('is a drawing or why there is none, and no other field of it is taken', () => {
    expect(parseDiagramReply({ ...DRAWN, extra: 1 })).toEqual(DRAWN);
    expect(parseDiagramReply({ kind: 'failed', failure: 'mistake', line: 3, extra: 1 })).toEqual({
      kind: 'failed',
      failure: 'mistake',
      line: 3,
    });
    expect(parseDiagramReply({ kind: 'failed', failure: 'slow', line: -1 })).toEqual({
      kind: 'failed',
      failure: 'slow',
    });
  });

  it.each([
    ['no object', 'drawn'],
    ['nothing', null],
    ['another kind', { ...DRAWN, kind: 'shown' }],
    ['a drawing that is no text', { ...DRAWN, svg: {} }],
    ['a title that is no text', { ...DRAWN, title: undefined }],
    ['a width that is no number', { ...DRAWN, width: '10' }],
    ['no width', { ...DRAWN, width: 0 }],
    ['a height that is not finite', { ...DRAWN, height: Number.POSITIVE_INFINITY }],
    ['a height that is not a number', { ...DRAWN, height: Number.NaN }],
    ['an unknown failure', { kind: 'failed', failure: 'toString' }],
  ])('is not %s', (_what, data) => {
    expect(parseDiagramReply(data)).toBeUndefined();
  });

  it('is never larger than what can be shown', () => {
    const large = { kind: 'failed', failure: 'large' };
    expect(parseDiagramReply({ ...DRAWN, svg: 'x'.repeat(MOST_SVG_CHARS + 1) })).toEqual(large);
    expect(parseDiagramReply({ ...DRAWN, height: 1e9 })).toEqual(large);
    expect(parseDiagramReply({ ...DRAWN, title: 'x'.repeat(5_000) })).toMatchObject({ title: 'x'.repeat(200) });
  });

  it('throws nothing at the panel, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (data) => void parseDiagramReply(data)));
  });
});
