/** Code between fences as far as it has come. `code` only ever grows while `closed` is false. */
export interface FencedCode {
  language: string;
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
/** A language's name is short; anything longer is an attack on the layout. */
const MAX_LANGUAGE_CHARS = 32;

function createFenceReader(start: number, indent: number, fence: string, info: string): FenceReader {
  const closing = new RegExp(`^ {0,3}\\${fence[0]}{${fence.length},} *$`);
  const mayClose = new RegExp(`^ {0,3}\\${fence[0]}* *$`);
  const language = (info.trim().split(/[\s{,:]/, 1)[0] ?? '').slice(0, MAX_LANGUAGE_CHARS);
  let position = start;
  let code = '';
  let closed = false;

  const unindented = (line: string) => (indent === 0 ? line : line.replace(/^ */, (spaces) => spaces.slice(indent)));

  return {
    read(source, ended) {
      while (!closed) {
        const lineEnd = source.indexOf('\n', position);
        if (lineEnd < 0) break;
        const line = source.slice(position, lineEnd);
        position = lineEnd + 1;
        if (closing.test(line)) closed = true;
        else code += `${unindented(line)}\n`;
      }
      const line = closed ? '' : source.slice(position);
      if (ended && !closed) {
        closed = true;
        position = source.length;
        if (!closing.test(line)) code += unindented(line);
      }
      // A line that has not ended is shown early, unless it may yet be the closing fence or part of the indent.
      const partial = closed || mayClose.test(line) ? '' : unindented(line);
      // The line end before the closing fence is not part of the code, so each one waits for the next line.
      return { language, code: (code + partial).replace(/\n$/, ''), closed };
    },
    get position() {
      return position;
    },
  };
}
