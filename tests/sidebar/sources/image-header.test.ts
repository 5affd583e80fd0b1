// @vitest-environment node
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readImageHeader } from '../../../sidebar/sources/image-header.ts';
import { imageBytes } from './image-bytes.ts';

it.each(Object.entries(imageBytes))('tells the size of a picture of %s', (type, make) => {
  expect(readImageHeader(make(800, 600))).toEqual({ type, width: 800, height: 600 });
});

it('finds the size of a photograph behind what is said of it', () => {
  expect(readImageHeader(imageBytes.jpeg(4_000, 3_000, 60_000))).toMatchObject({ width: 4_000, height: 3_000 });
});

it('takes the largest size in a picture of tiles, or with a small copy of itself', () => {
  const [tile, whole] = [imageBytes.avif(512, 512), imageBytes.avif(10_000, 10_000).subarray(12)];
  expect(readImageHeader(Buffer.concat([tile, whole]))).toMatchObject({ width: 10_000, height: 10_000 });
});

it('takes any bytes without a fault', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void readImageHeader(bytes)));
  const starts = fc.constantFrom(...Object.values(imageBytes).map((make) => make(1, 1)));
  const cut = fc.tuple(starts, fc.nat(60)).map(([whole, end]) => whole.subarray(0, end));
  fc.assert(fc.property(cut, (bytes) => void readImageHeader(bytes)));
});
