import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

/** As a browser that can tell has it; TypeScript does not know it yet. */
interface Entry {
  isVisible?: boolean;
}

/** Milliseconds: browsers look no more often. */
const LOOK_MS = 100;

const canTell = () => 'isVisible' in ((globalThis.IntersectionObserverEntry?.prototype as Entry | undefined) ?? {});

/**
 * Whether nothing of the page around the frame stands over an element: a page could have a click that is meant for itself
 * meet it. Always where the browser can't tell. What is see-through itself counts as covered.
 */
export function useUncovered(element: { current: Element | null }): boolean {
  const isUncovered = useSignal(!canTell());
  useLayoutEffect(() => {
    if (!canTell() || !element.current) return;
    const look = (entries: readonly Entry[]) => {
      isUncovered.value = entries.at(-1)?.isVisible === true;
    };
    const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
      trackVisibility: true,
      delay: LOOK_MS,
    };
    const observer = new IntersectionObserver((entries) => look(entries as readonly Entry[]), options);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return isUncovered.value;
}
