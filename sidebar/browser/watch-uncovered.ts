/** As a browser that can tell has it; TypeScript does not know it yet. */
interface Entry {
  isVisible?: boolean;
}

/** Milliseconds: browsers look no more often. */
const LOOK_MS = 100;

/** Whether the browser can tell what stands over an element. */
export function canTellCovered(): boolean {
  return 'isVisible' in ((globalThis.IntersectionObserverEntry?.prototype as Entry | undefined) ?? {});
}

/**
 * Tells whether nothing of the page stands over an element, also of the page around a frame: a page could have a click
 * that is meant for itself meet it. What is see-through itself counts as covered. Returns what ends it.
 */
export function watchUncovered(element: Element, tell: (isUncovered: boolean) => void): () => void {
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    trackVisibility: true,
    delay: LOOK_MS,
  };
  const observer = new IntersectionObserver(
    (entries) => tell((entries as readonly Entry[]).at(-1)?.isVisible === true),
    options,
  );
  observer.observe(element);
  return () => observer.disconnect();
}
