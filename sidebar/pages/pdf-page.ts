/** Of a PDF's text, which the companion gives with a line like this before each page. */
const PAGE = /^\[Page (\d+)\]$/m;

/** The page of a PDF on which a passage of it begins; undefined where that is not known, as for what is of no PDF. */
export function pdfPage(text: string): number | undefined {
  const found = PAGE.exec(text);
  if (!found) return undefined;
  const isBehind = text.slice(0, found.index).trim() !== '';
  return Math.max(1, Number(found[1]) - (isBehind ? 1 : 0));
}
