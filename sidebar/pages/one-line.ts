/** As a reader sees it: a run of blanks is one. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
