import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indentJson } from '../../../sidebar/sources/indent-json.ts';

describe('JSON on one line', () => {
  it('gets a line for each member and element', () => {
    const json = '{"a":[1,{"b":"x, {y}: \\"z\\""}],"none":{},"empty":[]}';
    expect(indentJson(json)).toBe(
      '{\n "a": [\n  1,\n  {\n   "b": "x, {y}: \\"z\\""\n  }\n ],\n "none": {},\n "empty": []\n}',
    );
  });

  it('keeps numbers to the digit, and keys that stand twice', () => {
    expect(indentJson('{"id":12345678901234567890,"id":1.50}')).toBe('{\n "id": 12345678901234567890,\n "id": 1.50\n}');
  });

  it('is indented up to where it is cut off', () => {
    expect(indentJson('{"a":[1,"open')).toBe('{\n "a": [\n  1,\n  "open');
  });

  it('says the same as before', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(JSON.parse(indentJson(json) ?? '')).toEqual(JSON.parse(json));
      }),
    );
  });

  it('loses no character but blanks, whatever it is', () => {
    const bare = (text: string) => text.replace(/\s/g, '');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(bare(indentJson(text) ?? '')).toBe(bare(text));
      }),
    );
  });
});
