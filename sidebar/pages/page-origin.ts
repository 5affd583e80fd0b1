import type { SourcePart } from '../../protocol/question-parts.ts';

/** By page: the tab that it was read from, for as long as this panel lives. */
const tabs = new WeakMap<SourcePart, number>();
/** By page: what its tab said when it was read. */
const stamps = new WeakMap<SourcePart, string>();

/** Remembers which tab a page was read from. */
export function setTabOf(page: SourcePart, tabId: number): void {
  tabs.set(page, tabId);
}

/** The tab that a page was read from; undefined for one that an earlier panel read. */
export function tabOf(page: SourcePart): number | undefined {
  return tabs.get(page);
}

/** Remembers the stamp of what the tab said when the page was read: see `stampPage`. */
export function setStampOf(page: SourcePart, stamp: string): void {
  stamps.set(page, stamp);
}

/** The stamp of the tab when the page was read; undefined where that is not known. */
export function stampOf(page: SourcePart): string | undefined {
  return stamps.get(page);
}
