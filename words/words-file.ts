/** The file of a built page with a part of a language's words, from where the page is; `version` where its name has one. */
export function wordsFile(code: string, part: string, version = ''): string {
  return `words/${code}-${part}${version && `-${version}`}.js`;
}
