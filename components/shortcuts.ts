/** The key combinations that are in force, as the browser writes them; empty where there is none. */
export interface Shortcuts {
  /** Opens and closes the panel. */
  open: string;
  /** Asks about the selection. */
  ask: string;
  /** Summarises the page. */
  summarise: string;
}

export const NO_SHORTCUTS: Shortcuts = { open: '', ask: '', summarise: '' };
