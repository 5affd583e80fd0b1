/** Why the page beside the panel, or what is selected in it, can't be read, by code; with what its sentence is given. */
export interface PageHintParams {
  /** The browser keeps its own pages and its store closed to extensions. */
  browser_page: object;
  /** The page's script does not answer. */
  silent: object;
  /** Shown in the browser's viewer. */
  pdf: object;
  /** A page without text. */
  empty: object;
  /** The page itself failed to load. */
  not_loaded: object;
  /** The tab went to another page, or away, before the page was read. */
  left: object;
  /** `shortcut` of the toolbar button; may be empty. */
  needs_access: { shortcut: string };
  /** The browser's own storage is full. */
  no_room: object;
  /** The selection may be in a frame of another site; `site` may be empty. */
  closed_frame: { site: string };
  nothing_selected: object;
}

export type PageHint = { [C in keyof PageHintParams]: { code: C; params: PageHintParams[C] } }[keyof PageHintParams];
