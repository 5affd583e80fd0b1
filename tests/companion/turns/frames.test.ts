import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAsideFrame } from '../../../companion/turns/frames.ts';
import { encode } from '../../../protocol/codec.ts';

test('writes a delta as the codec does, whatever it says', () => {
  const anyDelta = fc.record({
    type: fc.constantFrom('token' as const, 'thinking' as const),
    turn: fc.uuid(),
    seq: fc.nat(),
    content: fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u2028', '\ud800', '\u0000', 'ä', '😀') }),
  });
  fc.assert(
    fc.property(anyDelta, (event) => {
      expect(toAsideFrame({ event, asideFrame: undefined, articleFrame: undefined })).toBe(encode(event));
    }),
  );
});
