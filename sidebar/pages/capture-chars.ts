/** UTF-16 units of Markdown that a capture hands over: escaped, it still fits one frame to the companion. */
export const CAPTURE_CHARS = 2_000_000;
