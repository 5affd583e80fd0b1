/** Says of each line of fenced code what it is. */
export interface NestedFences {
  /** @param next Where the line behind it begins in `source`. `ended`: no more text will come. */
  read(line: string, source: string, next: number, ended: boolean): 'code' | 'closes' | 'undecided';
}

/**
 * Models show a Markdown file between fences, and the file holds fences of the same length. CommonMark ends the outer
 * one at the first of them, and what follows is turned inside out. So inside a fence that says it holds Markdown
 * - a fence with words behind it opens another, and the next bare one closes that;
 * - a bare one opens another where a blank line or a colon is above it and text right below it, and closes otherwise.
 * Everywhere else CommonMark's rule holds: a model that forgot a closing fence must not turn the rest into code.
 */
export function createNestedFences(fence: string, info: string): NestedFences {
  const [mark = ''] = fence;
  const bare = new RegExp(`^[ \\t]*(\\${mark}{${fence.length},})[ \\t]*$`);
  const opening = new RegExp(`^[ \\t]*(\\${mark}{${fence.length},})([^\`\\n]*[^\`\\s][^\`\\n]*)$`);
  const closing = new RegExp(`^ {0,3}\\${mark}{${fence.length},} *$`);
  const open = [{ length: fence.length, isMarkdown: holdsMarkdown(languageOf(info)) }];
  let above = fence;

  function judge(line: string, source: string, next: number, ended: boolean): 'code' | 'closes' | 'undecided' {
    const inner = open.at(-1);
    if (inner === undefined || (open.length === 1 && !inner.isMarkdown)) return closing.test(line) ? 'closes' : 'code';
    const [, opener = '', words = ''] = opening.exec(line) ?? [];
    if (opener !== '' && inner.isMarkdown) {
      open.push({ length: opener.length, isMarkdown: holdsMarkdown(languageOf(words)) });
      return 'code';
    }
    const [, run = ''] = bare.exec(line) ?? [];
    if (run.length < inner.length) return 'code';
    if (inner.isMarkdown && LEADS_IN.test(above)) {
      const below = firstBelow(source, next);
      if (below === '' && !ended) return 'undecided';
      if (below !== '' && below !== '\n') {
        open.push({ length: run.length, isMarkdown: false });
        return 'code';
      }
    }
    if (open.length === 1) return closing.test(line) ? 'closes' : 'code';
    open.pop();
    return 'code';
  }

  return {
    read(line, source, next, ended) {
      const read = judge(line, source, next, ended);
      if (read !== 'undecided') above = line;
      return read;
    },
  };
}

/** The language that the words behind a fence begin with. */
export function languageOf(info: string): string {
  return (info.trim().split(/[\s{,:]/, 1)[0] ?? '').slice(0, MAX_LANGUAGE_CHARS);
}

export function holdsMarkdown(language: string): boolean {
  return MARKDOWN.test(language);
}

/** A language's name is short; anything longer names none. */
const MAX_LANGUAGE_CHARS = 32;
/** As a language, or as the name of a file. */
const MARKDOWN = /^(?:.*\.)?(?:markdown|mdown|mkdn?|mdx?|[qr]md)$/i;
/** The line above code that a file shows. */
const LEADS_IN = /^[ \t]*$|[:：][ \t]*$/;

/** The first character of the line that begins at `at`, its indent apart; empty while that has not come. */
function firstBelow(source: string, at: number): string {
  FIRST.lastIndex = at;
  return FIRST.exec(source)?.[1] ?? '';
}

const FIRST = /[ \t]*([^ \t]?)/y;
