import { describe, expect, it } from 'vitest';
import { distinctLook } from '../../../../companion/access/rooms/distinct-look.ts';
import { LIMITS } from '../../../../protocol/limits.ts';

describe('the name of a member', () => {
  it('stays as it is while no other looks like it', () => {
    expect(distinctLook('Ada', ['Adam', 'Bert'])).toBe('Ada');
    expect(distinctLook('Иван', ['Ivan'])).toBe('Иван');
  });

  it.each([
    ['the same', 'Ada', 'Ada'],
    ['another case', 'ADA', 'ada'],
    ['full width', 'Ａｄａ', 'Ada'],
    ['other spaces', 'A d\u00a0a', 'Ada'],
    ['an accent', 'Ádà', 'Ada'],
    ['Cyrillic letters', 'Аdа', 'Ada'],
    ['Greek letters', 'Ηοst', 'Host'],
    ['digits', 'B0b', 'Bob'],
    ['a large i', 'AI', 'Al'],
  ])('gets a number beside one with %s', (_, name, taken) => {
    expect(distinctLook(name, [taken])).toBe(`${name} 2`);
  });

  it('gets the first number that is free', () => {
    expect(distinctLook('Ada', ['Ada', 'ada 2', 'Ada3'])).toBe('Ada 4');
  });

  it('loses its end to the number when it is as long as it may be, and never half a sign', () => {
    const long = 'x'.repeat(LIMITS.memberNameChars);
    expect(distinctLook(long, [long])).toBe(`${long.slice(0, -2)} 2`);
    const waves = '🌊'.repeat(LIMITS.memberNameChars / 2);
    expect(distinctLook(`x${waves.slice(2)}y`, [`x${waves.slice(2)}y`]).isWellFormed()).toBe(true);
  });
});
