import { keepSelection } from './keep-selection.ts';

/** Code in an element, which grows by what is new. */
export interface GrowingCode {
  show(code: string): void;
  /** Puts the same code there in another form. */
  replace(content: Node): void;
}

/**
 * Lines in one element. Chromium lays out a text as a whole when it grows, so long code in one text takes time by the
 * square of its length; in elements of their own, finished lines keep their layout.
 */
const LINES_TOGETHER = 16;

export function createGrowingCode(holder: Element): GrowingCode {
  let shown = '';
  let isReplaced = false;
  /** The last lines, as long as more may join them. */
  let open: Text | undefined;
  let openLines = 0;

  function clear(): void {
    holder.replaceChildren();
    shown = '';
    isReplaced = false;
    open = undefined;
    openLines = 0;
  }

  function append(text: string): void {
    if (open === undefined) {
      const lines = holder.ownerDocument.createElement('span');
      lines.className = 'lines';
      open = holder.ownerDocument.createTextNode(text);
      lines.append(open);
      holder.append(lines);
    } else {
      open.appendData(text);
    }
  }

  return {
    show(code) {
      if (isReplaced ? code !== shown : !code.startsWith(shown)) clear();
      for (let start = shown.length; start < code.length; ) {
        const end = endOfLines(code, start, LINES_TOGETHER - openLines);
        append(code.slice(start, end.at));
        openLines += end.lines;
        if (openLines === LINES_TOGETHER) {
          open = undefined;
          openLines = 0;
        }
        start = end.at;
      }
      shown = code;
    },
    replace(content) {
      const code = shown;
      keepSelection(holder, () => {
        clear();
        holder.replaceChildren(content);
      });
      shown = code;
      isReplaced = true;
    },
  };
}

/** Behind `count` line ends, or at the end of the code after fewer. */
function endOfLines(code: string, from: number, count: number): { at: number; lines: number } {
  let at = from;
  for (let lines = 0; lines < count; lines++) {
    const lineEnd = code.indexOf('\n', at);
    if (lineEnd < 0) return { at: code.length, lines };
    at = lineEnd + 1;
  }
  return { at, lines: count };
}
