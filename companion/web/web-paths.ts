/** Where the companion's own page is. */
export const PAGE_PATH = '/';
/** Below it lies what the page loads, under names that change with the content. */
export const ASSETS_PATH = '/assets/';
/** Below it lie the words of each language, under names that change with any of them. */
export const WORDS_PATH = '/words/';

/** The frame that draws diagrams. */
export const DIAGRAM_PATH = '/diagram.html';

export function isWebPath(path: string): boolean {
  return path === PAGE_PATH || path === DIAGRAM_PATH || path.startsWith(ASSETS_PATH) || path.startsWith(WORDS_PATH);
}
