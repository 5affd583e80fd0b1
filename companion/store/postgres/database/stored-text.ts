/**
 * PostgreSQL takes no U+0000 in a text, and people paste what holds one. It is written as a character that is none, followed
 * by a digit; that character itself in the same way.
 */
const MARK = '\uffff';

export function toStoredText(text: string): string {
  if (!text.includes('\0') && !text.includes(MARK)) return text;
  return text.replace(/[\0\uffff]/g, (char) => `${MARK}${char === '\0' ? 0 : 1}`);
}

export function fromStoredText(text: string): string {
  if (!text.includes(MARK)) return text;
  return text.replace(/\uffff([01])/g, (_, digit: string) => (digit === '0' ? '\0' : MARK));
}
