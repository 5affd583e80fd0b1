/**
 * Raised and lowered text in characters: 10⁷, CO₂, x_i, 1974[3]. Text alone would make 107, CO2, xi and 19743 of them.
 */

const RAISED: Record<string, string> = {
  ...digits('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  '–': '⁻',
  '=': '⁼',
  '(': '⁽',
  ')': '⁾',
  n: 'ⁿ',
  i: 'ⁱ',
};
const LOWERED: Record<string, string> = {
  ...digits('₀₁₂₃₄₅₆₇₈₉'),
  '+': '₊',
  '-': '₋',
  '−': '₋',
  '–': '₋',
  '=': '₌',
  '(': '₍',
  ')': '₎',
};

/** What ordinals end in, in the languages that raise it. */
const ORDINAL = /^(st|nd|rd|th|er|re|e|ème|eme|nd[e]?|o|a|ª|º)$/i;
/** Signs that are small and high by themselves, or mean the same wherever they stand. */
const SIGN = /^[®™©℠*†‡§¶°′″'"’”#]+$|^(TM|SM)$/;
/** An amount whose cents are set small: $19⁹⁹. */
const AMOUNT = /\p{Sc}\s?[\d.,]*\d$/u;

/** ¹⁴C, 1¹⁄₂: a number is raised whatever stands before it. */
const IS_NUMBER = /^\d+$/;

/**
 * @param before what stands before it, for telling cents and ordinals from powers
 * @param isReference whether it is a link, as the number of a footnote is
 */
export function writeRaised(text: string, before: string, isReference: boolean): string {
  const raised = text.trim();
  if (raised === '' || SIGN.test(raised) || /^[[(].*[\])]$/.test(raised)) return raised;
  if (isReference) return `[${raised}]`;
  if (/^\d\d$/.test(raised) && AMOUNT.test(before)) return `.${raised}`;
  if (/\d$/.test(before) && ORDINAL.test(raised)) return raised;
  // A word that is only set high, such as "New" beside a heading, is no power of anything.
  if (!/[\p{L}\p{N})\]}]$/u.test(before)) return (IS_NUMBER.test(raised) && inCharacters(raised, RAISED)) || raised;
  return inCharacters(raised, RAISED) ?? `^${grouped(raised)}`;
}

export function writeLowered(text: string, before: string): string {
  const lowered = text.trim();
  if (lowered === '') return '';
  if (!/[\p{L}\p{N})\]}]$/u.test(before)) return (IS_NUMBER.test(lowered) && inCharacters(lowered, LOWERED)) || lowered;
  return inCharacters(lowered, LOWERED) ?? `_${grouped(lowered)}`;
}

function inCharacters(text: string, table: Record<string, string>): string | undefined {
  const written = [...text].map((character) => table[character]);
  return written.every((character) => character !== undefined) ? written.join('') : undefined;
}

function grouped(text: string): string {
  return /^[\p{L}\p{N}]$/u.test(text) ? text : `(${text})`;
}

function digits(characters: string): Record<string, string> {
  return Object.fromEntries([...characters].map((character, digit) => [digit, character]));
}
