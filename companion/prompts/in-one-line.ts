/** The same words without line breaks and other control characters, each space of any kind as a single one. */
export function inOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
