import { expect, it } from 'vitest';
import { SHORT_TEXT, toTextFrame } from '../../../../companion/connections/transport/text-frame.ts';

it('a text is one frame, with its length in as many bytes as that needs', () => {
  expect([...toTextFrame('é')]).toEqual([0x81, 2, 0xc3, 0xa9]);
  expect([...toTextFrame('x'.repeat(125)).subarray(0, 3)]).toEqual([0x81, 125, 0x78]);
  expect([...toTextFrame('x'.repeat(126)).subarray(0, 5)]).toEqual([0x81, 126, 0, 126, 0x78]);
  expect(toTextFrame('€'.repeat(SHORT_TEXT)).length).toBe(4 + 3 * SHORT_TEXT);
});

it('the same text for many readers is written once, and another one in between changes nothing', () => {
  const first = toTextFrame('token');
  expect(toTextFrame('token')).toBe(first);
  expect(toTextFrame('other')).not.toBe(first);
  expect([...toTextFrame('token')]).toEqual([...first]);
});
