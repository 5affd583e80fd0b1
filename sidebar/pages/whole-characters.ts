/** A text that was cut anywhere, without half a character at its end. */
export function wholeCharacters(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1);
}
