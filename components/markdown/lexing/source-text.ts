/**
 * Makes a model's text safe to split: one kind of line end, and every control character visible as its picture, so
 * that nothing hides in the text and nothing (NUL above all) upsets a parser. One character in, one out, whatever
 * stands around it: that is what lets a text be cleaned piece by piece.
 */
export function cleanSource(text: string): string {
  return LINE_ENDS.test(text) || CONTROLS.test(text)
    ? text.replace(ALL_LINE_ENDS, '\n').replace(ALL_CONTROLS, pictureOf)
    : text;
}

/**
 * How many characters at the end can't be judged before the next piece comes: a CR that may get its LF, and the first
 * half of a surrogate pair.
 */
export function undecidedLength(text: string): 0 | 1 {
  const last = text.charCodeAt(text.length - 1);
  return last === 0x0d || (last >= 0xd800 && last <= 0xdbff) ? 1 : 0;
}

const LINE_ENDS = /\r/;
const ALL_LINE_ENDS = /\r\n?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what this is for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/;
const ALL_CONTROLS = new RegExp(CONTROLS, 'g');

/** The picture Unicode has for it (␀, ␛, ␡); the replacement character for the C1 controls, which have none. */
function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return code > 0x2000 ? ' ' : '\ufffd';
}
