/**
 * PostgreSQL takes no U+0000 in a text, and pasted texts may have one. It is written as a noncharacter followed by a digit. That
 * noncharacter itself is written in the same way.
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
