/** Each begins a line of its own; an empty one takes none. */
export function joinTexts(...texts: string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
