import { focusedElement } from '../browser/focused-element.ts';
import { selectedRanges } from '../browser/selected-ranges.ts';
import { boxesInPage, hasRoom } from './boxes-in-page.ts';
import type { Box } from './place-card.ts';

/**
 * Tells where what is selected now, in the page or in the frame with the focus, stands in the page's window from time to
 * time. A field has a selection of its own, which only the field knows: then it is where the field stands. Undefined when
 * it is in a frame of another site, or gone.
 */
export function createSelectionBox(page: Document): () => Box | undefined {
  const focused = focusedElement(page);
  const document = focused?.ownerDocument ?? page;
  const field = focused?.matches('textarea, input') ? focused : undefined;
  return () => {
    const [range] = selectedRanges(document);
    const places = [range, field].filter((place) => place !== undefined);
    const boxes = places.map((place) => place.getBoundingClientRect());
    return boxesInPage(boxes, document).find(hasRoom);
  };
}
