import type { SourcePart } from '../../protocol/question-parts.ts';

/** By page: the tab that it was read from, for as long as this panel lives. */
const tabs = new WeakMap<SourcePart, number>();

/** Remembers which tab a page was read from. */
export function setTabOf(page: SourcePart, tabId: number): void {
  tabs.set(page, tabId);
}

/** The tab that a page was read from; undefined for one that an earlier panel read. */
export function tabOf(page: SourcePart): number | undefined {
  return tabs.get(page);
}
