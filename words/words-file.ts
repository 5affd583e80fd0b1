/** The file of a built page with a part of a language's words, from where the page is. */
export function wordsFile(code: string, part: string): string {
  return `words/${code}-${part}.js`;
}
