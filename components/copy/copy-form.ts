/** As what something is copied. */
export type CopyForm = 'markdown' | 'text' | 'rich';

/** What gets into the clipboard: text, and beside it the same as HTML where it is rich. */
export interface Copied {
  text: string;
  html?: string;
}
