import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { canTellCovered, watchUncovered } from '../../sidebar/browser/watch-uncovered.ts';

/** Whether nothing of the page around the frame stands over an element. Always where the browser can't tell. */
export function useUncovered(element: { current: Element | null }): boolean {
  const isUncovered = useSignal(!canTellCovered());
  useLayoutEffect(() => {
    if (!canTellCovered() || !element.current) return;
    return watchUncovered(element.current, (is) => {
      isUncovered.value = is;
    });
  }, []);
  return isUncovered.value;
}
