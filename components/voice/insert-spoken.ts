/** Puts what was said where the caret is, in the place of what is selected, apart from the words beside it. */
export function insertSpoken(
  { value, selectionStart, selectionEnd }: Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>,
  said: string,
): { text: string; caret: number } {
  const before = value.slice(0, selectionStart);
  const after = value.slice(selectionEnd);
  const words = said.trim();
  const inserted = `${/\S$/.test(before) ? ' ' : ''}${words}${/^[\p{L}\p{N}]/u.test(after) ? ' ' : ''}`;
  return { text: before + inserted + after, caret: before.length + inserted.length };
}
