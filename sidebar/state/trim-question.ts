/**
 * A question without the blank lines around it. Its first line keeps its indent, which means something in code that was
 * pasted.
 */
export function trimQuestion(typed: string): string {
  return typed.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}
