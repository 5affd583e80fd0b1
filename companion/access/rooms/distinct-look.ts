import { LIMITS } from '../../../protocol/limits.ts';

/** Letters of other scripts, and signs, each with the letter that most fonts draw it like. */
const DRAWN_LIKE = new Map(
  [
    ['АВЕЅІЈКМНОРСТУХаеорсухіјѕԁһ', 'ABESIJKMHOPCTYXaeopcyxijsdh'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορτυχ', 'ABEZHIKMNOPTYXaivoptux'],
    ['01|!', 'olll'],
  ].flatMap(([signs = '', letters = '']) => [...signs].map((sign, index) => [sign, letters[index] ?? sign] as const)),
);

/** What a name looks like. Names that people would take for the same are equal. */
function lookOf(name: string): string {
  const signs = name.normalize('NFKD').replace(/[\p{M}\s]/gu, '');
  const drawn = [...signs].map((sign) => DRAWN_LIKE.get(sign) ?? sign).join('');
  return drawn.toLowerCase().replaceAll('i', 'l');
}

/** `name`, if needed with the first number from 2 on that makes it look unlike all others. A long name loses its end. */
export function distinctLook(name: string, taken: readonly string[]): string {
  const looks = new Set(taken.map(lookOf));
  let distinct = name;
  for (let number = 2; looks.has(lookOf(distinct)); number++) {
    const room = LIMITS.memberNameChars - ` ${number}`.length;
    distinct = `${name
      .slice(0, room)
      .replace(/[\ud800-\udbff]$/, '')
      .trimEnd()} ${number}`;
  }
  return distinct;
}
