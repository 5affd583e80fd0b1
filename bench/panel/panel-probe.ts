/** What a page notes about itself while it is measured. The same for the panel and for what stands beside it. */
export interface PageNotes {
  longTasks: { start: number; duration: number }[];
  /** When Enter was pressed. */
  enterAt: number;
  /** When the first frame that shows a part of the answer was done. */
  firstTextAt: number;
  /** When the first frame with a field to type in was done. */
  usableAt: number;
}

/** Runs in the page before anything else of it. */
export function takeNotes(): void {
  const notes: PageNotes = { longTasks: [], enterAt: 0, firstTextAt: 0, usableAt: 0 };
  Object.assign(globalThis, { benchNotes: notes });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) notes.longTasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask' });

  const whenShown = (isThere: () => boolean, note: () => void) => {
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = note;
        port2.postMessage(null);
      });
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  };
  whenShown(
    () => document.querySelector('textarea:not(:disabled)') !== null,
    () => {
      notes.usableAt = performance.now();
    },
  );
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Enter') return;
      notes.enterAt = performance.now();
      whenShown(
        () => Boolean(document.querySelector('.answer .markdown, .plain-answer, #output')?.textContent),
        () => {
          notes.firstTextAt = performance.now();
        },
      );
    },
    true,
  );
}

/** Runs in the page. */
export function readNotes(): PageNotes {
  return (globalThis as unknown as { benchNotes: PageNotes }).benchNotes;
}
