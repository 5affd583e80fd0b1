/** As a reader sees it: a run of blanks is one. */
export function oneLine(text: string): string {
  // A single blank stays as it is, which spares most of the work.
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}
