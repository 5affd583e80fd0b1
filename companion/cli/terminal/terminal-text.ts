/** Makes what a model says safe to print: what is left can only be read, and moves no cursor and no line's order. */
export interface TerminalText {
  /** The next piece of a text; what it ends in the middle of is decided by the pieces that follow. */
  clean(piece: string): string;
}

/** Longer than any real sequence: an unfinished one must not swallow an answer. */
const MAX_SEQUENCE_CHARS = 256;

/**
 * Where we stand in an escape sequence: `escape` after ESC, `control` in `ESC [ ...` up to its last letter, `string` in
 * `ESC ] ...` and its like up to BEL or ST.
 */
type State = 'text' | 'escape' | 'control' | 'string' | 'string-escape';

/**
 * Drops escape sequences as a whole, however they are cut into pieces, every other control character but newline and
 * tab, and the characters that turn the direction of text around.
 */
export function createTerminalText(): TerminalText {
  let state: State = 'text';
  let sequenceChars = 0;
  /** The first half of a character that the piece before ended with. */
  let half = '';

  function enter(next: State): '' {
    state = next;
    if (next !== 'string-escape') sequenceChars = 0;
    return '';
  }

  function inText(char: string): string {
    if (char === '\u001b') return enter('escape');
    if (char === '\u009b') return enter('control');
    if (isStringStart(char)) return enter('string');
    return isPrintable(char) ? char : '';
  }

  function inSequence(char: string): string {
    sequenceChars += 1;
    // A line's end ends every sequence: a model that forgot to end one loses a line at most.
    if (char === '\n' || sequenceChars > MAX_SEQUENCE_CHARS) {
      enter('text');
      return inText(char);
    }
    if (char === '\u001b') return enter(state === 'string' ? 'string-escape' : 'escape');
    switch (state) {
      case 'escape':
        return afterEscape(char);
      case 'control':
        if (/[\x20-\x3f]/.test(char)) return '';
        enter('text');
        return /[\x40-\x7e]/.test(char) ? '' : inText(char);
      case 'string-escape':
        enter(char === '\\' ? 'text' : 'escape');
        return char === '\\' ? '' : inSequence(char);
      default:
        return char === '\u0007' || char === '\u009c' ? enter('text') : '';
    }
  }

  function afterEscape(char: string): string {
    if (char === '[') return enter('control');
    if (/[\]PX^_]/.test(char)) return enter('string');
    // `ESC ( B` and its like: any number of these before the last letter.
    if (/[\x20-\x2f]/.test(char)) return '';
    enter('text');
    return /[\x30-\x7e]/.test(char) ? '' : inText(char);
  }

  return {
    clean(piece) {
      const text = half + piece;
      half = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
      let cleaned = '';
      for (const char of half === '' ? text : text.slice(0, -1)) {
        cleaned += state === 'text' ? inText(char) : inSequence(char);
      }
      return cleaned;
    },
  };
}

/** A whole text on one line, for words that the companion or a model server chose. */
export function toTerminalLine(text: string): string {
  return createTerminalText().clean(text).replaceAll(/\s+/g, ' ').trim();
}

/** The 8-bit forms of `ESC P`, `ESC X`, `ESC ]`, `ESC ^` and `ESC _`. */
function isStringStart(char: string): boolean {
  return /[\u0090\u0098\u009d-\u009f]/.test(char);
}

function isPrintable(char: string): boolean {
  return char === '\n' || char === '\t' || !/[\p{Cc}\p{Bidi_Control}]/u.test(char);
}
