/**
 * Characters of text that has no spaces between words, so that no rule of Markdown may wait for one, as the inside of a
 * character class: Chinese, Japanese and Korean with full-width forms and the punctuation that goes with them; Thai, Lao,
 * Tibetan, Burmese and Khmer.
 */
export const UNSPACED =
  '\\u0e00-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u19e0-\\u19ff\\u2e80-\\u2fff\\u3001-\\ua4cf\\ua960-\\ua97f\\ua9e0-\\ua9ff' +
  '\\uaa60-\\uaa7f\\uac00-\\ud7ff\\uf900-\\ufaff\\ufe10-\\ufe1f\\ufe30-\\ufe6f\\uff01-\\uffdc\\uffe0-\\uffee\\u{1aff0}-\\u{1b2ff}' +
  '\\u{1f200}-\\u{1f2ff}\\u{20000}-\\u{323af}';
