/** Why the page beside the panel, or what is selected in it, can't be read, by code; with what its sentence is given. */
export interface PageHintParams {
  /** The browser keeps its own pages and its store closed to extensions. */
  browser_page: object;
  /** A gesture has let us in, and still no script may run: a page of the browser's own, or a file on this computer. */
  closed_page: object;
  /** The page's script does not answer. */
  silent: object;
  /** A PDF in the browser's viewer, and nothing that could fetch it once more. */
  pdf: object;
  /** An image, or another file in a viewer of the browser's, that can't be had from there. */
  shown_file: object;
  /** The tab plays a sound or a film. */
  recording: object;
  /** Most of the page is in a frame of another site, which is closed to us; `site` may be empty. */
  framed: { site: string };
  /** A page without text that a program draws. */
  drawn: object;
  /** A page without text. */
  empty: object;
  /** The page itself failed to load. */
  not_loaded: object;
  /** The tab went to another page, or away, before the page was read. */
  left: object;
  /** `shortcut` of the toolbar button; may be empty. */
  needs_access: { shortcut: string };
  /** Firefox opened no sidebar, for lack of a gesture that it takes for one, and Aside is in a tab. */
  sidebar_refused: object;
  /** The browser's own storage is full. */
  no_room: object;
  /** The selection may be in a frame of another site; `site` may be empty. */
  closed_frame: { site: string };
  nothing_selected: object;
}

export type PageHint = { [C in keyof PageHintParams]: { code: C; params: PageHintParams[C] } }[keyof PageHintParams];
