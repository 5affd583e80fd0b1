import type { ReadonlySignal } from '@preact/signals';

/** The page beside the panel: reading it, and the permission to. */
export interface PageModel {
  /**
   * `reading`: being captured. `needs-access`: a request is kept until the person lets us in; `hint` says how.
   * `unreadable`: this page can't be read; `hint` says why.
   */
  readonly status: ReadonlySignal<'idle' | 'reading' | 'needs-access' | 'unreadable'>;
  /** Words for the status, with the real shortcut in them; empty when idle. */
  readonly hint: ReadonlySignal<string>;
  /** The site that was just read under a passing grant, to offer "Always on <site>"; empty when there is no offer. */
  readonly offerSite: ReadonlySignal<string>;
  /** Captures the page and asks for its summary; without access keeps the request and goes on when access comes. */
  summarise(): void;
  /** Captures the page and puts it into the composer as a chip; waits for access likewise. */
  attachPage(): void;
  /** Gives up a request that waits for access. */
  dismiss(): void;
  /** Asks the browser for all sites. Must be called first thing in a click's handler. */
  allowAllSites(): void;
  /** Asks the browser for `offerSite`. Must be called first thing in a click's handler. */
  allowOfferedSite(): void;
}
