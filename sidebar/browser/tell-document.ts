/** Has the document say what language it is in, for whoever reads it aloud and for its direction. */
export function tellDocument({ code, direction }: { code: string; direction: string }): void {
  document.documentElement.lang = code;
  document.documentElement.dir = direction;
}
