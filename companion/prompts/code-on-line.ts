/**
 * Where code is in Markdown that comes in pieces: in fences, and between backticks on one line. It knows what stands
 * before, and looks no further than it is told to.
 */
export interface CodeOnLine {
  /** Between fences, or on the line that opens them. */
  readonly isFenced: boolean;
  /** Behind backticks that may turn out to open code on this line. */
  readonly isOpen: boolean;
  /** Nothing but blanks stand before this place on its line. */
  readonly isLineStart: boolean;
  /** Takes text that has no backtick, tilde or newline in it. */
  skip(text: string): void;
  /** Takes a backtick, a tilde or a newline. */
  step(char: string): void;
  /** Whether `rest`, of which there is no more on this line if `isWhole`, closes the code that may be open. */
  isClosedBy(rest: string, isWhole: boolean): boolean | undefined;
  /** Here a text of its own begins. */
  restart(): void;
}

/** What may stand before a fence on its line: quotes and items of lists hold code too. */
const BEFORE_FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?[\s>]*$/;
/** What that may still become. */
const BEGINS_BEFORE_FENCE = /^[\s>]*(?:[-*+]|\d{1,9}[.)]?)?[\s>]*$/;
const MOST_BEFORE_FENCE = 200;
const BLANK = /^\s*$/;

export function createCodeOnLine(): CodeOnLine {
  /** The line so far while a fence may still stand here; undefined once none can. */
  let before: string | undefined = '';
  let fence = '';
  /** On the line that opens a fence: another backtick on it makes it code on a line. */
  let isOpening = false;
  /** On a line that has closed the fence, unless more follows on it. */
  let isClosing = false;
  /** Backticks or tildes right before here. */
  let run = '';
  /** The backticks that are open on this line. */
  let ticks = '';

  function endRun(): void {
    // Asked for each token.
    if (run === '') return;
    const [char, { length }] = [run[0], run];
    if (fence !== '' && !isOpening) {
      isClosing = before !== undefined && char === fence[0] && length >= fence.length;
    } else if (fence === '' && length >= 3 && BEFORE_FENCE.test(before ?? '?') && ticks === '') {
      fence = run;
      isOpening = true;
    } else if (char === '`') {
      if (isOpening && fence[0] === '`') {
        ticks = fence;
        fence = '';
        isOpening = false;
      }
      if (ticks === '') ticks = run;
      else if (ticks.length === length) ticks = '';
    }
    run = '';
    before = undefined;
  }

  return {
    get isFenced() {
      endRun();
      return fence !== '';
    },
    get isOpen() {
      endRun();
      return ticks !== '';
    },
    get isLineStart() {
      endRun();
      return before !== undefined && BLANK.test(before);
    },
    skip(text) {
      endRun();
      if (isClosing && !BLANK.test(text)) isClosing = false;
      if (before === undefined) return;
      before += text;
      if (before.length > MOST_BEFORE_FENCE || !BEGINS_BEFORE_FENCE.test(before)) before = undefined;
    },
    step(char) {
      if (run !== '' && run[0] !== char) endRun();
      if (char !== '\n') {
        if (isClosing) isClosing = false;
        run += char;
        return;
      }
      if (isClosing) fence = '';
      isOpening = false;
      isClosing = false;
      ticks = '';
      before = '';
    },
    isClosedBy(rest, isWhole) {
      for (const { 0: found, index } of rest.matchAll(/`+/g)) {
        if (!isWhole && index + found.length === rest.length) return undefined;
        if (found.length === ticks.length) return true;
      }
      return isWhole ? false : undefined;
    },
    restart() {
      [before, fence, run, ticks] = ['', '', '', ''];
      isOpening = false;
      isClosing = false;
    },
  };
}
