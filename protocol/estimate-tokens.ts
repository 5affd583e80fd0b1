/**
 * How many tokens a text takes, about, by its characters alone. Summed over pieces it is the same as over the whole text.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let index = 0; index < text.length; index += 1) tokens += weightOf(text.charCodeAt(index));
  return tokens;
}

/** What an image takes, about: that depends on the model. */
export const IMAGE_TOKENS = 1024;

/** Sixteenths, so that sums are exact whatever their order. */
const LETTER = 4 / 16;
const DIGIT_OR_MARK = 8 / 16;
const OTHER_ALPHABET = 8 / 16;
const IDEOGRAPH = 1;

function weightOf(unit: number): number {
  if (unit === 0x20 || unit === 0x0a) return LETTER / 4;
  if (unit < 0x80) return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a ? LETTER : DIGIT_OR_MARK;
  if (unit < 0x2e80) return OTHER_ALPHABET;
  return IDEOGRAPH;
}
