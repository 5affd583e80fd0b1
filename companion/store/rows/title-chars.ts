/** UTF-16 units of a conversation's name. */
export const TITLE_CHARS = 200;
