import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { placeRows, type RowPlaces } from './place-rows.ts';

/** A row that was never drawn is taken to be as high as this, in pixels. */
const USUAL_HEIGHT = 48;
/** Pixels that are drawn above and below what can be seen: a turn of the wheel shows no gap. */
const MARGIN = 600;
/** Pixels that are taken to be seen while nothing is laid out. */
const USUAL_VIEW = 1_000;

/**
 * Draws a part of a list of any length, as its scroller moves. The rows are the children of `list`, each with its key as
 * `data-key`, and the gap before it as its margin, which must not collapse with that of the list.
 *
 * @param kept keys of rows that are drawn wherever they are
 */
export function useWindowedRows(options: {
  keys: readonly string[];
  kept: ReadonlySet<string>;
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<HTMLElement | null>;
}): RowPlaces {
  const { keys, kept, scroller, list } = options;
  const heights = useSignal<ReadonlyMap<string, number>>(new Map());
  const view = useSignal({ top: 0, bottom: USUAL_VIEW + MARGIN });

  function look(): void {
    const outer = scroller.current;
    if (!outer || !list.current) return;
    const top = outer.getBoundingClientRect().top - list.current.getBoundingClientRect().top;
    const bottom = top + (outer.clientHeight || USUAL_VIEW);
    const drawn = view.peek();
    // Half of the margin is left before more is drawn, so that most steps draw nothing.
    if (drawn.top <= Math.max(0, top - MARGIN / 2) && drawn.bottom >= bottom + MARGIN / 2) return;
    view.value = { top: Math.max(0, top - MARGIN), bottom: bottom + MARGIN };
  }

  useLayoutEffect(() => {
    const outer = scroller.current;
    if (!outer) return;
    let width = outer.clientWidth;
    const observer = new ResizeObserver(() => {
      // Names break elsewhere now.
      heights.value = outer.clientWidth === width ? new Map(heights.peek()) : new Map();
      width = outer.clientWidth;
    });
    observer.observe(outer);
    outer.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener('scroll', look);
    };
  }, []);

  useLayoutEffect(() => {
    const measured = new Map(heights.peek());
    for (const row of list.current?.children ?? []) {
      const { dataset, offsetHeight } = row as HTMLElement;
      if (dataset.key !== undefined && offsetHeight > 0) measured.set(dataset.key, offsetHeight);
    }
    const isNew = [...measured].some(([key, height]) => heights.peek().get(key) !== height);
    if (isNew) heights.value = measured;
    look();
  });

  const known = heights.value;
  return placeRows(
    keys.map((key) => known.get(key) ?? USUAL_HEIGHT),
    view.value,
    new Set(keys.flatMap((key, index) => (kept.has(key) ? [index] : []))),
  );
}
