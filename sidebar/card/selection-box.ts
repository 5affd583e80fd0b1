import { focusedElement } from '../browser/focused-element.ts';
import { selectedRanges } from '../browser/selected-ranges.ts';
import { boxesInPage, hasRoom } from './boxes-in-page.ts';
import type { Box } from './place-card.ts';

/**
 * Tells where what is selected now, in the page or in the frame with the focus, stands in the page's window from time to
 * time; undefined when it is in a field or in a frame of another site, or gone.
 */
export function createSelectionBox(page: Document): () => Box | undefined {
  const document = focusedElement(page)?.ownerDocument ?? page;
  return () => {
    const [range] = selectedRanges(document);
    const boxes = range ? boxesInPage([range.getBoundingClientRect()], document) : [];
    return boxes.find(hasRoom);
  };
}
