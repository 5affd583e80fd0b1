/** A run of characters as a page of a PDF places it. */
export interface TextRun {
  str: string;
  /** `e` and `f` of the matrix, in its last two places, are where it stands. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** The text of a page: a line for each of its lines, and a blank line where there is a gap between two. */
export function pageText(runs: readonly TextRun[]): string {
  const lines: string[] = [];
  let line = '';
  let last: TextRun | undefined;
  for (const run of runs) {
    if (run.str !== '') {
      if (last && line === '' && gapBetween(last, run) > 1.8) lines.push('');
      if (last && line !== '' && isApart(last, run)) line += ' ';
      line += run.str;
      last = run;
    }
    if (!run.hasEOL) continue;
    lines.push(line.trimEnd());
    line = '';
  }
  lines.push(line.trimEnd());
  return (
    lines
      .join('\n')
      // A word that was cut for its line.
      .replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

/** How far the line of a run is below that of another, in heights of it. */
function gapBetween(upper: TextRun, lower: TextRun): number {
  const height = Math.max(upper.height, lower.height, 1);
  return Math.abs((upper.transform[5] ?? 0) - (lower.transform[5] ?? 0)) / height;
}

/** Some programs place each word, without a blank between them. */
function isApart(left: TextRun, right: TextRun): boolean {
  if (/\s$/.test(left.str) || /^\s/.test(right.str)) return false;
  const gap = (right.transform[4] ?? 0) - ((left.transform[4] ?? 0) + left.width);
  return gap > 0.15 * Math.max(left.height, right.height, 1);
}
