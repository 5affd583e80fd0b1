import { expect, it } from 'vitest';
import { seal, unseal } from '../../../../companion/access/pairing/sealed-news.ts';

const [ours, theirs] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];

it('what is sealed can be read with the secret, and is another text each time', () => {
  const sealed = [seal(ours, 'A heron 蒼鷺'), seal(ours, 'A heron 蒼鷺')];
  expect(sealed.map((each) => unseal(ours, each))).toEqual(['A heron 蒼鷺', 'A heron 蒼鷺']);
  expect(new Set(sealed).size).toBe(2);
});

it('nothing else can: with another secret, changed anywhere, cut short, or made by somebody else', () => {
  const sealed = seal(ours, 'A heron');
  expect(unseal(theirs, sealed)).toBeUndefined();
  for (let place = 0; place < sealed.length - 1; place += 1) {
    const other = sealed[place] === 'A' ? 'B' : 'A';
    expect(unseal(ours, sealed.slice(0, place) + other + sealed.slice(place + 1))).toBeUndefined();
    expect(unseal(ours, sealed.slice(0, place))).toBeUndefined();
  }
  for (const text of ['', '{', '{"from":"x"}']) expect(unseal(ours, text)).toBeUndefined();
});
