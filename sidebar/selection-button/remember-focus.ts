import { focusAgain, focusedElement } from '../browser/focused-element.ts';
import { selectedRanges, selectRange } from '../browser/selected-ranges.ts';

/** Remembers where the focus is, and what is selected there; returns what brings both back. */
export function rememberFocus(page: Document): () => void {
  const element = focusedElement(page);
  const document = element?.ownerDocument ?? page;
  const range = selectedRanges(document)[0]?.cloneRange();
  const { selectionStart: start, selectionEnd: end } = (element ?? {}) as Partial<HTMLInputElement>;
  return () => {
    focusAgain(element, page);
    if (start != null && end != null) return (element as HTMLInputElement).setSelectionRange(start, end);
    // A field has none that a document knows of.
    if (start === undefined && range && selectedRanges(document).length === 0) selectRange(document, range);
  };
}
