import { createNestedFences } from './nested-fences.ts';

/** Code between fences as far as it has come. `code` only ever grows while `closed` is false. */
export interface FencedCode {
  /** All that stands behind the fence. */
  info: string;
  code: string;
  closed: boolean;
}

/**
 * Reads the fenced code that `source` may hold at `start`, without looking at any line twice: the one block that is
 * often long while it is open, and the one whose end needs nothing but its own lines.
 */
export interface FenceReader {
  /** Reads on. `ended`: no more text will come. */
  read(source: string, ended: boolean): FencedCode;
  /** Behind the last line that was read; behind the closing fence once closed. */
  readonly position: number;
}

/** `undecided` while the line may still become a fence. */
export function openFence(source: string, start: number, ended: boolean): FenceReader | 'undecided' | undefined {
  const lineEnd = source.indexOf('\n', start);
  const line = source.slice(start, lineEnd < 0 ? source.length : lineEnd);
  if (lineEnd < 0 && !ended) return MAY_BECOME_FENCE.test(line) ? 'undecided' : undefined;
  const match = FENCE.exec(line);
  if (match === null) return undefined;
  const [, indent = '', fence = '', info = ''] = match;
  return createFenceReader(lineEnd < 0 ? source.length : lineEnd + 1, indent.length, fence, info);
}

const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
const MAY_BECOME_FENCE = /^ {0,3}(?:`{0,2}|~{1,2}|`{3,}[^`]*|~{3,}.*)$/;

function createFenceReader(start: number, indent: number, fence: string, info: string): FenceReader {
  const fences = createNestedFences(fence, info);
  const mayClose = new RegExp(`^ {0,3}\\${fence[0]}* *$`);
  let position = start;
  let code = '';
  let closed = false;

  const unindented = (line: string) => (indent === 0 ? line : line.replace(/^ */, (spaces) => spaces.slice(indent)));

  /** Reads the line that ends at `lineEnd`; false when it has to wait for more text. */
  function readLine(source: string, lineEnd: number, ended: boolean): boolean {
    const line = source.slice(position, lineEnd);
    const read = fences.read(line, source, lineEnd + 1, ended);
    if (read === 'undecided') return false;
    position = Math.min(lineEnd + 1, source.length);
    if (read === 'closes') closed = true;
    else code += `${unindented(line)}\n`;
    return true;
  }

  return {
    read(source, ended) {
      let isWaiting = false;
      while (!closed && !isWaiting) {
        const lineEnd = source.indexOf('\n', position);
        if (lineEnd < 0) break;
        isWaiting = !readLine(source, lineEnd, ended);
      }
      if (ended && !closed) {
        if (position < source.length) readLine(source, source.length, true);
        closed = true;
        position = source.length;
      }
      // A line that has not ended is shown early, unless it may yet be the closing fence or part of the indent.
      const line = closed || isWaiting ? '' : source.slice(position);
      const partial = mayClose.test(line) ? '' : unindented(line);
      // The line end before the closing fence is not part of the code, so each one waits for the next line.
      return { info: info.trim(), code: (code + partial).replace(/\n$/, ''), closed };
    },
    get position() {
      return position;
    },
  };
}
