import type { Match } from './searched-text.ts';

const ALL = 'found';
const CURRENT = 'found-current';

/**
 * Marks the matches without a change to the document. A browser without highlights gets the current one selected.
 * `current`: the index of the one that is gone to; -1 for none.
 */
export function paintMatches(matches: readonly Match[], current: number): void {
  const highlights: HighlightRegistry | undefined = globalThis.CSS?.highlights;
  const match = matches[current];
  if (!highlights) {
    const selection = getSelection();
    if (match) selection?.setBaseAndExtent(match.start.node, match.start.offset, match.end.node, match.end.offset);
    else selection?.removeAllRanges();
    return;
  }
  highlights.delete(ALL);
  highlights.delete(CURRENT);
  if (matches.length > 0) highlights.set(ALL, new Highlight(...matches.map(toStaticRange)));
  if (!match) return;
  const marked = new Highlight(toStaticRange(match));
  marked.priority = 1;
  highlights.set(CURRENT, marked);
}

/** Not a live one: an answer that streams would have to keep thousands of them right. */
function toStaticRange({ start, end }: Match): StaticRange {
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  });
}
